/**
 * A sampling design: weights, and for each stage the strata, the sampled units and the number of units in the
 * population. Reference: C.-E. Särndal, B. Swensson, J. Wretman, Model Assisted Survey Sampling (1992), ch. 4.
 */
import { estimationProblems } from './problems.js';

export interface DesignStage {
  /** Maps each row to its stratum, from 0; from stage 2 on, the strata are the units of the previous stage. */
  readonly stratum: Int32Array;
  /** Maps each row to its sampled unit, from 0; each unit is in one stratum. */
  readonly unit: Int32Array;
  readonly stratumOfUnit: Int32Array;
  /** Number of sampled units of each stratum. */
  readonly sampled: Int32Array;
  /**
   * Number of units in the population of each stratum; null = drawn with replacement (no finite-population correction,
   * no later stage).
   */
  readonly population: Float64Array | null;
  readonly stratumNames: readonly string[];
}

export interface Design {
  readonly rows: number;
  /** Weight of each row (number of population units that it represents). */
  readonly weights: Float64Array;
  readonly stages: readonly DesignStage[];
}

export interface StageInput {
  /** Stratum label of each row; absent = one stratum (within each unit of the previous stage). */
  readonly strata?: readonly string[];
  /** Unit label of each row; absent = each row is its own unit. */
  readonly units?: readonly string[];
  /** Population count of the stratum of each row. */
  readonly population?: readonly number[];
}

export interface DesignInput {
  readonly rows: number;
  /** Absent = product over the stages of population divided by sample; weight 1 if there is no population either. */
  readonly weights?: readonly number[];
  readonly stages: readonly StageInput[];
  /** Units with the same label in different strata are different units. */
  readonly nest: boolean;
}

function index(labels: (row: number) => string, rows: number): { codes: Int32Array; names: string[] } {
  const seen = new Map<string, number>();
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const label = labels(row);
    let code = seen.get(label);
    if (code === undefined) seen.set(label, (code = seen.size));
    codes[row] = code;
  }
  return { codes, names: [...seen.keys()] };
}

function populationOf(
  input: StageInput,
  stage: { stratum: Int32Array; names: readonly string[]; sampled: Int32Array; number: number },
): Float64Array | null {
  const given = input.population;
  if (given === undefined) return null;
  const population = new Float64Array(stage.names.length).fill(Number.NaN);
  for (let row = 0; row < stage.stratum.length; row += 1) {
    const stratum = stage.stratum[row]!;
    const value = given[row]!;
    if (Number.isNaN(population[stratum]!)) population[stratum] = value;
    else if (population[stratum] !== value)
      throw estimationProblems.populationVaries(stage.number, stage.names[stratum]!);
  }
  for (const [stratum, count] of population.entries()) {
    if (!(count >= stage.sampled[stratum]!))
      throw estimationProblems.populationBelowSample(stage.number, stage.names[stratum]!);
  }
  return population;
}

function buildStage(
  input: StageInput,
  context: { rows: number; number: number; nest: boolean; parent: DesignStage | null },
): DesignStage {
  const { rows, number, parent } = context;
  const label = (row: number): string => input.strata?.[row] ?? '';
  const strata = index(parent === null ? label : (row) => `${parent.unit[row]}\u0000${label(row)}`, rows);
  const nested = context.nest || parent !== null;
  const unitLabel = (row: number): string => input.units?.[row] ?? String(row);
  const units = index((row) => (nested ? `${strata.codes[row]}\u0000${unitLabel(row)}` : unitLabel(row)), rows);
  const stratumOfUnit = new Int32Array(units.names.length).fill(-1);
  const sampled = new Int32Array(strata.names.length);
  for (let row = 0; row < rows; row += 1) {
    const unit = units.codes[row]!;
    const stratum = strata.codes[row]!;
    if (stratumOfUnit[unit] === -1) {
      stratumOfUnit[unit] = stratum;
      sampled[stratum]! += 1;
    } else if (stratumOfUnit[unit] !== stratum) throw estimationProblems.unitInTwoStrata(unitLabel(row));
  }
  const names = strata.names.map((name) => name.slice(name.lastIndexOf('\u0000') + 1));
  const population = populationOf(input, { stratum: strata.codes, names, sampled, number });
  return { stratum: strata.codes, unit: units.codes, stratumOfUnit, sampled, population, stratumNames: names };
}

function weightsOf(input: DesignInput, stages: readonly DesignStage[]): Float64Array {
  if (input.weights === undefined) {
    const weights = new Float64Array(input.rows).fill(1);
    for (const stage of stages) {
      if (stage.population === null) break;
      for (let row = 0; row < input.rows; row += 1) {
        const stratum = stage.stratum[row]!;
        weights[row]! *= stage.population[stratum]! / stage.sampled[stratum]!;
      }
    }
    return weights;
  }
  for (const [row, weight] of input.weights.entries())
    if (!(weight >= 0 && weight < Infinity)) throw estimationProblems.weight(row);
  return Float64Array.from(input.weights);
}

/** Checks and indexes a design. Errors: unit in two strata, varying or too small population counts, bad weights. */
export function buildDesign(input: DesignInput): Design {
  const stages: DesignStage[] = [];
  for (const [position, stage] of input.stages.entries()) {
    stages.push(
      buildStage(stage, { rows: input.rows, number: position + 1, nest: input.nest, parent: stages.at(-1) ?? null }),
    );
  }
  return { rows: input.rows, weights: weightsOf(input, stages), stages };
}

/**
 * 1 for rows inside, 0 for rows outside. Rows outside stay in the design with value 0; deleting them would bias the
 * variance.
 */
export type Domain = Uint8Array;

/**
 * Primary sampling units minus strata, over the rows of the domain that have a weight (the whole design without a
 * domain).
 */
export function degreesOfFreedom(design: Design, domain?: Domain): number {
  if (design.stages.length === 0) return design.rows - 1;
  return freedomOfRows(
    design,
    (function* rows(): Generator<number> {
      for (let row = 0; row < design.rows; row += 1) if (domain === undefined || domain[row] === 1) yield row;
    })(),
  );
}

/** The same over the given rows. */
export function freedomOfRows(design: Design, rows: Iterable<number>): number {
  const first = design.stages[0];
  if (first === undefined) return design.rows - 1;
  const units = new Uint8Array(first.stratumOfUnit.length);
  const strata = new Uint8Array(first.sampled.length);
  let freedom = 0;
  for (const row of rows) {
    if (design.weights[row] === 0) continue;
    const [unit, stratum] = [first.unit[row]!, first.stratum[row]!];
    if (units[unit] === 0) {
      units[unit] = 1;
      freedom += 1;
    }
    if (strata[stratum] === 0) {
      strata[stratum] = 1;
      freedom -= 1;
    }
  }
  return freedom;
}
