/** Differences, ratios and relative gaps between two groups, with the covariance between them. */
import { contrast } from '../../methodology/estimation/contrasts.js';
import { studentInterval } from '../../methodology/estimation/intervals.js';
import type { EstimateFlag } from '../../methodology/estimation/judgement.js';
import { estimateProblems } from '../input/problems.js';
import type { EstimateRequest } from './request.js';
import type { AnswerRow } from './rows.js';

export function contrastRows(
  rows: readonly AnswerRow[],
  covariance: readonly (readonly number[])[],
  request: EstimateRequest,
): AnswerRow[] {
  const column = request.by[0];
  if (column === undefined || request.by.length > 1)
    throw estimateProblems.shape('/by', 'exactly one column with contrasts');
  const position = (level: string, pointer: string): number => {
    const found = rows.findIndex((row) => row.by?.[column] === String(level));
    if (found === -1) throw estimateProblems.unknownLevel(column, level, pointer);
    return found;
  };
  return request.contrasts.map((asked, at): AnswerRow => {
    const i = position(asked.of, `/contrasts/${at}/of`);
    const j = position(asked.to, `/contrasts/${at}/to`);
    if (asked.kind !== 'difference' && rows[j]!.estimate === 0)
      throw estimateProblems.undefinedContrast(asked.name, `/contrasts/${at}/to`);
    const { estimate, gradient } = contrast(asked.kind, { of: rows[i]!.estimate, to: rows[j]!.estimate });
    const [a, b] = gradient;
    const variance = a * a * covariance[i]![i]! + b * b * covariance[j]![j]! + 2 * a * b * covariance[i]![j]!;
    const se = Math.sqrt(Math.max(0, variance));
    const df = Math.min(rows[i]!.df, rows[j]!.df);
    const interval = studentInterval(estimate, se, { df, level: 0.95 });
    const known = rows[i]!.se !== null && rows[j]!.se !== null;
    // The CV of a difference is meaningless near zero: only the flags about its parts are kept.
    const flags: readonly EstimateFlag[] = [
      ...(df < 1 ? (['no-df'] as const) : []),
      ...(known ? [] : (['no-variation'] as const)),
    ];
    const isEstimable = df >= 1 && known;
    return {
      name: asked.name,
      estimate,
      se: known ? se : null,
      ci: isEstimable ? interval : [null, null],
      df,
      ...(flags.length > 0 && { flags }),
    };
  });
}
