/**
 * The one pass over the answers: per indicator, primary unit and sex, exact sums of weight x value and counts of persons.
 * Everything later is computed from these sums, which add and merge.
 */
import { ExactSum } from '../../../methodology/numeric/exact-sum.js';
import type { Variables } from './formula/evaluate.js';
import type { Plan, SumPlan } from './plan.js';

export type SexLevel = 'F' | 'M' | 'U';
export const sexLevels: readonly SexLevel[] = ['F', 'M', 'U'];

/** Fraction digits kept of a value that is not whole: millionths, e.g. of a yuan. */
const VALUE_SCALE = 1_000_000;

export interface Unit {
  readonly stratum: string;
  readonly enterprise: string;
  readonly parkId: string;
}

/** Sums of one indicator in one primary unit and sex; for gaps once for each side. */
export class CellSums {
  readonly numerator = new ExactSum();
  readonly denominator = new ExactSum();
  /** Persons with all that the indicator needs. */
  known = 0;
  /** Persons in the numerator. */
  yes = 0;
  missing = new ExactSum();
}

/** Whether and how a person stands in an indicator's protected counts. */
export type Standing = 'out' | 'no' | 'yes';

export interface Tally {
  readonly plan: Plan;
  /** unit * 3 + sex, sides of a gap one after the other */
  readonly cells: CellSums[];
  readonly sides: 1 | 2;
}

/** Numbers behind exact sums: weights in millionths, values in VALUE_SCALE where they are not whole. */
export function scaleOf(plan: SumPlan): number {
  return plan.proportion ? 1 : VALUE_SCALE;
}

export function newTally(plan: Plan): Tally {
  return { plan, sides: plan.kind === 'gap' ? 2 : 1, cells: [] };
}

/** Room for one more primary unit. */
export function addUnit(tally: Tally): void {
  for (let cell = 0; cell < sexLevels.length * tally.sides; cell += 1) tally.cells.push(new CellSums());
}

export interface Observation {
  readonly person: Variables;
  readonly unit: number;
  /** Position in sexLevels. */
  readonly sex: number;
  /** Millionths of a person. */
  readonly weight: number;
}

function sideOf(plan: Plan, person: Variables): 0 | 1 | null {
  if (plan.kind !== 'gap' || plan.of(person) === 1) return 0;
  return plan.to(person) === 1 ? 1 : null;
}

function count(
  cell: CellSums,
  values: { numerator: number; denominator: number; weight: number; scale: number },
): Standing {
  const { numerator, denominator, weight, scale } = values;
  cell.numerator.addProduct(weight, Math.round(numerator * scale));
  cell.denominator.addProduct(weight, Math.round(denominator * scale));
  cell.known += 1;
  if (numerator <= 0) return 'no';
  cell.yes += 1;
  return 'yes';
}

/** Adds a person to an indicator and says how the person stands in it. */
export function observe(tally: Tally, { person, unit, sex, weight }: Observation): Standing {
  const plan = tally.plan.kind === 'gap' ? tally.plan.base : tally.plan;
  if (plan.universe(person) !== 1) return 'out';
  const side = sideOf(tally.plan, person);
  if (side === null) return 'out';
  const cell = tally.cells[(unit * sexLevels.length + sex) * tally.sides + side]!;
  const numerator = plan.numerator(person);
  const denominator = plan.denominator === null ? 1 : plan.denominator(person);
  if (numerator === null || denominator === null) {
    cell.missing.addProduct(weight, 1);
    return 'out';
  }
  return denominator === 0 ? 'out' : count(cell, { numerator, denominator, weight, scale: scaleOf(plan) });
}

export function sexOf(sex: string | null): number {
  return sex === '2' ? 0 : sex === '1' ? 1 : 2;
}
