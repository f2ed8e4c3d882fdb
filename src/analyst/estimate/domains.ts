/** The rows of a request: those that meet its conditions and are complete, and the groups of `by`. */
import type { Domain } from '../../methodology/estimation/design.js';
import { estimationProblems } from '../../methodology/estimation/problems.js';
import { estimateProblems } from '../input/problems.js';
import type { EstimateRequest } from './request.js';
import type { Sample } from './sample.js';

/** Rows that meet all conditions; a row with a missing tested column is outside. */
export function baseDomain(sample: Sample, request: EstimateRequest): Domain {
  return Uint8Array.from(sample.table.test(request.where, '/where'), (holds) => (holds === 1 ? 1 : 0));
}

/** Excludes rows with a missing value, or refuses them, depending on the request. */
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
  /** Rows of the group in order. */
  readonly rows: Int32Array;
}

export function rowsOf(domain: Domain): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < domain.length; row += 1) if (domain[row] === 1) rows.push(row);
  return Int32Array.from(rows);
}

/** An indicator vector: 1 in the rows of a group. */
export function domainOf(group: Group, size: number): Domain {
  const domain = new Uint8Array(size);
  for (const row of group.rows) domain[row] = 1;
  return domain;
}

/**
 * One group for each combination of levels that occurs, the last factor varying slowest as in R; rows without a level
 * are in no group.
 */
/** The covariance matrix has the square of this number of elements. */
const MOST_FIGURES = 2_000;

/** Errors: more figures than one request can have. */
export function checkFigures(figures: number, pointer: string): void {
  if (figures > MOST_FIGURES) throw estimateProblems.tooManyFigures(figures, MOST_FIGURES, pointer);
}

export function groups(sample: Sample, by: readonly string[], domain: Domain): readonly Group[] {
  if (by.length === 0) return [{ rows: rowsOf(domain) }];
  const factors = by.map((column, at) => sample.table.codes(column, `/by/${at}`));
  const found = new Map<number, number[]>();
  for (let row = 0; row < domain.length; row += 1) {
    if (domain[row] === 0) continue;
    let code = 0;
    for (let at = factors.length - 1; at >= 0 && code >= 0; at -= 1) {
      const own = factors[at]!.codes[row]!;
      code = own === -1 ? -1 : code * factors[at]!.levels.length + own;
    }
    if (code === -1) continue;
    const rows = found.get(code);
    if (rows === undefined) found.set(code, [row]);
    else rows.push(row);
  }
  checkFigures(found.size, '/by');
  return [...found.entries()]
    .sort(([a], [b]) => a - b)
    .map(([code, rows]) => {
      let rest = code;
      const labels = factors.map(({ levels }): string => {
        const own = rest % levels.length;
        rest = (rest - own) / levels.length;
        return levels[own]!;
      });
      return { by: Object.fromEntries(by.map((column, at) => [column, labels[at]!])), rows: Int32Array.from(rows) };
    });
}
