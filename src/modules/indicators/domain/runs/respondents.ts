/**
 * Cell membership of respondents, and the figures that must therefore be suppressed: one system of linked tables for
 * the whole run.
 */
import type { PrimaryRules } from '../../../../methodology/disclosure/primary.js';
import { Addresses, type Rest } from '../../../../methodology/disclosure/run/addresses.js';
import { ALL, type CountedBreakdown, type CountedIndicator } from '../../../../methodology/disclosure/run/counted.js';
import type { CountedRest, Figure } from '../../../../methodology/disclosure/run/figures.js';
import { protectRun } from '../../../../methodology/disclosure/run/protect-run.js';
import { Respondents } from '../../../../methodology/disclosure/run/respondents.js';
import type { LinearSolver } from '../../../../methodology/numeric/linear-program.js';
import { type BreakdownId, breakdownIds, breakdowns } from '../definitions/breakdowns.js';
import { type CellAddress, cellKey } from './cells.js';
import type { Differencing, FigureNow } from './earlier-runs.js';
import type { Layout } from './counting/layout.js';
import { countsYes, isSexBuiltIn, needsBothSexes, type Plan } from './plan.js';
import type { Standing } from './counting/tally.js';

export interface Respondent {
  readonly sex: 'F' | 'M';
  /** Null if unknown. */
  readonly enterprise: string | null;
  /** Indexed as `breakdownIds`; null if unknown. */
  readonly levels: readonly (string | null)[];
  /** Indexed by plan. */
  readonly standings: readonly Standing[];
}

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
    usesSex: isSexBuiltIn(plan) && !needsBothSexes(plan),
    questions: plan.questions,
    breakdowns: breakdowns.flatMap(({ id }, at) => (own(id) ? [at] : [])),
  };
}

/** The breakdowns of the catalogue in their order, then the pairs that the run requests. */
function breakdownsOf(layout: Layout): CountedBreakdown[] {
  const single = breakdownIds.map((id) => ({
    id,
    levels: layout.levels[id],
    question: breakdowns[id].answer?.question ?? null,
  }));
  const pairs = layout.pairs.map((pair): CountedBreakdown => {
    const of = pair.split('+').map((id) => breakdownIds.indexOf(id as BreakdownId)) as [number, number];
    const [left, right] = of.map((at) => single[at]!.levels) as [readonly string[], readonly string[]];
    const parts = left.flatMap((_, i) => right.map((__, j) => [i + 1, j + 1] as const));
    return {
      id: pair,
      levels: parts.map(([i, j]) => `${left[i - 1]!}+${right[j - 1]!}`),
      question: null,
      pair: { of, parts },
    };
  });
  return [...single, ...pairs];
}

export class RunRespondents {
  readonly counted: Respondents;

  constructor(
    readonly plans: readonly Plan[],
    readonly layout: Layout,
  ) {
    const breakdowns = breakdownsOf(layout);
    this.counted = new Respondents(
      plans.map((plan) => countedOf(plan, breakdowns)),
      breakdowns,
    );
  }

  /** `mark`: the run that first read the answer; 0 if unknown. */
  add({ sex, enterprise, levels, standings }: Respondent, mark = 0): void {
    const pairs = this.layout.pairs.map((pair) => {
      const [left, right] = pair.split('+').map((id) => levels[breakdownIds.indexOf(id as BreakdownId)]!);
      return left === null || right === null ? null : `${left}+${right}`;
    });
    this.counted.add({ sex: sex === 'F' ? 0 : 1, enterprise, levels: [...levels, ...pairs], standings }, mark);
  }
}

/** The figures that earlier runs on the same wave have published and suppressed, by `<indicator>|<cell>`. */
export interface Earlier {
  readonly tellsOfFew: Differencing;
  readonly wasWithheld: (figure: string) => boolean;
}

/**
 * For each key of a figure the counts of its persons: yes and no, for both groups if it compares two. Never published.
 */
export type Behind = ReadonlyMap<string, readonly number[]>;

export interface Protected {
  /** Keys `<indicator>|<cell>` of the figures that must not be published. */
  readonly withheld: ReadonlySet<string>;
  /** Numbers of figures with a small count: with a protection witness, and (`closed`) with their table suppressed. */
  readonly certified: number;
  readonly closed: number;
  readonly behind: Behind;
  /** Counts of the residual levels (level not stated) that published figures imply. */
  readonly left: Behind;
}

interface Protecting {
  readonly rules: PrimaryRules;
  /**
   * Dominance: whether few enterprises dominate a published figure although it has the minimum number of persons; for
   * pay and for compared groups.
   */
  readonly hangsOnFew: (plan: Plan, address: CellAddress) => boolean;
  readonly earlier: Earlier;
  readonly step: (done: number) => Promise<void>;
}

/** The keys and addresses of the counted figures, as runs use them. */
class Keys {
  constructor(private readonly respondents: RunRespondents) {}

  addressOf({ sex, breakdown, level }: Figure): CellAddress {
    const at = this.respondents.counted.breakdowns[breakdown];
    return {
      sex: sex === ALL ? null : sex === 0 ? 'F' : 'M',
      breakdown: at?.id ?? null,
      level: at?.levels[level - 1] ?? null,
    };
  }

  /** A figure that compares women and men has one key, that of all persons. */
  of(figure: Figure): string {
    const apart = this.respondents.counted.indicators[figure.indicator]!.sexes === 'apart';
    const address = this.addressOf(figure);
    return this.within(figure.indicator, apart ? { ...address, sex: null } : address);
  }

  /** For example `F|age_group=?`, `F|park+age_group=<park>+?` */
  ofRest({ indicator, sex, breakdown, margin: [of, level] }: Rest): string {
    const { breakdowns } = this.respondents.counted;
    const table = breakdowns[breakdown]!;
    const known = breakdowns[of]?.levels[level - 1] ?? '';
    const unknown = table.pair === undefined ? '?' : table.pair.of[0] === of ? `${known}+?` : `?+${known}`;
    return this.within(indicator, {
      sex: sex === ALL ? null : sex === 0 ? 'F' : 'M',
      breakdown: table.id,
      level: unknown,
    });
  }

  private within(indicator: number, address: CellAddress): string {
    return `${this.respondents.plans[indicator]!.id}|${cellKey(address)}`;
  }
}

export async function withheldFigures(
  respondents: RunRespondents,
  solver: LinearSolver,
  given: Protecting,
): Promise<Protected> {
  const { plans, counted } = respondents;
  const { rules, step, earlier, hangsOnFew } = given;
  const keys = new Keys(respondents);
  const addresses = new Addresses(counted.indicators, counted.breakdowns);
  const countsBehind = (figure: Figure): readonly number[] =>
    addresses.shownTogether(figure).flatMap((at) => [...counted.countsOf(at)]);
  const now = (figure: Figure): FigureNow => ({
    counts: countsBehind(figure),
    newcomers: (run) => addresses.shownTogether(figure).map((at) => counted.newcomersOf(at, run)),
  });
  const restNow = (rest: CountedRest): FigureNow => ({
    counts: [...rest.counts],
    newcomers: (run) => [counted.newcomersOfRest(rest, run)],
  });
  const isUnsafe = (figure: Figure): boolean =>
    earlier.tellsOfFew(keys.of(figure), now(figure)) || hangsOnFew(plans[figure.indicator]!, keys.addressOf(figure));
  const isRestUnsafe = (rest: CountedRest): boolean => earlier.tellsOfFew(keys.ofRest(rest), restNow(rest));
  const protect = (isHeldBack: (figure: Figure) => boolean): ReturnType<typeof protectRun> =>
    protectRun(counted, solver, { rules, isUnsafe, isRestUnsafe, isHeldBack, step });
  // A figure that was suppressed before stays suppressed. Usually it would be suppressed again anyway; then the figures
  // depend only on this run's inputs.
  const wasWithheld = (figure: Figure): boolean => earlier.wasWithheld(keys.of(figure));
  let done = await protect(() => false);
  const returns = done.figures.all.some((figure) => figure.persons > 0 && !figure.withheld && wasWithheld(figure));
  if (returns) done = await protect(wasWithheld);
  const { figures, certified, closed } = done;
  const withheld = new Set(figures.all.filter((figure) => figure.withheld).map((figure) => keys.of(figure)));
  const behind = new Map(figures.all.map((figure) => [keys.of(figure), countsBehind(figure)]));
  const left = new Map(figures.told().map((rest) => [keys.ofRest(rest), [...rest.counts]]));
  return { withheld, behind, left, certified, closed };
}
