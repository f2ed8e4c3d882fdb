/** Which rows a request speaks about: its conditions, its complete cases, and the groups of `by`. */
import type { Domain } from '../../../../methodology/estimation/design.js';
import { estimationProblems } from '../../../../methodology/estimation/problems.js';
import { estimateProblems } from './problems.js';
import type { EstimateRequest } from './request.js';
import type { Sample } from './sample.js';

/** Rows where all conditions hold; a missing tested column is outside. */
export function baseDomain(sample: Sample, request: EstimateRequest): Domain {
  return Uint8Array.from(sample.table.test(request.where, '/where'), (holds) => (holds === 1 ? 1 : 0));
}

/** Leaves out rows where one of the columns is missing, or refuses, as the request says. */
export function completeCases(sample: Sample, request: EstimateRequest, columns: readonly string[]): Domain {
  const domain = baseDomain(sample, request);
  if (!domain.includes(1)) throw estimationProblems.emptyDomain();
  for (const [at, column] of columns.entries()) {
    const elsewhere = request.statistic === 'ratio' ? '/denominator' : '/by/0';
    const cells = sample.table.text(column, at < request.variables.length ? `/variables/${at}` : elsewhere);
    let lacking = 0;
    for (let row = 0; row < domain.length; row += 1) {
      if (domain[row] === 1 && cells[row] === null) {
        lacking += 1;
        domain[row] = 0;
      }
    }
    if (lacking > 0 && request.missing === 'fail') throw estimateProblems.missing(column, lacking);
  }
  if (!domain.includes(1)) throw estimationProblems.emptyDomain();
  return domain;
}

export interface Group {
  readonly by?: Readonly<Record<string, string>>;
  readonly domain: Domain;
}

/** One group for each combination of levels that occurs, the last factor slowest as in R; rows lacking a level are in none. */
export function groups(sample: Sample, by: readonly string[], domain: Domain): readonly Group[] {
  if (by.length === 0) return [{ domain }];
  by.forEach((column, at) => sample.table.levels(column, `/by/${at}`));
  const cells = by.map((column, at) => sample.table.text(column, `/by/${at}`));
  const found = new Map<string, { labels: string[]; domain: Domain }>();
  for (let row = 0; row < domain.length; row += 1) {
    if (domain[row] === 0) continue;
    const labels = cells.map((column) => column[row]);
    if (labels.some((label) => label === null || label === undefined)) continue;
    const key = [...labels].reverse().join('\u0000');
    let group = found.get(key);
    if (group === undefined)
      found.set(key, (group = { labels: labels as string[], domain: new Uint8Array(domain.length) }));
    group.domain[row] = 1;
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({
      by: Object.fromEntries(by.map((column, at) => [column, group.labels[at]!])),
      domain: group.domain,
    }));
}
