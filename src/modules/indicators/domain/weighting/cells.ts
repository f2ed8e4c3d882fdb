/**
 * Base weights from the frame (methodology 4.1 and 4.2): each enterprise represents the enterprises of its stratum
 * that were not drawn and, in proportion to workers, those that did not respond; each answer represents the workers of
 * its enterprise.
 */
import { responseFactors } from '../../../../methodology/calibration/nonresponse.js';

export interface FrameStratum {
  readonly stratum: string;
  readonly parkId: string;
  readonly sizeClasses: readonly string[];
  readonly certainty: boolean;
  /** N_h */
  readonly enterprises: number;
  /** M_h */
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
}

export interface FrameUnit {
  readonly psu: string;
  readonly stratum: string;
  readonly parkId: string;
  /** M_hi */
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
}

export interface WeightFrame {
  readonly strata: readonly FrameStratum[];
  /** The enterprises in the wave: n_h of each stratum. */
  readonly units: readonly FrameUnit[];
}

/** Women, men, not stated. */
export type StatedSex = 'F' | 'M' | 'U';

/** Number of answers that have a weight, by enterprise and sex. */
export interface Answered {
  readonly psu: string;
  readonly sex: StatedSex;
  readonly answers: number;
}

/** All answers of an enterprise and sex have the same weight. */
export interface WeightCell extends Answered {
  readonly stratum: FrameStratum;
  readonly unit: FrameUnit;
  /** Number of persons that one answer represents. */
  readonly weight: number;
}

export interface EnterpriseClass {
  readonly parkId: string;
  /** More than one if a stratum without a responding enterprise was merged with its neighbour. */
  readonly strata: readonly string[];
  readonly factor: number;
  readonly enterprises: number;
}

export interface EnterpriseWeights {
  readonly cells: readonly WeightCell[];
  readonly enterpriseClasses: readonly EnterpriseClass[];
  /** Parks with workers in the frame but without answers: no figure represents them. */
  readonly silentParks: readonly string[];
}

/** Drawn strata first, then take-all enterprises: the order in which neighbours are merged. */
export function inOrder(strata: readonly FrameStratum[]): FrameStratum[] {
  return [...strata].sort(
    (a, b) => Number(a.certainty) - Number(b.certainty) || (a.stratum < b.stratum ? -1 : a.stratum > b.stratum ? 1 : 0),
  );
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

export interface StratumSums {
  readonly stratum: FrameStratum;
  /** N_h / n_h */
  readonly drawn: number;
  readonly eligible: number;
  readonly responding: number;
  readonly enterprises: number;
}

export function sumsOf(frame: WeightFrame, heard: ReadonlySet<string>): StratumSums[] {
  const units = grouped(frame.units, (unit) => unit.stratum);
  return inOrder(frame.strata).flatMap((stratum) => {
    const here = units.get(stratum.stratum) ?? [];
    if (here.length === 0) return [];
    const drawn = stratum.enterprises / here.length;
    const workers = (list: readonly FrameUnit[]): number => drawn * list.reduce((sum, unit) => sum + unit.headcount, 0);
    const answering = here.filter((unit) => heard.has(unit.psu) && unit.headcount > 0);
    return [{ stratum, drawn, eligible: workers(here), responding: workers(answering), enterprises: answering.length }];
  });
}

/**
 * A stratum without any answer is merged with its neighbour in the park; nothing else is merged here. A take-all enterprise
 * represents others only in a park without answers from a drawn stratum.
 */
const silentOnly = { fewestRespondents: 1, largestFactor: Infinity };

export function enterpriseClasses(sums: readonly StratumSums[]): { classes: EnterpriseClass[]; silentParks: string[] } {
  const parks = [...grouped(sums, ({ stratum }) => stratum.parkId)];
  const silentParks = parks
    .filter(([, list]) => list.every(({ responding }) => responding === 0))
    .map(([park]) => park);
  const heard = sums.filter(({ stratum }) => !silentParks.includes(stratum.parkId));
  const byName = new Map(heard.map((each) => [each.stratum.stratum, each]));
  const drawn = heard.filter(({ stratum, responding }) => !stratum.certainty && responding > 0);
  const withDrawn = new Set(drawn.map(({ stratum }) => stratum.parkId));
  const familyOf = ({ stratum, responding }: StratumSums): string =>
    stratum.certainty && responding > 0 && withDrawn.has(stratum.parkId)
      ? `${stratum.parkId}\u0000${stratum.stratum}`
      : stratum.parkId;
  const classes = responseFactors(
    heard.map((each) => ({
      name: each.stratum.stratum,
      family: familyOf(each),
      eligible: each.eligible,
      responding: each.responding,
      respondents: each.enterprises,
    })),
    silentOnly,
  ).map(({ names, factor }) => ({
    parkId: byName.get(names[0]!)!.stratum.parkId,
    strata: names,
    factor,
    enterprises: names.reduce((sum, name) => sum + byName.get(name)!.enterprises, 0),
  }));
  return { classes, silentParks };
}

/** Number of answers of each enterprise. */
export function answersByUnit(answered: readonly Answered[]): ReadonlyMap<string, number> {
  const perUnit = new Map<string, number>();
  for (const { psu, answers } of answered) perUnit.set(psu, (perUnit.get(psu) ?? 0) + answers);
  return perUnit;
}

/**
 * N_h/n_h x M_hi/m_hi x enterprise non-response, by enterprise and sex. Enterprises that are not in the frame have no
 * weight.
 */
export function baseCells(frame: WeightFrame, answered: readonly Answered[]): EnterpriseWeights {
  const units = new Map(frame.units.map((unit) => [unit.psu, unit]));
  const counted = answered.filter(({ psu, answers }) => answers > 0 && (units.get(psu)?.headcount ?? 0) > 0);
  const perUnit = answersByUnit(counted);
  const sums = sumsOf(frame, new Set(perUnit.keys()));
  const { classes, silentParks } = enterpriseClasses(sums);
  const factors = new Map(classes.flatMap(({ strata, factor }) => strata.map((name) => [name, factor] as const)));
  const byStratum = new Map(sums.map((each) => [each.stratum.stratum, each]));
  const cells = counted.map((cell): WeightCell => {
    const unit = units.get(cell.psu)!;
    const { stratum, drawn } = byStratum.get(unit.stratum)!;
    const weight = drawn * factors.get(unit.stratum)! * (unit.headcount / perUnit.get(cell.psu)!);
    return { ...cell, unit, stratum, weight };
  });
  const key = ({ psu, sex }: Answered): string => `${psu}\u0000${sex}`;
  return {
    cells: cells.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    enterpriseClasses: classes,
    silentParks,
  };
}

/** Sum of weights of the answers. */
export function weighted(cells: readonly WeightCell[]): number {
  return cells.reduce((sum, { answers, weight }) => sum + answers * weight, 0);
}
