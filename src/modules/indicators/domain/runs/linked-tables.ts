/** The figures of a run as linked tables, of which the audit looks for others. Pure. */
import type {
  Family,
  FigureKind,
  ReleaseCell,
  ReleaseFigure,
  ReleaseInput,
  ReleaseTable,
} from '../../../../methodology/disclosure/release/linked-tables.js';
import type { Measure } from '../../../../methodology/disclosure/release/digits.js';
import { MILLION } from '../../../../methodology/numeric/millionths.js';
import type { UnitCode } from '../definitions/units.js';
import { type BreakdownId, breakdownIds } from '../definitions/breakdowns.js';
import { type CellAddress, cellKey, type SexLevel, sexLevels } from './cells.js';
import type { Layout } from './counting/layout.js';
import { scaleOf, type SideSums, type Tally } from './counting/tally.js';
import { categoriesOf } from './merging.js';
import { isSexBuiltIn, needsBothSexes, type Plan, type SumPlan } from './plan.js';
import type { PrimaryRules } from '../../../../methodology/disclosure/primary.js';
import type { IndicatorOutput, ShownEstimate } from '../publication/output.js';
import type { Sample } from './estimators/sample.js';

/** All figures of a run before disclosure control, and the sums from which they are protected. Never published. */
export interface Draft {
  readonly plans: readonly Plan[];
  readonly indicators: readonly IndicatorOutput<ShownEstimate>[];
  readonly sample: Sample;
  readonly tallies: readonly Tally[];
  readonly rules: PrimaryRules;
}

/** All others have one decimal, as hours. */
const measures: Partial<Record<UnitCode, Measure>> = {
  percent: 'percent',
  percentage_points: 'points',
  persons: 'persons',
  fte: 'persons',
  yuan_per_hour: 'yuan-per-hour',
  yuan_per_month: 'yuan-per-month',
  index: 'index',
  ratio: 'index',
  cases_per_100000_workers: 'rate',
  cases_per_million_hours: 'rate',
};

/** Level null: not stated. */
type Parts = readonly (readonly [BreakdownId, string | null])[];
type Known = readonly (readonly [BreakdownId, string])[];

const minus = (one: ReleaseCell, others: readonly ReleaseCell[]): ReleaseCell => {
  const left = (of: (cell: ReleaseCell) => number): number => others.reduce((sum, cell) => sum - of(cell), of(one));
  return {
    value: left(({ value }) => value),
    persons: left(({ persons }) => persons),
    above: left(({ above }) => above),
    below: left(({ below }) => below),
    largestWeight: one.largestWeight,
    byEnterprise: one.byEnterprise.map((_, row) => left(({ byEnterprise }) => byEnterprise[row]!)),
  };
};

/** The cells of one answer to one side of an indicator. */
class Answer {
  constructor(
    private readonly sample: Sample,
    private readonly side: SideSums,
    private readonly plan: SumPlan,
    readonly yes: boolean,
  ) {}

  /** "Not stated" is what a total has more than its levels. */
  at(sex: SexLevel, parts: Parts): ReleaseCell {
    const unknown = parts.findIndex(([, level]) => level === null);
    if (unknown === -1) return this.cellAt(addressOf(sex, parts as Known));
    const id = parts[unknown]![0];
    const without = parts.filter((_, at) => at !== unknown);
    const levels = this.sample.source.layout.levels[id];
    const known = levels.map((level) =>
      this.at(
        sex,
        parts.map((part, at) => (at === unknown ? [id, level] : part)),
      ),
    );
    return minus(this.at(sex, without), known);
  }

  /** Where the denominator is not a number of persons, theirs is in proportion to their number. */
  private cellAt(address: CellAddress): ReleaseCell {
    const { share } = this.side;
    const byEnterprise = new Float64Array(this.sample.rows.length);
    let [persons, above, below, largestWeight] = [0, 0, 0, 0];
    for (const slot of this.sample.select(address)) {
      const weight = this.sample.weights[this.sample.source.cellPlace[slot]!]! / MILLION;
      const [known, yes] = [this.side.known[slot]!, this.side.yes[slot]!];
      const count = this.yes ? yes : known - yes;
      if (count === 0) continue;
      const sum = !this.yes ? 0 : share ? yes : this.side.above.at(slot) / scaleOf(this.plan);
      persons += count;
      above += weight * sum;
      below += weight * (share ? count : (this.side.below.at(slot) / scaleOf(this.plan)) * (count / known));
      largestWeight = Math.max(largestWeight, weight);
      byEnterprise[this.sample.rowOf(slot)]! += this.plan.magnitude ? weight * sum : count;
    }
    const value = this.plan.magnitude ? above : persons;
    return { value, persons, above, below, largestWeight, byEnterprise };
  }
}

function addressOf(sex: SexLevel | null, parts: Known): CellAddress {
  if (parts.length === 0) return { sex, breakdown: null, level: null };
  return { sex, breakdown: parts.map(([id]) => id).join('+'), level: parts.map(([, level]) => level).join('+') };
}

const levelKey = ({ breakdown, level }: Pick<CellAddress, 'breakdown' | 'level'>): string =>
  breakdown === null ? '' : `${breakdown}=${level}`;

/** The levels of a breakdown or pair, with "not stated". */
function placesOf(sample: Sample, breakdown: string): readonly Parts[] {
  return breakdown
    .split('+')
    .reduce<readonly Parts[]>(
      (places, id) =>
        places.flatMap((parts) =>
          [...sample.source.layout.levels[id as BreakdownId], null].map((level): Parts => [
            ...parts,
            [id as BreakdownId, level],
          ]),
        ),
      [[]],
    );
}

/** The table of an indicator that is not broken down. */
const total: readonly Parts[] = [[]];

/** The level itself, and the merged categories of which it is one. */
function levelsWith({ shown }: Layout, [id, level]: Known[number]): Known {
  const merged = shown[id].filter((each) => each !== level && categoriesOf(each).includes(level));
  return [level, ...merged].map((each) => [id, each] as const);
}

/** A merged category is the sum of its categories, as a total is of all: persons are counted in each of them. */
function tableOf(places: readonly Parts[], layout: Layout): ReleaseTable {
  const levels = new Map<string, number[]>();
  for (const [position, parts] of places.entries()) {
    const known = parts
      .filter((part): part is Known[number] => part[1] !== null)
      .map((part) => levelsWith(layout, part));
    const pairs = known.length > 1 ? known[0]!.flatMap((one) => known[1]!.map((other): Known => [one, other])) : [];
    for (const sum of [[], ...known.flat().map((part): Known => [part]), ...pairs]) {
      const key = levelKey(addressOf(null, sum));
      levels.set(key, [...(levels.get(key) ?? []), position]);
    }
  }
  return { levels, size: places.length };
}

interface Cut {
  readonly indicator: number;
  /** Of each table; null if the indicator is not broken down in this way. */
  readonly places: readonly (readonly Parts[] | null)[];
}

function familiesOf(sample: Sample, { plan, sides }: Tally, { indicator, places }: Cut): Family[] {
  const base = plan.kind === 'gap' ? plan.base : plan;
  // by the meaning of the formula no man is among its women, and no pay is a no
  const hasImpossible = base.magnitude || isSexBuiltIn(plan) || needsBothSexes(plan);
  return sides.flatMap((sums, side) =>
    [true, false].flatMap((yes) => {
      const answer = new Answer(sample, sums, base, yes);
      return sexLevels.flatMap((sex): Family[] => {
        if (hasImpossible && answer.at(sex, []).persons === 0) return [];
        const cells = places.map((own) => own?.map((parts) => answer.at(sex, parts)) ?? null);
        return [{ indicator, side: side as 0 | 1, yes, sex, cells }];
      });
    }),
  );
}

export const publishedMeasure = ({ publishedAs }: Plan): Measure => measures[publishedAs.unit] ?? 'hours';

function kindOf(plan: Plan): FigureKind {
  if (plan.kind === 'values') return 'other';
  const base = plan.kind === 'gap' ? plan.base : plan;
  if (base.magnitude) return 'pay';
  if (base.proportion) return 'share';
  return plan.publishedAs.isMean ? 'mean' : 'count';
}

function described(plan: Plan): Omit<ReleaseFigure, 'key' | 'indicator' | 'sex' | 'level' | 'refused' | 'womenAndMen'> {
  const base = plan.kind === 'gap' ? plan.base : plan.kind === 'values' ? null : plan;
  const measure = publishedMeasure(plan);
  const percent = measure === 'percent' || measure === 'points';
  return {
    kind: kindOf(plan),
    measure,
    sensitive: plan.publishedAs.sensitive,
    factor: (base?.factor ?? 1) * (percent ? 100 : 1),
    total: base?.kind === 'total',
    contrast: plan.kind === 'gap' ? plan.contrast : null,
  };
}

/** The tables of a run: one for each pair, and one for each breakdown that is not a margin of a pair. */
export function linkedTables(draft: Draft): ReleaseInput {
  const { sample, plans, indicators, tallies } = draft;
  const { layout } = sample.source;
  const { pairs } = layout;
  const breakdowns = [...breakdownIds, ...pairs];
  const places = [...breakdowns.map((breakdown) => placesOf(sample, breakdown)), total];
  const families = tallies.flatMap((tally) => {
    const isOwn = (breakdown: string): boolean =>
      breakdown.split('+').every((id) => tally.plan.breakdowns.includes(id as BreakdownId));
    const isMargin = (breakdown: string): boolean =>
      pairs.some((pair) => isOwn(pair) && pair.split('+').includes(breakdown));
    const broken = breakdowns.map((breakdown, at) => (isOwn(breakdown) && !isMargin(breakdown) ? places[at]! : null));
    const own = [...broken, broken.every((table) => table === null) ? total : null];
    return familiesOf(sample, tally, { indicator: plans.indexOf(tally.plan), places: own });
  });
  const figures = indicators.flatMap(({ id, cells }, indicator) => {
    const plan = plans[indicator]!;
    const description = described(plan);
    return cells.flatMap((cell): ReleaseFigure[] => {
      if (cell.status === 'missing') return [];
      const refused = plan.kind === 'values' && cell.status === 'withheld';
      const keyOf = (sex: CellAddress['sex']): string => `${id}|${cellKey({ ...cell, sex })}`;
      const hasGap = plan.kind === 'ratio' && !plan.sexBuiltIn && cell.sex === null;
      const womenAndMen = hasGap ? ([keyOf('F'), keyOf('M')] as const) : null;
      const { sex } = cell;
      return [{ ...description, key: keyOf(sex), indicator, sex, level: levelKey(cell), refused, womenAndMen }];
    });
  });
  return { families, tables: places.map((own) => tableOf(own, layout)), figures };
}
