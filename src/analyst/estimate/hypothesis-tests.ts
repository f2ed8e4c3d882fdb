/** Independence of two factors (Rao-Scott) and comparison of two means. */
import { domainMean } from '../../methodology/estimation/estimators.js';
import { independenceTest } from '../../methodology/estimation/independence-test.js';
import { studentCdf } from '../../methodology/numeric/distributions.js';
import type { TestAnswer } from './answer.js';
import { checkFigures, completeCases, groups } from './domains.js';
import { estimateProblems } from '../input/problems.js';
import type { EstimateRequest } from './request.js';
import { pick } from './rows.js';
import type { Sample } from './sample.js';

export function independence(sample: Sample, request: EstimateRequest): TestAnswer {
  const [first = '', second = ''] = request.variables;
  if (first === second) throw estimateProblems.sameFactor(first, '/variables/1');
  const domain = completeCases(sample, request, [first, second]);
  const [all] = groups(sample, [], domain);
  const rows = all!.rows;
  const factors = [first, second].map((name, at) => {
    const { levels, codes } = sample.table.codes(name, `/variables/${at}`);
    const present = levels.map((_, level) => level).filter((level) => rows.some((row) => codes[row] === level));
    if (present.length < 2) throw estimateProblems.twoLevels(name, `/variables/${at}`);
    return { codes, present };
  });
  const [left, right] = [factors[0]!, factors[1]!];
  checkFigures(left.present.length * right.present.length, '/variables');
  const weights = pick(sample.weights, rows);
  const everybody = new Uint8Array(rows.length).fill(1);
  const shares = left.present.flatMap((a) =>
    right.present.map((b) => {
      const inside = Float64Array.from(rows, (row) => (left.codes[row] === a && right.codes[row] === b ? 1 : 0));
      return domainMean(weights, inside, everybody);
    }),
  );
  const designDf = sample.freedom(rows);
  const test = independenceTest({
    proportions: shares.map((share) => share.estimate),
    covariance: sample.covariance(
      shares.map((share) => ({ rows, values: share.values })),
      () => domain,
    ),
    rows: left.present.length,
    columns: right.present.length,
    n: rows.length,
    designDf,
  });
  if (designDf < 1 || test === null) throw estimateProblems.noTest(designDf);
  return test;
}

/** Regression of the variable on the group: the difference of two means, with one degree of freedom less. */
export function comparisonTest(sample: Sample, request: EstimateRequest): TestAnswer {
  const [name, column] = [request.variables[0] ?? '', request.by[0] ?? ''];
  const domain = completeCases(sample, request, [name, column]);
  const both = groups(sample, [column], domain);
  if (both.length !== 2) throw estimateProblems.twoLevels(column, '/by/0');
  const values = sample.table.requireNumbers(name, '/variables/0');
  const [of, to] = both.map((group) => {
    const ones = new Uint8Array(group.rows.length).fill(1);
    const { estimate, values: z } = domainMean(pick(sample.weights, group.rows), pick(values, group.rows), ones);
    return { estimate, column: { rows: group.rows, values: z } };
  });
  const matrix = sample.covariance([to!.column, of!.column], () => domain);
  const se = Math.sqrt(Math.max(0, matrix[0]![0]! + matrix[1]![1]! - 2 * matrix[0]![1]!));
  const estimate = to!.estimate - of!.estimate;
  const df = sample.freedom(groups(sample, [], domain)[0]!.rows) - 1;
  if (df < 1 || se === 0) throw estimateProblems.noTest(df);
  return { statistic: estimate / se, df, p: 2 * studentCdf(-Math.abs(estimate / se), df), estimate };
}
