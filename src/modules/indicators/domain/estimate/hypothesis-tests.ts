/** Independence of two factors (Rao-Scott) and comparison of two means. */
import { domainMean } from '../../../../methodology/estimation/estimators.js';
import { independenceTest } from '../../../../methodology/estimation/independence-test.js';
import { studentCdf } from '../../../../methodology/numeric/distributions.js';
import type { TestAnswer } from './answer.js';
import { completeCases, groups } from './domains.js';
import { estimateProblems } from './problems.js';
import type { EstimateRequest } from './request.js';
import type { Sample } from './sample.js';

export function independence(sample: Sample, request: EstimateRequest): TestAnswer {
  const [first, second] = request.variables;
  if (first === undefined || second === undefined) throw estimateProblems.shape('/variables', 'two factors');
  const domain = completeCases(sample, request, [first, second]);
  const levels = [first, second].map((name, at) => sample.table.levels(name, `/variables/${at}`));
  const cells = [first, second].map((name, at) => sample.table.text(name, `/variables/${at}`));
  const shares = levels[0]!.flatMap((a) =>
    levels[1]!.map((b) => {
      const inside = Float64Array.from(domain, (_, row) => (cells[0]![row] === a && cells[1]![row] === b ? 1 : 0));
      return domainMean(sample.weights, inside, domain);
    }),
  );
  return independenceTest({
    proportions: shares.map((share) => share.estimate),
    covariance: sample.covariance(
      shares.map((share) => share.values),
      domain,
    ),
    rows: levels[0]!.length,
    columns: levels[1]!.length,
    n: domain.reduce((sum, value) => sum + value, 0),
    designDf: sample.freedom(domain),
  });
}

/** Regression of the variable on the group: the difference of two means, with one degree of freedom less. */
export function comparisonTest(sample: Sample, request: EstimateRequest): TestAnswer {
  const [name, column] = [request.variables[0] ?? '', request.by[0] ?? ''];
  const domain = completeCases(sample, request, [name, column]);
  const both = groups(sample, [column], domain);
  if (both.length !== 2) throw estimateProblems.twoLevels(column);
  const values = sample.table.requireNumbers(name, '/variables/0').map((value) => (Number.isNaN(value) ? 0 : value));
  const means = both.map((group) => domainMean(sample.weights, values, group.domain));
  const difference = means[1]!.values.map((value, row) => value - means[0]!.values[row]!);
  const se = Math.sqrt(sample.covariance([difference], domain)[0]![0]!);
  const estimate = means[1]!.estimate - means[0]!.estimate;
  const df = sample.freedom(domain) - 1;
  return { statistic: estimate / se, df, p: 2 * studentCdf(-Math.abs(estimate / se), df), estimate };
}
