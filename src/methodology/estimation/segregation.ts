/**
 * Two figures about women and men that are functions of many totals; their standard errors come from replicate weights.
 * References: O. Duncan, B. Duncan, A methodological analysis of segregation indexes (1955); ILO, Global Wage Report
 * 2018/19, for the factor-weighted gap.
 */
import { estimationProblems } from './problems.js';

export interface SexedRows {
  readonly weights: Float64Array;
  /** 1 = woman, 0 = man. */
  readonly woman: Uint8Array;
  /** Row -> occupation (or class of comparable workers), counted from 0. */
  readonly group: Int32Array;
  readonly groups: number;
}

function sumsBySex(
  { weights, woman, group, groups }: SexedRows,
  y?: Float64Array,
): readonly [Float64Array, Float64Array] {
  const sums = [new Float64Array(groups), new Float64Array(groups)] as const;
  for (let row = 0; row < weights.length; row += 1)
    sums[woman[row] === 1 ? 0 : 1][group[row]!]! += weights[row]! * (y === undefined ? 1 : y[row]!);
  return sums;
}

const total = (sums: Float64Array): number => sums.reduce((sum, value) => sum + value, 0);

/** Half the sum of |share of women - share of men| over the occupations: the share who would have to move. 0 to 1. */
export function duncanIndex(rows: SexedRows): number {
  const [women, men] = sumsBySex(rows);
  const [allWomen, allMen] = [total(women), total(men)];
  if (allWomen === 0 || allMen === 0) throw estimationProblems.zeroDenominator();
  return women.reduce((sum, count, group) => sum + Math.abs(count / allWomen - men[group]! / allMen), 0) / 2;
}

export interface FactorWeightedGap {
  /** 1 = men earn all; 0 = no gap. */
  readonly gap: number;
  /** Weighted share of the persons in groups with too few women or men. */
  readonly dropped: number;
}

/**
 * Gap of mean pay within groups of comparable workers, weighted by the persons in them. Groups with fewer than `fewest` women or
 * men are left out; which ones is decided by the persons, not the weights, so that replicates drop the same.
 */
export function factorWeightedGap(rows: SexedRows, pay: Float64Array, fewest: number): FactorWeightedGap {
  const persons = sumsBySex({ ...rows, weights: new Float64Array(rows.weights.length).fill(1) });
  const counts = sumsBySex(rows);
  const amounts = sumsBySex(rows, pay);
  let [weighted, kept, all] = [0, 0, 0];
  for (let group = 0; group < rows.groups; group += 1) {
    const [women, men] = [counts[0][group]!, counts[1][group]!];
    all += women + men;
    if (persons[0][group]! < fewest || persons[1][group]! < fewest || women === 0 || amounts[1][group] === 0) continue;
    kept += women + men;
    weighted += (women + men) * (1 - amounts[0][group]! / women / (amounts[1][group]! / men));
  }
  if (kept === 0) throw estimationProblems.zeroDenominator();
  return { gap: weighted / kept, dropped: 1 - kept / all };
}
