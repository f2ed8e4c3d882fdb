/**
 * Reproducible draws from a frame in a fixed order. References: W. Cochran, Sampling Techniques (1977), ch. 2, 8, 9A;
 * W. Madow, On the theory of systematic sampling II (1949), for probabilities proportional to size.
 */
import type { Random } from '../numeric/random.js';
import { samplingProblems } from './problems.js';

export interface Drawn {
  /** Position in the frame, from 0. */
  readonly unit: number;
  /** Inclusion probability; the weight is its inverse. */
  readonly probability: number;
}

function checkSize(size: number, most: number): void {
  if (!(Number.isInteger(size) && size >= 1 && size <= most)) throw samplingProblems.sizeImpossible(size, 1, most);
}

/** Simple random sampling without replacement (R. Floyd's algorithm), in the order of the frame. */
export function drawSimple(population: number, size: number, random: Random): Drawn[] {
  checkSize(size, population);
  const chosen = new Set<number>();
  for (let last = population - size; last < population; last += 1) {
    const unit = random.below(last + 1);
    chosen.add(chosen.has(unit) ? last : unit);
  }
  return [...chosen].sort((a, b) => a - b).map((unit) => ({ unit, probability: size / population }));
}

/**
 * Every (N / n)-th unit from a random start; the interval may be a fraction, so that every sample has exactly n units.
 */
export function drawSystematic(population: number, size: number, random: Random): Drawn[] {
  checkSize(size, population);
  const interval = population / size;
  const start = random.uniform() * interval;
  return Array.from({ length: size }, (_, k) => ({
    unit: Math.min(population - 1, Math.floor(start + k * interval)),
    probability: size / population,
  }));
}

/**
 * Units that are so large that they are certainty units, repeatedly until there are no more: each at least (remaining
 * total) / (remaining n).
 */
function certainUnits(sizes: readonly number[], size: number): Set<number> {
  const certain = new Set<number>();
  for (;;) {
    const left = size - certain.size;
    const total = sizes.reduce((sum, measure, unit) => sum + (certain.has(unit) ? 0 : measure), 0);
    const found = sizes.flatMap((measure, unit) => (!certain.has(unit) && left * measure >= total ? [unit] : []));
    if (found.length === 0 || left === 0) return certain;
    // the largest first: taking all at once could exceed the sample size
    found.sort((a, b) => sizes[b]! - sizes[a]! || a - b);
    certain.add(found[0]!);
  }
}

/** Systematic sampling with probability proportional to size; certainty units have probability 1. */
export function drawProportionalToSize(sizes: readonly number[], size: number, random: Random): Drawn[] {
  checkSize(size, sizes.length);
  const wrong = sizes.findIndex((measure) => !(measure > 0 && measure < Infinity));
  if (wrong !== -1) throw samplingProblems.sizeMeasure(wrong);
  const certain = certainUnits(sizes, size);
  const places = size - certain.size;
  const total = sizes.reduce((sum, measure, unit) => sum + (certain.has(unit) ? 0 : measure), 0);
  const interval = places === 0 ? Infinity : total / places;
  let next = random.uniform() * interval;
  let passed = 0;
  let taken = 0;
  const drawn: Drawn[] = [];
  for (const [unit, measure] of sizes.entries()) {
    if (certain.has(unit)) {
      drawn.push({ unit, probability: 1 });
      continue;
    }
    passed += measure;
    if (passed > next && taken < places) {
      drawn.push({ unit, probability: (places * measure) / total });
      taken += 1;
      next += interval;
    }
  }
  return drawn;
}

export interface TwoStagePlan {
  /** Number of workers of each primary sampling unit (enterprise) of the frame. */
  readonly sizes: readonly number[];
  /** Number of primary sampling units to draw. */
  readonly units: number;
  /** Number of workers to draw in each, or all if there are fewer. */
  readonly take: number;
  readonly first: 'simple' | 'systematic' | 'proportional-to-size';
}

export interface DrawnUnit extends Drawn {
  /** Positions in the roster of the unit, with the conditional probability given that the unit was drawn. */
  readonly members: readonly Drawn[];
  /** Number of persons that one of its members represents. */
  readonly weight: number;
}

/**
 * Draws primary sampling units, then a fixed number of members in each: with probabilities proportional to size,
 * weights are equal except in small units.
 */
export function drawTwoStage(plan: TwoStagePlan, random: Random): DrawnUnit[] {
  const { sizes, units, take, first } = plan;
  const drawn =
    first === 'proportional-to-size'
      ? drawProportionalToSize(sizes, units, random)
      : (first === 'simple' ? drawSimple : drawSystematic)(sizes.length, units, random);
  return drawn.map(({ unit, probability }) => {
    const members = drawSimple(sizes[unit]!, Math.min(take, sizes[unit]!), random);
    return { unit, probability, members, weight: 1 / (probability * members[0]!.probability) };
  });
}
