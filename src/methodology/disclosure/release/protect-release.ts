/**
 * Which figures of a release are shown, coded and withheld: the rules for each figure, an audit of what the others
 * reveal, and further figures that are withheld for it. Deterministic. Reference: docs/methodology/disclosure.md.
 */
import type { LinearSolver } from '../../numeric/linear-program.js';
import type { PrimaryRules } from '../primary.js';
import { Audit, type System } from './audit.js';
import { type Demand, demandKey, demandsOf } from './demand.js';
import { combinationsOf, linkedIndicators } from './identities.js';
import type { ReleaseFigure, ReleaseInput } from './linked-tables.js';
import { primaryStatus, sidesOf, type Side, type Status } from './primary-rules.js';

export interface Protecting {
  readonly rules: PrimaryRules;
  readonly solver: LinearSolver;
  /** Figures whose status is given: shown before, or suppressed because of what was shown before. */
  readonly published?: ReadonlyMap<string, Status>;
  /** Receives the share that is done, at most once for each percent. */
  readonly step?: (done: number) => void;
}

export interface ProtectedRelease {
  readonly statuses: ReadonlyMap<string, Status>;
  readonly sides: ReadonlyMap<string, readonly Side[]>;
  /** Figures with a count that what was published before may disclose; no release can take that back. */
  readonly alreadyDisclosed: readonly string[];
}

const complementary: Status = { shown: 'withheld', reason: 'complementary' };

interface Changing extends System {
  readonly statuses: Map<string, Status>;
  readonly published: ReadonlyMap<string, Status>;
}

interface Known {
  readonly status: Status;
  readonly coded: readonly ReleaseFigure[];
  readonly demands: readonly Demand[];
}

/** Figures of linked indicators, which are protected together. */
class Linked {
  private readonly figures: readonly ReleaseFigure[];
  private coded: readonly ReleaseFigure[];
  /** Demands of each figure, while its status and the coded figures are the same. */
  private readonly known = new Map<string, Known>();
  private readonly audit: Audit;
  /** By indicator, answer and sex: which persons they are. */
  private readonly answers = new Map<string, string>();
  /** Figures by when they last needed that another one is suppressed. */
  private readonly needed = new Map<string, number>();
  private at = 0;
  /** Keys of demands that are not met, although nothing new is shown, with their figures. */
  private readonly disclosed = new Map<string, string>();

  constructor(
    private readonly system: Changing,
    indicators: ReadonlySet<number>,
  ) {
    this.figures = system.input.figures.filter(({ indicator, kind }) => indicators.has(indicator) && kind !== 'other');
    this.coded = this.codedFigures();
    this.audit = new Audit(system, indicators);
    for (const [at, { indicator, side, yes, sex }] of system.input.families.entries())
      if (side === 0) this.answers.set(`${indicator} ${yes} ${sex}`, JSON.stringify(system.combinations[at]));
  }

  /** `step` receives the share that is done. */
  protect(step: (done: number) => void): void {
    for (const [at, figure] of this.figures.entries()) {
      for (const demand of this.demands([figure])) this.meet(demand);
      step((at + 1) / this.figures.length / 2);
    }
    const beside = this.figures.filter(({ key }) => this.system.statuses.get(key) === complementary);
    for (const [at, figure] of beside.sort((a, b) => this.persons(b) - this.persons(a)).entries()) {
      this.showAgain(figure);
      step(0.5 + (at + 1) / beside.length / 2);
    }
    // what was shown again or withheld since may matter for what was met before
    this.disclosed.clear();
    for (const demand of this.demands(this.figures)) this.meet(demand);
    this.audit.close();
  }

  get size(): number {
    return this.figures.length;
  }

  get alreadyDisclosed(): readonly string[] {
    return [...new Set(this.disclosed.values())];
  }

  private persons({ key }: ReleaseFigure): number {
    return this.system.sides.get(key)!.reduce((sum, { both }) => sum + both.persons, 0);
  }

  private demands(figures: readonly ReleaseFigure[]): Demand[] {
    return figures.flatMap((figure) => {
      const status = this.system.statuses.get(figure.key)!;
      const known = this.known.get(figure.key);
      if (known?.status === status && known.coded === this.coded) return known.demands;
      const demands = this.demandsBy(figure, status);
      this.known.set(figure.key, { status, coded: this.coded, demands });
      return demands;
    });
  }

  private demandsBy(figure: ReleaseFigure, status: Status): readonly Demand[] {
    const { sides, rules } = this.system;
    const isCodedAbove = (complement: boolean): boolean => this.isCodedAbove(figure, complement);
    return demandsOf(figure, status, { sides: sides.get(figure.key)!, rules, isCodedAbove });
  }

  private set(figure: ReleaseFigure, status: Status): void {
    const before = this.system.statuses.get(figure.key)!;
    this.system.statuses.set(figure.key, status);
    if ([before, status].some(({ shown }) => shown === 'coded')) this.coded = this.codedFigures();
    this.audit.publish(figure);
  }

  private codedFigures(): readonly ReleaseFigure[] {
    return this.figures.filter(({ key }) => this.system.statuses.get(key)!.shown === 'coded');
  }

  /** Then the count is known to be less than the minimum, and is protected as a coded one. */
  private isCodedAbove({ indicator, level, sex, contrast }: ReleaseFigure, complement: boolean): boolean {
    const sexes = sex === null ? (['F', 'M'] as const) : [sex];
    return this.coded.some((other) => {
      const status = this.system.statuses.get(other.key)!;
      if (status.shown !== 'coded' || contrast !== null) return false;
      const isAbove = [level, ''].includes(other.level) && [sex, null].includes(other.sex);
      const answer = (of: number, small: boolean, own: 'F' | 'M'): string =>
        this.answers.get(`${of} ${!small} ${own}`)!;
      const isSame = sexes.every(
        (own) => answer(indicator, complement, own) === answer(other.indicator, status.complement, own),
      );
      return isAbove && isSame;
    });
  }

  /** Nearest first: the same table and indicator, the same level or sex, the smallest sample; itself, then totals last. */
  private candidates({ figure }: Demand): ReleaseFigure[] {
    const { statuses } = this.system;
    const distance = ({ key, indicator, level, sex }: ReleaseFigure): number =>
      (key === figure.key ? 16 : 0) +
      (indicator === figure.indicator ? 0 : 2) +
      (level === figure.level || sex === figure.sex ? 0 : 1) +
      (level === '' ? 32 : 0) +
      (this.inTable(figure, { level }) ? 0 : 8);
    return this.figures
      .filter(({ key }) => !this.system.published.has(key) && statuses.get(key)!.shown !== 'withheld')
      .sort((a, b) => distance(a) - distance(b) || this.persons(a) - this.persons(b));
  }

  /** Whether a table shows both. */
  private inTable(one: Pick<ReleaseFigure, 'level'>, other: Pick<ReleaseFigure, 'level'>): boolean {
    return this.system.input.tables.some(({ levels }) => levels.has(one.level) && levels.has(other.level));
  }

  private meet(demand: Demand): void {
    // where nothing at all is shown, nothing is revealed
    if (!this.isAnyShown() || this.audit.isMet(demand)) return;
    const candidates = this.candidates(demand);
    for (const [at, other] of candidates.entries()) {
      this.set(other, complementary);
      for (const own of this.demands([other])) this.meet(own);
      const number = at + 1;
      // after 1, 2, 4, 8, ... figures: what was not needed is shown again
      const isAsked = number === candidates.length || Number.isInteger(Math.log2(number));
      if (isAsked && this.audit.isMet(demand)) return;
    }
    if (this.isAnyShown()) this.disclosed.set(demandKey(demand), demand.figure.key);
  }

  private isAnyShown(): boolean {
    return this.figures.some(({ key }) => this.system.statuses.get(key)!.shown !== 'withheld');
  }

  /** What is no longer needed, once. A count that is disclosed whatever is suppressed now needs nothing. */
  private showAgain(figure: ReleaseFigure): void {
    const { sides, rules } = this.system;
    this.set(figure, primaryStatus(figure, sides.get(figure.key)!, rules));
    const near = this.figures.filter((other) => this.inTable(figure, other));
    // what needed the last suppressed figures probably needs this one, too
    near.sort((a, b) => (this.needed.get(b.key) ?? 0) - (this.needed.get(a.key) ?? 0));
    const open = near.find((other) =>
      this.demands([other]).some((demand) => !this.disclosed.has(demandKey(demand)) && !this.audit.isMet(demand)),
    );
    if (open === undefined) return;
    this.needed.set(open.key, (this.at += 1));
    this.set(figure, complementary);
  }
}

export function protectRelease(input: ReleaseInput, given: Protecting): ProtectedRelease {
  const { rules, solver } = given;
  const pay = new Set(input.figures.filter(({ kind }) => kind === 'pay').map(({ indicator }) => indicator));
  const combinations = combinationsOf(input.families, ({ indicator }) => pay.has(indicator));
  const sides = new Map(input.figures.map((figure) => [figure.key, sidesOf(input, figure)]));
  const published = given.published ?? new Map<string, Status>();
  const statuses = new Map(
    input.figures.map((figure) => [
      figure.key,
      published.get(figure.key) ?? primaryStatus(figure, sides.get(figure.key)!, rules),
    ]),
  );
  const system = { input, combinations, rules, statuses, sides, solver, published };
  const disclosed = protectAll(system, given.step ?? (() => undefined));
  return { statuses, sides, alreadyDisclosed: disclosed };
}

/**
 * One set of linked indicators after the other, so that the tables of only one are in memory. Reports whole percent
 * only, because each report costs the caller time. Returns the figures that were already disclosed.
 */
function protectAll(system: Changing, step: (done: number) => void): readonly string[] {
  const { families, figures } = system.input;
  const all = figures.filter(({ kind }) => kind !== 'other').length;
  let [before, reported] = [0, 0];
  return linkedIndicators(families, system.combinations).flatMap((indicators) => {
    const linked = new Linked(system, new Set(indicators));
    linked.protect((share) => {
      const done = (before + share * linked.size) / all;
      if (Math.floor(100 * done) <= reported) return;
      reported = Math.floor(100 * done);
      step(done);
    });
    before += linked.size;
    return linked.alreadyDisclosed;
  });
}
