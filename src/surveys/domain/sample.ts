/** A sample of the enterprises of the frame: allocation to the strata, and the draw (green-jobs-methodology 4.1). */
import { Random } from '../../methodology/numeric/random.js';
import { allocate, allocateByRemainders, type AllocationRule } from '../../methodology/sampling/allocation.js';
import { drawSimple } from '../../methodology/sampling/draw.js';
import {
  type Circumstances,
  expectedErrorInTwoStages,
  expectedErrorOfShare,
  simpleSample,
  sizeForGap,
  sizeForShare,
} from '../../methodology/sampling/precision.js';
import { samplingProblems } from '../../methodology/sampling/problems.js';
import type { FrameUnit, Stratum } from './frame.js';

export const sampleRules = ['proportional', 'neyman', 'power'] as const;
export type SampleRule = (typeof sampleRules)[number];

export interface SamplePlan {
  /** To be drawn over all strata, certainty units included. */
  readonly enterprises: number;
  readonly rule: SampleRule;
  /** The fewest of each stratum, or all if it has fewer. */
  readonly minimum: number;
}

interface WavePlan extends SamplePlan {
  /** The fewest answers that are opened together, and so the fewest workers of the sample of a stratum. */
  readonly minimumPersons: number;
}

/** A stratum of a wave with the enterprises that are interviewed. */
export interface PlannedStratum extends Stratum {
  readonly drawn: number;
  /** Selection probability of each of its enterprises. */
  readonly probability: number;
  /** Target number of answers. */
  readonly target: number;
}

export interface DrawnStratum extends PlannedStratum {
  readonly sample: readonly FrameUnit[];
  /** The other enterprises, in the order in which they replace drawn ones. */
  readonly reserve: readonly FrameUnit[];
}

/** Between equal precision in all strata (0) and Neyman (1). */
const POWER = 0.5;

/** Minimum target of a stratum: two answers for each of the minimum number of enterprises, and some in reserve. */
const leastPerStratum = 20;

/** How many enterprises are interviewed in each stratum; all without a plan. Certainty units are always drawn. */
export function planned(strata: readonly Stratum[], target: number, plan: WavePlan | null): PlannedStratum[] {
  const numbers = plan === null ? strata.map(({ units }) => units.length) : allocated(strata, plan);
  const workers = strata.map(({ headcount }) => headcount);
  const targets = allocateByRemainders(workers, target, leastPerStratum);
  return strata.map((stratum, at) => {
    const drawn = numbers[at]!;
    const probability = drawn / stratum.units.length;
    const reachable = Math.max(1, Math.floor(stratum.headcount * probability));
    return { ...stratum, drawn, probability, target: Math.min(targets[at]!, reachable) };
  });
}

/** The spread of the numbers of workers decides, as they are known of each enterprise. */
function allocated(strata: readonly Stratum[], { enterprises, rule, minimum, minimumPersons }: WavePlan): number[] {
  const open = strata
    .filter(({ certainty }) => !certainty)
    .map((stratum) => ({ ...stratum, least: leastOf(stratum, { minimum, minimumPersons }) }));
  const certain = strata.length - open.length;
  const least = certain + open.reduce((sum, stratum) => sum + stratum.least, 0);
  const most = strata.reduce((sum, { units }) => sum + units.length, 0);
  if (enterprises < least || enterprises > most) throw samplingProblems.sizeImpossible(enterprises, least, most);
  const kinds: Readonly<Record<SampleRule, AllocationRule>> = {
    proportional: { kind: 'proportional' },
    neyman: { kind: 'neyman' },
    power: { kind: 'power', exponent: POWER },
  };
  const numbers = allocate({
    strata: open.map(({ stratum, units, least }) => ({
      name: stratum,
      population: units.length,
      least,
      ...spreadOf(units),
    })),
    size: enterprises - certain,
    rule: kinds[rule],
    minimum,
  });
  const of = new Map(open.map(({ stratum }, at) => [stratum, numbers[at]!]));
  return strata.map(({ stratum, units }) => of.get(stratum) ?? units.length);
}

/** So many that even the smallest enterprises together have enough workers, or all. */
function leastOf(
  { units }: Stratum,
  { minimum, minimumPersons }: Pick<WavePlan, 'minimum' | 'minimumPersons'>,
): number {
  const sizes = units.map(({ headcount }) => headcount).sort((a, b) => a - b);
  let workers = 0;
  const enough = sizes.findIndex((headcount) => (workers += headcount) >= minimumPersons);
  return Math.min(units.length, Math.max(minimum, enough === -1 ? units.length : enough + 1));
}

function spreadOf(units: readonly FrameUnit[]): { readonly mean: number; readonly deviation: number } {
  const mean = units.reduce((sum, { headcount }) => sum + headcount, 0) / units.length;
  if (units.length === 1) return { mean, deviation: 0 };
  const squares = units.reduce((sum, { headcount }) => sum + (headcount - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (units.length - 1)) };
}

/**
 * Draws the planned number of each stratum at random, without replacement. Stratum k uses stream k of the seed, and its
 * enterprises are in the order of their codes, so the same frame, plan and seed give the same sample. The reserve of stratum
 * k of n is drawn with stream n + k: a sample and the first of its reserves are again a simple random sample.
 */
export function drawnFrom(strata: readonly PlannedStratum[], seed: number): DrawnStratum[] {
  return strata.map((stratum, stream) => {
    const units = [...stratum.units].sort((a, b) => (a.psuCode < b.psuCode ? -1 : 1));
    if (stratum.drawn === units.length) return { ...stratum, sample: stratum.units, reserve: [] };
    const drawn = drawSimple(units.length, stratum.drawn, new Random(seed, stream));
    const sample = drawn.map(({ unit }) => units[unit]!);
    const chosen = new Set(sample);
    const others = units.filter((unit) => !chosen.has(unit));
    return { ...stratum, sample, reserve: inRandomOrder(others, new Random(seed, strata.length + stream)) };
  });
}

/** R. Fisher and F. Yates's shuffle, as R. Durstenfeld wrote it. */
function inRandomOrder<Item>(items: readonly Item[], random: Random): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** Why a drawn enterprise is replaced. */
export const replacementReasons = ['closed', 'left-frame', 'refused'] as const;
export type ReplacementReason = (typeof replacementReasons)[number];

export interface ExpectedPrecision {
  readonly answers: number;
  readonly standardError: number;
  /** Half the width of the 95% interval. */
  readonly margin: number;
  /** Standard error divided by the share. */
  readonly cv: number;
  readonly needed: readonly AnswersNeeded[];
}

/** Answers that a precision needs, with the design effect of the plan. */
export interface AnswersNeeded {
  /** Half the width of the 95% interval, and the gap; as shares of 1. */
  readonly size: number;
  readonly forShare: number;
  /** To detect a gap of this size between women and men, each half of the answers (5%, power 80%). */
  readonly forGap: number;
}

const sizes = [0.1, 0.05, 0.03];

/**
 * The clusters and strata of the plan make its variance `deff` times that of as many workers drawn at random. More answers
 * from the same enterprises would raise it, so that these are the fewest.
 */
function answersNeeded(share: number, circumstances: Circumstances): readonly AnswersNeeded[] {
  const deviation = Math.sqrt(share * (1 - share));
  const test = { deviations: [deviation, deviation], firstShare: 0.5, correlation: 0, significance: 0.05 } as const;
  return sizes.map((size) => ({
    size,
    forShare: sizeForShare(share, { margin: size, level: 0.95 }, circumstances),
    forGap: sizeForGap({ ...test, gap: size, power: 0.8 }, circumstances),
  }));
}

/** The precision of a share over all persons, if every target is reached. */
export function expectedOf(
  strata: readonly PlannedStratum[],
  { share, correlation }: { readonly share: number; readonly correlation: number },
): ExpectedPrecision {
  const standardError = expectedErrorInTwoStages(
    share,
    correlation,
    strata
      .filter(({ headcount }) => headcount > 0)
      .map(({ units, drawn, headcount, target }) => ({
        ...{ units: units.length, drawnUnits: drawn, members: headcount, answers: target },
      })),
  );
  const answers = strata.reduce((sum, { target }) => sum + target, 0);
  const population = strata.reduce((sum, { headcount }) => sum + headcount, 0);
  const simple = expectedErrorOfShare(share, answers, { ...simpleSample, population });
  const needed =
    simple > 0 ? answersNeeded(share, { ...simpleSample, population, deff: (standardError / simple) ** 2 }) : [];
  return { answers, standardError, margin: 1.959963984540054 * standardError, cv: standardError / share, needed };
}
