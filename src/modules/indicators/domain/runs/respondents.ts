/** Counts of the persons behind each figure, by which the figures of successive runs are compared. */
import type { Address, Addresses } from '../../../../methodology/disclosure/figures/addresses.js';
import {
  ALL,
  type CountedBreakdown,
  type CountedIndicator,
} from '../../../../methodology/disclosure/figures/counted.js';
import { Respondents } from '../../../../methodology/disclosure/figures/respondents.js';
import { type BreakdownId, breakdownIds } from '../definitions/breakdowns.js';
import { cellKey } from './cells.js';
import type { Layout } from './counting/layout.js';
import type { Standing } from './counting/tally.js';
import type { FigureNow } from './earlier-runs.js';
import { categoriesOf } from './merging.js';
import { countsYes, isSexBuiltIn, needsBothSexes, type Plan } from './plan.js';

interface Respondent {
  readonly sex: 'F' | 'M';
  readonly enterprise: string;
  /** Indexed as `breakdownIds`; null if unknown. */
  readonly levels: readonly (string | null)[];
  /** Indexed by plan. */
  readonly standings: readonly Standing[];
}

/** For each key `<indicator>|<cell>` the counts of its persons: no and yes, for both groups if it compares two. */
export type Behind = ReadonlyMap<string, readonly number[]>;

function sexesOf(plan: Plan): CountedIndicator['sexes'] {
  if (needsBothSexes(plan)) return 'apart';
  return isSexBuiltIn(plan) ? 'together' : 'all';
}

function countedOf(plan: Plan, breakdowns: readonly CountedBreakdown[]): CountedIndicator {
  const own = (id: string): boolean => id.split('+').every((each) => plan.breakdowns.includes(each as BreakdownId));
  return {
    id: plan.id,
    counts: countsYes(plan) ? 'yes-no' : 'persons',
    sexes: sexesOf(plan),
    breakdowns: breakdowns.flatMap(({ id }, at) => (own(id) ? [at] : [])),
  };
}

/** Levels of a breakdown or pair of which a person has at most one. */
interface Counted extends CountedBreakdown {
  /** Of a person with these levels of all breakdowns. */
  readonly levelOf: (levels: Respondent['levels']) => string | null;
}

/** The levels of a breakdown, then each merged category by itself. */
function countedBreakdowns({ levels, shown }: Layout, id: BreakdownId): Counted[] {
  const position = breakdownIds.indexOf(id);
  const merged = shown[id].filter((level) => categoriesOf(level).length > 1);
  return [
    { id, levels: levels[id], levelOf: (own) => own[position] ?? null },
    ...merged.map((level): Counted => {
      const categories = categoriesOf(level);
      return { id, levels: [level], levelOf: (own) => (categories.includes(own[position] ?? '') ? level : null) };
    }),
  ];
}

function countedPairs(layout: Layout, pair: string): Counted[] {
  const [left, right] = pair.split('+').map((id) => countedBreakdowns(layout, id as BreakdownId));
  return left!.flatMap((one) =>
    right!.map((other): Counted => ({
      id: pair,
      levels: one.levels.flatMap((level) => other.levels.map((beside) => `${level}+${beside}`)),
      levelOf: (levels) => {
        const [level, beside] = [one.levelOf(levels), other.levelOf(levels)];
        return level === null || beside === null ? null : `${level}+${beside}`;
      },
    })),
  );
}

/** The breakdowns of the catalogue in their order, then the pairs that the run requests. */
function breakdownsOf(layout: Layout): Counted[] {
  return [
    ...breakdownIds.flatMap((id) => countedBreakdowns(layout, id)),
    ...layout.pairs.flatMap((pair) => countedPairs(layout, pair)),
  ];
}

export class RunRespondents {
  readonly counted: Respondents;
  private readonly breakdowns: readonly Counted[];

  constructor(
    readonly plans: readonly Plan[],
    layout: Layout,
  ) {
    this.breakdowns = breakdownsOf(layout);
    this.counted = new Respondents(
      plans.map((plan) => countedOf(plan, this.breakdowns)),
      this.breakdowns,
    );
  }

  /** `mark`: the run that first read the answer; 0 if unknown. */
  add({ sex, enterprise, levels, standings }: Respondent, mark = 0): void {
    const placed = this.breakdowns.map(({ levelOf }) => levelOf(levels));
    this.counted.add({ sex: sex === 'F' ? 0 : 1, enterprise, levels: placed, standings }, mark);
  }

  /** By key. A figure that compares women and men has one key, that of all persons. */
  figures(): ReadonlyMap<string, FigureNow> {
    const { addresses } = this.counted;
    return new Map(addresses.places.map((place) => [this.keyOf(place), this.figureAt(addresses, place)]));
  }

  private figureAt(addresses: Addresses, place: Address): FigureNow {
    const together = addresses.shownTogether(place);
    return {
      counts: together.flatMap((at) => [...this.counted.countsOf(at)]),
      newcomers: (run) => together.map((at) => this.counted.newcomersOf(at, run)),
    };
  }

  private keyOf({ indicator, sex, breakdown, level }: Address): string {
    const { sexes } = this.counted.indicators[indicator]!;
    const table = this.counted.breakdowns[breakdown];
    const cell = cellKey({
      sex: sex === ALL || sexes === 'apart' ? null : sex === 0 ? 'F' : 'M',
      breakdown: table?.id ?? null,
      level: table?.levels[level - 1] ?? null,
    });
    return `${this.plans[indicator]!.id}|${cell}`;
  }
}
