/**
 * Which figures of a run must be suppressed: those that tell a small count, and those that would give one away. For each small
 * count there is another feasible table that an intruder must consider possible, in which it is large enough and every published figure holds
 * (disclosure contract; other-worlds.ts). Where none is found, the whole table of the indicator by that breakdown is suppressed,
 * pairs of breakdowns with it, and with it what would tell it by the meaning of the words (closed-tables.ts).
 * Deterministic: the same persons in any order give the same set. Reference: docs/methodology/protected-runs.md.
 */
import type { LinearSolver } from '../../numeric/linear-program.js';
import { changedAnswers, changedLevels, groupsOf, personsAt } from './changes.js';
import { ClosedTables } from './closed-tables.js';
import { ALL } from './counted.js';
import { demandsOf, type Figure, Figures, type Judging } from './figures.js';
import { Margins } from './margins.js';
import { Occurring, type Population } from './occurring.js';
import { type Change, costOf, costOfAll, nearerWorld, otherWorld, tableOf, type World } from './other-worlds.js';
import type { Respondents } from './respondents.js';

export interface ProtectRun extends Judging {
  /** Between two programs, with the share that is done; may throw to stop. */
  readonly step: (done: number) => Promise<void>;
}

export interface ProtectedRun {
  readonly figures: Figures;
  /** Figures with a small count for which a feasible table was found. */
  readonly certified: number;
  /** Those for which none was found; nothing of their table is published. */
  readonly closed: number;
}

/** A level can give to another, and take from it, where so many persons are. */
const ENOUGH_PERSONS = 60;
/** So that a feasible table is preferred even where a table has nothing left to show. */
const LEAST_COST = 1;
/** Of a small count that is left although its table is suppressed: more than most tables. */
const LAST_COST = 100;

class Protection {
  readonly figures: Figures;
  private readonly population: Population;
  /** For which no feasible table is found yet, and of these what is being looked for. */
  private readonly left: Set<Figure>;
  /** Tables of what is left are suppressed, and nothing is too costly any more. */
  private isLast = false;
  private readonly occurring: Occurring;
  private steps = 0;
  private worlds: World[] = [];
  /** Suppressed because they would reveal the residual. */
  private readonly companions = new Set<Figure>();
  /** By position of the breakdown and level. */
  private readonly personsAt: readonly Int32Array[];

  constructor(
    respondents: Respondents,
    private readonly solver: LinearSolver,
    private readonly given: ProtectRun,
  ) {
    const { indicators, breakdowns } = respondents;
    this.figures = new Figures(respondents);
    this.figures.judge(given);
    this.population = { indicators, breakdowns, persons: respondents.persons() };
    this.personsAt = personsAt(this.population);
    this.left = new Set(this.figures.all.filter(({ sensitive }) => sensitive));
    this.closeTotals();
    this.occurring = new Occurring(this.population, this.hidden());
  }

  private withhold(figure: Figure): void {
    if (figure.persons > 0) figure.withheld = true;
  }

  private total(indicator: number, sex: number): Figure | undefined {
    return this.figures.all[this.figures.find({ indicator, sex, breakdown: -1, level: 0 })];
  }

  private totalIsSensitive(figure: Figure): boolean {
    return this.total(figure.indicator, figure.sex)?.sensitive === true;
  }

  /** Where everyone together is suppressed, nothing of the indicator is published; where women or men are, everyone only. */
  private closeTotals(): void {
    for (const [indicator, { sexes }] of this.population.indicators.entries()) {
      const of = [0, 1, ALL].map((sex) => this.total(indicator, sex)?.withheld === true);
      const everything = of[ALL]! || (sexes === 'apart' && (of[0]! || of[1]!));
      if (!everything && !of[0] && !of[1]) continue;
      for (const figure of this.figures.of(indicator))
        if (everything || figure.sex !== ALL || figure.breakdown >= 0) this.withhold(figure);
    }
  }

  /** Indicators that are suppressed altogether tell an intruder nothing of what can't be. */
  private hidden(): ReadonlySet<number> {
    const hidden = this.population.indicators.flatMap(({ sexes }, indicator) =>
      this.total(indicator, sexes === 'apart' ? 0 : ALL)?.withheld === true ? [indicator] : [],
    );
    return new Set(hidden);
  }

  async run(): Promise<ProtectedRun> {
    await this.search();
    this.dropNeedless();
    this.showAgain();
    this.isLast = true;
    await this.search();
    this.showAgain();
    await this.lookAgain();
    this.closeCompanions();
    const small = this.figures.all.filter(({ sensitive }) => sensitive);
    const closed = small.filter((figure) => this.left.has(figure)).length;
    return { figures: this.figures, certified: small.length - closed, closed };
  }

  private async search(): Promise<void> {
    await this.byAnswers(false);
    await this.byLevels();
    await this.byAnswers(true);
  }

  /** Tables of one breakdown, or those of pairs, which come last and move no other. */
  private async byAnswers(pairs: boolean): Promise<void> {
    for (const group of groupsOf(this.population.indicators)) {
      const wanted = this.wanted((figure) => group.includes(figure.indicator) && this.figures.isPair(figure) === pairs);
      if (wanted.length === 0) continue;
      this.take(changedAnswers(this.population, group, { wanted, occurring: this.occurring }), wanted);
      await this.step();
    }
  }

  private async byLevels(): Promise<void> {
    for (const [breakdown, { levels, pair }] of this.population.breakdowns.entries()) {
      if (pair !== undefined) continue;
      for (let level = 1; level <= levels.length; level += 1) {
        const wanted = this.wanted(
          (figure) => figure.breakdown === breakdown && figure.level === level && !this.totalIsSensitive(figure),
        );
        const other = wanted.length === 0 ? undefined : this.partner(breakdown, level, wanted);
        if (other === undefined) continue;
        const given = { wanted, occurring: this.occurring };
        this.take(changedLevels(this.population, { breakdown, level, other }, given), wanted);
        await this.step();
      }
    }
  }

  /** Where women or men are primary suppressed in total, nothing of them is published by any breakdown. */
  private hasNothingShown(figure: Figure): boolean {
    return this.isLast && figure.breakdown >= 0 && this.totalIsSensitive(figure);
  }

  private wanted(which: (figure: Figure) => boolean): Figure[] {
    return [...this.left].filter((figure) => which(figure) && !this.hasNothingShown(figure));
  }

  /** The level that has what is wanted, and where the least is published that would have to be suppressed with it. */
  private partner(breakdown: number, level: number, wanted: readonly Figure[]): number | undefined {
    const score = (other: number): number =>
      wanted.reduce((sum, figure) => {
        const there = this.figures.all[this.figures.find({ ...figure, level: other })]!;
        const demands = demandsOf(figure, this.given.rules);
        const has = demands.every(({ count, more }) => there.counts[count]! >= more);
        return sum + (has ? this.costOfTable(figure) : 0) - (there.withheld ? 0 : costOf(this.figures, there));
      }, 0);
    return [...this.population.breakdowns[breakdown]!.levels.keys()]
      .map((position) => position + 1)
      .filter((other) => other !== level && this.personsAt[breakdown]![other]! >= ENOUGH_PERSONS)
      .map((other) => ({ other, score: score(other) }))
      .sort((a, b) => b.score - a.score)[0]?.other;
  }

  /** Takes a feasible table if what it suppresses costs no more than closing the tables of those that it helps would. */
  private take(changes: readonly Change[], wanted: readonly Figure[]): void {
    const costs = new Map(
      wanted.map((figure) => [tableOf(figure), this.isLast ? LAST_COST : LEAST_COST + this.costOfTable(figure)]),
    );
    const costOfClosing = (figure: Figure): number => costs.get(tableOf(figure))!;
    const world = otherWorld(this.figures, this.solver, {
      changes,
      wanted: new Set(wanted),
      rules: this.given.rules,
      costOfClosing,
    });
    if (world === null) return;
    const tables = new Map([...world.helped].map((figure) => [tableOf(figure), costOfClosing(figure)]));
    if (costOfAll(this.figures, world.moved) > [...tables.values()].reduce((sum, each) => sum + each, 0)) return;
    this.worlds.push(world);
    for (const figure of world.helped) this.left.delete(figure);
    if (world.moved.length === 0) return;
    for (const figure of world.moved) this.withhold(figure);
    this.closeTotals();
  }

  /** In the place of each feasible table one that moves less, now that others have suppressed what it may move for nothing. */
  private async lookAgain(): Promise<void> {
    for (const world of [...this.worlds]) {
      this.worlds = this.worlds.filter((other) => other !== world);
      this.showAgain();
      const own = [...world.touched].filter(({ withheld }) => !withheld);
      this.worlds.push(own.length === 0 ? world : this.nearer(world, own));
      await this.step();
    }
    this.showAgain();
  }

  private nearer(world: World, own: readonly Figure[]): World {
    const { rules } = this.given;
    return nearerWorld(this.figures, this.solver, { world, own, rules, costOfClosing: () => LAST_COST });
  }

  private costOfTable({ indicator, breakdown }: Figure): number {
    const table = this.figures.of(indicator).filter((each) => each.breakdown === breakdown);
    return costOfAll(
      this.figures,
      table.filter(({ withheld, persons }) => !withheld && persons > 0),
    );
  }

  /** Feasible tables that help only figures of tables which are suppressed for others: not what their tables need, nor what they suppress. */
  private dropNeedless(): void {
    const closed = new Set([...this.left].map(tableOf));
    const needless = new Set(
      this.worlds.filter(({ helped }) => [...helped].every((figure) => closed.has(tableOf(figure)))),
    );
    this.worlds = this.worlds.filter((world) => !needless.has(world));
    for (const { helped } of needless) for (const figure of helped) this.left.add(figure);
  }

  /** What no feasible table moves and no suppressed table takes with it. */
  private showAgain(): void {
    const needed = new Set(this.worlds.flatMap(({ touched }) => [...touched]));
    for (const figure of this.figures.all)
      figure.withheld =
        figure.persons > 0 &&
        (figure.sensitive || figure.unsafe || needed.has(figure) || this.given.isHeldBack(figure));
    this.closeTables();
  }

  /** With what is suppressed by one breakdown its pairs with others go, of which it is a sum. */
  private closeTables(): void {
    const tables = new Set([...this.left, ...this.companions].map(tableOf));
    const isClosed = ({ indicator, breakdown }: Figure): boolean =>
      [breakdown, ...(this.population.breakdowns[breakdown]?.pair?.of ?? [])].some((each) =>
        tables.has(tableOf({ indicator, breakdown: each })),
      );
    for (const figure of this.figures.all) if (figure.breakdown >= 0 && isClosed(figure)) this.withhold(figure);
    this.closeTotals();
  }

  /** Figures that would tell one for which no feasible table is found: their tables are suppressed with it. */
  private closeCompanions(): void {
    const { rules } = this.given;
    const given = {
      rules,
      solver: this.solver,
      occurring: this.occurring,
      dear: ({ indicator }: Figure) => this.shownOf(indicator),
    };
    const tables = new ClosedTables(this.figures, this.population.persons, given);
    const margins = new Margins(this.figures, given);
    this.closeAll(tables.companionsOf(this.left));
    for (;;) {
      const untold = this.closeAll(margins.companionsOf([...this.left, ...this.companions]));
      if (untold.length === 0) return;
      // what is suppressed next to a margin may be revealed by other indicators in turn
      this.closeAll(tables.companionsOf(untold));
    }
  }

  private closeAll(found: Iterable<ReadonlySet<Figure>>): readonly Figure[] {
    const closed: Figure[] = [];
    for (const companions of found) {
      for (const figure of companions) {
        figure.unsafe = true;
        this.companions.add(figure);
        this.withhold(figure);
        closed.push(figure);
      }
      this.closeTables();
    }
    return closed;
  }

  private shownOf(indicator: number): number {
    return this.figures.of(indicator).filter((each) => !each.withheld).length;
  }

  private async step(): Promise<void> {
    this.steps += 1;
    // How many programs there will be is not known: each is taken for three hundredths of what is left.
    await this.given.step(1 - 0.97 ** this.steps);
  }
}

/**
 * Suppresses figures of a run (`withheld` of each in `figures`). Errors: those of `step`; RangeError never.
 * Cost: one linear program of some hundred rows for each group of indicators and each level, seconds in all.
 */
export function protectRun(respondents: Respondents, solver: LinearSolver, given: ProtectRun): Promise<ProtectedRun> {
  return new Protection(respondents, solver, given).run();
}
