/**
 * Which figures of a run must be withheld: those that tell a small count, and those that would give one away. For each small
 * count there is another world that a reader must hold possible, in which it is large enough and every shown figure holds
 * (disclosure contract; other-worlds.ts). Where none is found, the whole table of the indicator by that breakdown is withheld,
 * pairs of breakdowns with it, and with it what would tell it by the meaning of the words (identities.ts).
 * Deterministic: the same persons in any order give the same set. Reference: docs/methodology/disclosure.md.
 */
import type { LinearSolver } from '../../numeric/linear-program.js';
import { changedAnswers, changedLevels, groupsOf, Occurring, type Population } from './changes.js';
import { demandsOf, type Figure, Figures, isSmall, type Rules } from './figures.js';
import { companionsOf } from './identities.js';
import { type Change, otherWorld } from './other-worlds.js';
import { ALL, type Respondents } from './respondents.js';

export interface ProtectRun {
  readonly rules: Rules;
  /** Unsafe for another reason than few persons: dominance in pay, a small difference from an earlier figure. */
  readonly isUnsafe: (figure: Figure) => boolean;
  /** Withheld in an earlier run on the same answers: what was withheld once stays so. */
  readonly isHeldBack: (figure: Figure) => boolean;
  /** Between two programs, with the share that is done; may throw to stop. */
  readonly step: (done: number) => Promise<void>;
}

export interface ProtectedRun {
  readonly figures: Figures;
  /** Figures with a small count for which a world was found. */
  readonly certified: number;
  /** Those for which none was found; nothing of their table is shown. */
  readonly closed: number;
}

/** A level can give to another, and take from it, where so many persons are. */
const ENOUGH_PERSONS = 60;
const ROUNDS = 3;

class Protection {
  readonly figures: Figures;
  private readonly population: Population;
  /** For which no world is found yet, and of these what is being looked for. */
  private readonly left: Set<Figure>;
  private open: ReadonlySet<Figure>;
  private certified = 0;
  private readonly occurring: Occurring;
  private steps = 0;

  constructor(
    respondents: Respondents,
    private readonly solver: LinearSolver,
    private readonly given: ProtectRun,
  ) {
    const { indicators, breakdowns } = respondents;
    this.population = { indicators, breakdowns, persons: respondents.alike() };
    this.figures = new Figures(indicators, breakdowns);
    this.figures.count(this.population.persons);
    for (const figure of this.figures.all) this.judge(figure);
    this.left = new Set(this.figures.all.filter(({ sensitive }) => sensitive));
    this.open = new Set(this.left);
    this.closeTotals();
    this.occurring = new Occurring(this.population, this.hidden());
  }

  private judge(figure: Figure): void {
    if (figure.persons === 0) return;
    const { rules, isUnsafe, isHeldBack } = this.given;
    figure.unsafe = figure.enterprises.length < rules.enterprises || isUnsafe(figure);
    const small = isSmall(figure.persons, rules) || figure.counts.some((count) => isSmall(count, rules));
    figure.sensitive = figure.unsafe || small;
    figure.withheld = figure.sensitive || isHeldBack(figure);
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

  /** Where everybody together is withheld, nothing of the indicator is shown; where women or men are, everybody only. */
  private closeTotals(): void {
    for (const [indicator, { sexes }] of this.population.indicators.entries()) {
      const of = [0, 1, ALL].map((sex) => this.total(indicator, sex)?.withheld === true);
      const everything = of[ALL]! || (sexes === 'apart' && (of[0]! || of[1]!));
      if (!everything && !of[0] && !of[1]) continue;
      for (const figure of this.figures.of(indicator))
        if (everything || figure.sex !== ALL || figure.breakdown >= 0) this.withhold(figure);
    }
  }

  /** Indicators that are withheld altogether tell a reader nothing of what can't be. */
  private hidden(): ReadonlySet<number> {
    const hidden = this.population.indicators.flatMap(({ sexes }, indicator) =>
      this.total(indicator, sexes === 'apart' ? 0 : ALL)?.withheld === true ? [indicator] : [],
    );
    return new Set(hidden);
  }

  async run(): Promise<ProtectedRun> {
    for (let round = 0; round < ROUNDS && this.open.size > 0; round += 1) {
      await this.byAnswers(false);
      await this.byLevels();
      await this.byAnswers(true);
      this.closeTables();
      this.open = this.addCompanions();
    }
    do this.closeTables();
    while (this.addCompanions().size > 0);
    const closed = [...this.left].filter(({ sensitive }) => sensitive).length;
    return { figures: this.figures, certified: this.certified, closed };
  }

  private isPair({ breakdown }: Figure): boolean {
    return this.population.breakdowns[breakdown]?.pair !== undefined;
  }

  /** Tables of one breakdown, or those of pairs, which come last and move no other. */
  private async byAnswers(pairs: boolean): Promise<void> {
    for (const group of groupsOf(this.population.indicators)) {
      const wanted = this.wanted((figure) => group.includes(figure.indicator) && this.isPair(figure) === pairs);
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

  private wanted(which: (figure: Figure) => boolean): Figure[] {
    return [...this.left].filter((figure) => this.open.has(figure) && which(figure));
  }

  /** The level in which most of what is wanted is to be had; of those alike, that of which most is withheld already. */
  private partner(breakdown: number, level: number, wanted: readonly Figure[]): number | undefined {
    const at = (figure: Figure, other: number): Figure =>
      this.figures.all[this.figures.find({ ...figure, level: other })]!;
    const supply = (other: number): number =>
      wanted.filter((figure) =>
        demandsOf(figure, this.given.rules).some(({ count, more }) => at(figure, other).counts[count]! >= more),
      ).length;
    const persons = (other: number): number =>
      this.population.persons.reduce((sum, each) => sum + (each.levels[breakdown] === other ? each.count : 0), 0);
    const withheld = (other: number): number =>
      this.figures.all.filter((each) => each.breakdown === breakdown && each.level === other && each.withheld).length;
    return [...this.population.breakdowns[breakdown]!.levels.keys()]
      .map((position) => position + 1)
      .filter((other) => other !== level && persons(other) >= ENOUGH_PERSONS)
      .map((other) => ({ other, supply: supply(other), withheld: withheld(other) }))
      .sort((a, b) => b.supply - a.supply || b.withheld - a.withheld)[0]?.other;
  }

  /** Takes a world if it withholds fewer figures than closing the tables of those that it helps would. */
  private take(changes: readonly Change[], wanted: readonly Figure[]): void {
    const world = otherWorld(this.figures, this.solver, {
      changes,
      wanted: new Set(wanted),
      rules: this.given.rules,
    });
    if (world === null || world.moved.length > this.shownInTablesOf(world.helped)) return;
    for (const figure of world.helped) this.left.delete(figure);
    this.certified += [...world.helped].filter(({ sensitive }) => sensitive).length;
    if (world.moved.length === 0) return;
    for (const figure of world.moved) this.withhold(figure);
    this.closeTotals();
  }

  private shownInTablesOf(helped: ReadonlySet<Figure>): number {
    const tables = new Map<number, Set<number>>();
    for (const { indicator, breakdown } of helped)
      tables.set(indicator, (tables.get(indicator) ?? new Set()).add(breakdown));
    let shown = 0;
    for (const [indicator, breakdowns] of tables)
      for (const each of this.figures.of(indicator))
        if (!each.withheld && each.persons > 0 && breakdowns.has(each.breakdown)) shown += 1;
    return shown;
  }

  private closeTables(): void {
    const tables = new Set([...this.left].map(({ indicator, breakdown }) => `${indicator}|${breakdown}`));
    for (const figure of this.figures.all)
      if (figure.breakdown >= 0 && tables.has(`${figure.indicator}|${figure.breakdown}`)) this.withhold(figure);
    this.closeTotals();
  }

  /** Figures more that must not be known exactly. */
  private addCompanions(): ReadonlySet<Figure> {
    const companions = companionsOf(this.figures, this.population.persons, {
      untold: [...this.left],
      rules: this.given.rules,
      dear: (figure) => this.shownOf(figure.indicator),
    });
    for (const figure of companions) {
      figure.unsafe = true;
      this.withhold(figure);
      this.left.add(figure);
    }
    this.closeTotals();
    return companions;
  }

  private shownOf(indicator: number): number {
    return this.figures.of(indicator).filter((each) => !each.withheld).length;
  }

  private async step(): Promise<void> {
    this.steps += 1;
    // How many programs there will be is not known; half of what is left, again and again, comes near to all.
    await this.given.step(1 - 0.97 ** this.steps);
  }
}

/**
 * Withholds figures of a run (`withheld` of each in `figures`). Errors: those of `step`; RangeError never.
 * Cost: one linear program of some hundred rows for each group of indicators and each level, seconds in all.
 */
export function protectRun(respondents: Respondents, solver: LinearSolver, given: ProtectRun): Promise<ProtectedRun> {
  return new Protection(respondents, solver, given).run();
}
