/**
 * Calibration margins from the frame (methodology 4.3): levels, population counts, and the level of each weight cell.
 */
import { defaultLimits, responseFactors } from '../../../../methodology/calibration/nonresponse.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { FrameStratum, WeightCell } from './cells.js';
import { weighted } from './cells.js';
import { weightProblems } from './problems.js';
import type { MarginName, WeightingSpecification } from './specification.js';

export interface MarginLevel {
  readonly key: string;
  readonly parkId: string;
  readonly sizes: readonly string[];
  readonly sex: 'F' | 'M' | null;
  /** Number of persons in the population. */
  readonly count: number;
}

export interface FrameMargin {
  readonly name: MarginName;
  readonly levels: readonly MarginLevel[];
  /** Maps each cell to the key of its level. */
  readonly memberships: readonly string[];
}

/** If more than this share did not state their sex, a margin by sex is not used. */
const MOST_NOT_STATED = 0.1;
const SAME_TOTAL = 1e-6;

const sizeKey = (stratum: FrameStratum): string => `${stratum.parkId}|${stratum.sizeClasses.join('+')}`;

function parkSize(strata: readonly FrameStratum[], cells: readonly WeightCell[]): FrameMargin {
  const levels = new Map<string, MarginLevel>();
  for (const stratum of strata) {
    const key = sizeKey(stratum);
    const count = (levels.get(key)?.count ?? 0) + stratum.headcount;
    levels.set(key, { key, parkId: stratum.parkId, sizes: stratum.sizeClasses, sex: null, count });
  }
  const ordered = [...levels.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { name: 'park-size', levels: ordered, memberships: cells.map(({ stratum }) => sizeKey(stratum)) };
}

/** Merges size classes of a park that have too few answers or too extreme factors with their smaller neighbour. */
function merged(margin: FrameMargin, cells: readonly WeightCell[]): FrameMargin {
  const own = (key: string): WeightCell[] => cells.filter((_, at) => margin.memberships[at] === key);
  const classes = margin.levels.map(({ key, parkId, count }) => ({
    name: key,
    family: parkId,
    eligible: count,
    responding: weighted(own(key)),
    respondents: own(key).reduce((sum, { answers }) => sum + answers, 0),
  }));
  const heard = classes.filter(({ family }) => classes.some((each) => each.family === family && each.respondents > 0));
  const target = new Map<string, string>();
  const levels = responseFactors(heard, { ...defaultLimits, smallestFactor: 1 / defaultLimits.largestFactor }).map(
    ({ names, family }): MarginLevel => {
      const parts = margin.levels.filter(({ key }) => names.includes(key));
      const sizes = [...new Set(parts.flatMap((part) => part.sizes))].sort();
      const key = names.length === 1 ? names[0]! : `${family}|${names.map((name) => name.split('|')[1]).join('+')}`;
      for (const name of names) target.set(name, key);
      return { key, parkId: family, sizes, sex: null, count: parts.reduce((sum, part) => sum + part.count, 0) };
    },
  );
  const silent = margin.levels.filter(({ key }) => !target.has(key));
  return {
    ...margin,
    levels: [...levels, ...silent],
    memberships: margin.memberships.map((key) => target.get(key) ?? key),
  };
}

interface SexSums {
  women: number;
  men: number;
}

function parkSex(strata: readonly FrameStratum[], cells: readonly WeightCell[]): FrameMargin {
  const parks = new Map<string, SexSums>();
  for (const { parkId, women, men } of strata) {
    const sums = parks.get(parkId) ?? { women: 0, men: 0 };
    parks.set(parkId, { women: sums.women + women, men: sums.men + men });
  }
  const levels = [...parks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([parkId, { women, men }]) => {
      const level = (sex: 'F' | 'M', count: number): MarginLevel => ({
        key: `${parkId}|${sex}`,
        parkId,
        sizes: [],
        sex,
        count,
      });
      return [level('F', women), level('M', men)];
    });
  return { name: 'park-sex', levels, memberships: cells.map(({ unit, sex }) => `${unit.parkId}|${sex}`) };
}

const sexWords: Readonly<Record<'F' | 'M', LocalizedText>> = {
  F: { en: 'women', zh: '女性' },
  M: { en: 'men', zh: '男性' },
};

export type ParkNames = ReadonlyMap<string, LocalizedText>;

/**
 * Size classes are not named: problems of a job are also read outside the survey team, and knowing which cell of a
 * table is empty would help to derive others. The fieldwork monitor shows it.
 */
function levelWords(level: MarginLevel, parks: ParkNames): LocalizedText {
  const park = parks.get(level.parkId) ?? { en: level.parkId, zh: level.parkId };
  if (level.sex === null) return { en: `a size class of ${park.en}`, zh: `${park.zh}的某一规模类别` };
  return { en: `${park.en}, ${sexWords[level.sex].en}`, zh: `${park.zh}，${sexWords[level.sex].zh}` };
}

/** Weighted share of persons who did not state their sex. */
export function notStatedShare(cells: readonly WeightCell[]): number {
  const all = weighted(cells);
  return all === 0 ? 0 : weighted(cells.filter(({ sex }) => sex === 'U')) / all;
}

function checkLevels(margin: FrameMargin, at: number, given: { parks: ParkNames; mergeable: boolean }): void {
  const present = new Set(margin.memberships);
  for (const level of margin.levels) {
    const inWords = levelWords(level, given.parks);
    if (level.count > 0 && !present.has(level.key))
      throw weightProblems.emptyLevel(at, inWords, given.mergeable && margin.name === 'park-size');
    if (level.count <= 0 && present.has(level.key)) throw weightProblems.uncountedLevel(at, inWords);
  }
}

/**
 * The margins of a weighting specification, checked: every level has persons, and all margins have the same
 * population. Parks without answers are excluded, because no weight could represent them.
 */
export function marginsOf(
  specification: WeightingSpecification,
  /** `notStated`: share of respondents who did not state their sex. */
  frame: { readonly strata: readonly FrameStratum[]; readonly parks: ParkNames; readonly notStated: number },
  cells: readonly WeightCell[],
): readonly FrameMargin[] {
  const heard = new Set(cells.map(({ unit }) => unit.parkId));
  const strata = frame.strata.filter(({ parkId }) => heard.has(parkId));
  const margins = specification.margins.map((name, at) => {
    if (name === 'park-size') {
      const plain = parkSize(strata, cells);
      return specification.mergeSmall ? merged(plain, cells) : plain;
    }
    if (strata.every(({ women, men }) => women + men === 0)) throw weightProblems.noSexes(at);
    if (frame.notStated > MOST_NOT_STATED) throw weightProblems.notStated(at, frame.notStated);
    return parkSex(strata, cells);
  });
  const total = ({ levels }: FrameMargin): number => levels.reduce((sum, { count }) => sum + count, 0);
  for (const [at, margin] of margins.entries()) {
    checkLevels(margin, at, { parks: frame.parks, mergeable: !specification.mergeSmall });
    const [own, first] = [total(margin), total(margins[0]!)];
    if (Math.abs(own - first) > SAME_TOTAL * first) throw weightProblems.contradiction(at, own, first);
  }
  return margins;
}
