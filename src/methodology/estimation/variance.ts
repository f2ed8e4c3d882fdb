/**
 * Variance of weighted sums by linearisation (Taylor) under a stratified multi-stage design: for each stage and
 * stratum (1 - f) n/(n-1) sum of (t - mean t)(t - mean t)'; later stages are multiplied by the sampling fractions of
 * the earlier ones. References: Särndal, Swensson, Wretman (1992), 4.3; D. Binder (1983); verified against R survey
 * 4.4-2.
 */
import { zeros } from '../numeric/matrix.js';
import type { Design, DesignStage, Domain } from './design.js';
import { estimationProblems } from './problems.js';
import { addCrossProducts, meansOf, type StageTotals, unitTotals, type WeightedColumn } from './unit-totals.js';

/**
 * The contribution of a stratum with one sampled unit. `fail` refuses; the names are those of R's survey.lonely.psu.
 */
export type LonelyRule = 'fail' | 'remove' | 'certainty' | 'adjust' | 'average';

export interface VarianceOptions {
  readonly lonely: LonelyRule;
  /** Applies the rule `adjust` also if a domain has one unit of a larger stratum. */
  readonly adjustDomainLonely: boolean;
  /** First stage only: later stages are treated as part of it. */
  readonly ultimateCluster: boolean;
}

export const defaultVariance: VarianceOptions = { lonely: 'fail', adjustDomainLonely: false, ultimateCluster: false };

/** The units of each stratum. */
function members(stage: DesignStage): number[][] {
  const lists: number[][] = Array.from({ length: stage.sampled.length }, () => []);
  for (let unit = 0; unit < stage.stratumOfUnit.length; unit += 1) lists[stage.stratumOfUnit[unit]!]!.push(unit);
  return lists;
}

interface Stratum {
  readonly units: readonly number[];
  readonly name: string;
  readonly stage: number;
  /** 1 - f */
  readonly correction: number;
}

interface Sums {
  readonly data: StageTotals;
  readonly options: VarianceOptions;
}

/**
 * The mean of all units of the first stage; at a later stage, of the units within the same unit of the previous one,
 * which are the stratum itself (as in R).
 */
function adjustedCentre({ stage, units }: Stratum, data: StageTotals): readonly number[] {
  return stage === 1 ? data.means : meansOf(units, data);
}

function lonelyStratum(target: number[][], stratum: Stratum, { data, options }: Sums): boolean {
  if (options.lonely === 'fail') throw estimationProblems.lonelyPsu(stratum.stage, stratum.name);
  if (options.lonely === 'average') return false;
  const { units, correction } = stratum;
  if (options.lonely === 'adjust')
    addCrossProducts(target, { units, data, centre: adjustedCentre(stratum, data) }, correction);
  return true;
}

/** Adds one stratum; returns false if the rule `average` must replace it by the others. */
function addStratum(target: number[][], stratum: Stratum, sums: Sums): boolean {
  const { units, correction } = stratum;
  const { data, options } = sums;
  if (correction < 1e-7) return true;
  if (units.length === 1) return lonelyStratum(target, stratum, sums);
  const touched = units.reduce((count, unit) => count + data.touched[unit]!, 0);
  const lonely = touched === 1 && options.adjustDomainLonely ? options.lonely : null;
  if (lonely === 'average') return false;
  const centre = lonely === 'adjust' ? adjustedCentre(stratum, data) : meansOf(units, data);
  addCrossProducts(target, { units, data, centre }, (correction * units.length) / (units.length - 1));
  return true;
}

/** Only the lower triangle is filled. */
function addScaled(target: number[][], matrix: readonly (readonly number[])[], factor: number): void {
  if (factor === 0) return;
  for (let i = 0; i < matrix.length; i += 1) {
    const [into, from] = [target[i]!, matrix[i]!];
    for (let j = 0; j <= i; j += 1) into[j]! += factor * from[j]!;
  }
}

function stageVariance(stage: DesignStage, position: number, context: Context): number[][] {
  const { columns, options, domain } = context;
  const data = unitTotals(stage, columns, domain);
  const lists = members(stage);
  const groups = new Map<number, { matrix: number[][]; strata: number; answered: number }>();
  for (const [number, units] of lists.entries()) {
    if (!units.some((unit) => data.touched[unit] === 1)) continue;
    const group = context.parentOf(number);
    let entry = groups.get(group);
    if (entry === undefined)
      groups.set(group, (entry = { matrix: zeros(columns.length, columns.length), strata: 0, answered: 0 }));
    const population = stage.population?.[number] ?? Infinity;
    const correction = population === Infinity ? 1 : (population - units.length) / population;
    const done = addStratum(
      entry.matrix,
      { units, name: stage.stratumNames[number]!, stage: position + 1, correction },
      { data, options },
    );
    entry.strata += 1;
    if (done) entry.answered += 1;
  }
  const sum = zeros(columns.length, columns.length);
  for (const [group, { matrix, strata, answered }] of groups) {
    const factor = context.fractionOf(group) * (answered === 0 ? 0 : strata / answered);
    addScaled(sum, matrix, factor);
  }
  return sum;
}

interface Context {
  readonly columns: readonly WeightedColumn[];
  readonly options: VarianceOptions;
  readonly domain: Domain | undefined;
  /** Maps a stratum of this stage to its unit of the previous stage (0 at the first). */
  readonly parentOf: (stratum: number) => number;
  /** Maps a unit of the previous stage to the product of the sampling fractions so far. */
  readonly fractionOf: (unit: number) => number;
}

/** Maps a stratum to its unit of the previous stage. */
function parents(stage: DesignStage, before: DesignStage): Int32Array {
  const parent = new Int32Array(stage.sampled.length);
  for (let row = 0; row < stage.stratum.length; row += 1) parent[stage.stratum[row]!] = before.unit[row]!;
  return parent;
}

/**
 * Covariance matrix of the column sums. `columns` are row values multiplied by the weight (w z), 0 outside the domain;
 * `domain` specifies the rows inside, which matters only for strata with one unit.
 */
export function covarianceOfSums(
  design: Design,
  columns: readonly WeightedColumn[],
  settings: { readonly options: VarianceOptions; readonly domain?: Domain | undefined },
): number[][] {
  const total = zeros(columns.length, columns.length);
  let parentOf: (stratum: number) => number = () => 0;
  let fractionOf: (unit: number) => number = () => 1;
  const stages = settings.options.ultimateCluster ? design.stages.slice(0, 1) : design.stages;
  for (const [position, stage] of stages.entries()) {
    const part = stageVariance(stage, position, {
      columns,
      options: settings.options,
      domain: settings.domain,
      parentOf,
      fractionOf,
    });
    addScaled(total, part, 1);
    const next = stages[position + 1];
    if (next === undefined || stage.population === null) break;
    const { population } = stage;
    const before = { parentOf, fractionOf };
    fractionOf = (unit) => {
      const stratum = stage.stratumOfUnit[unit]!;
      return (before.fractionOf(before.parentOf(stratum)) * stage.sampled[stratum]!) / population[stratum]!;
    };
    const parent = parents(next, stage);
    parentOf = (stratum) => parent[stratum]!;
  }
  for (let i = 0; i < total.length; i += 1) for (let j = i + 1; j < total.length; j += 1) total[i]![j] = total[j]![i]!;
  return total;
}

/** Whether a stage in use has a stratum with one sampled unit: only then do the rows of a domain matter. */
export function hasLonelyStratum(design: Design, options: VarianceOptions): boolean {
  const stages = options.ultimateCluster ? design.stages.slice(0, 1) : design.stages;
  return stages.some((stage) => stage.sampled.includes(1));
}
