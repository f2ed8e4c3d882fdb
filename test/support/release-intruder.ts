/**
 * An intruder of its own: reads only what a release publishes of a population of one question, and looks with another
 * solver, in whole numbers, how small and how large each count can be that is not shown.
 */
import { solve as yalps } from 'yalps';
import type { ReleaseFigure, ReleaseInput } from '../../src/methodology/disclosure/release/linked-tables.js';
import type { Status } from '../../src/methodology/disclosure/release/primary-rules.js';
import type { Answered } from './release-populations.js';

type Range = { min?: number; max?: number };
type Row = Range & { readonly terms: ReadonlyMap<string, number> };

/** No rule asks for a larger count. */
const ENOUGH = 9;

const graded = (n: number): string =>
  n < 15
    ? 'fewer'
    : String(n < 100 ? 10 * Math.round(n / 10) : n < 1000 ? 50 * Math.round(n / 50) : 100 * Math.round(n / 100));

/** All sizes that would be published in the same way, by trying them. */
function sizes(n: number): readonly number[] {
  return Array.from({ length: 3000 }, (_, size) => size).filter((size) => size >= 10 && graded(size) === graded(n));
}

export class Intruder {
  /** Programs that the solver gave up without any table. */
  undecided = 0;
  private readonly rows: Row[] = [];
  private readonly weights = new Map<string, number>();

  constructor(
    private readonly persons: readonly Answered[],
    private readonly input: ReleaseInput,
    private readonly statuses: ReadonlyMap<string, Status>,
  ) {
    const kinds = new Map<string, Answered[]>();
    for (const person of persons)
      for (const [table, level] of person.levels.entries()) {
        const name = this.name(table, level, person);
        kinds.set(name, [...(kinds.get(name) ?? []), person]);
      }
    for (const [name, own] of kinds)
      this.weights.set(name, own.reduce((sum, { weight }) => sum + weight, 0) / own.length);
    this.tablesAgree();
    for (const figure of input.figures) this.read(figure);
  }

  private name(table: number, level: number | null, { sex, yes }: Pick<Answered, 'sex' | 'yes'>): string {
    return `${table} ${level ?? '?'} ${sex} ${yes}`;
  }

  private names(table: number, figure: Pick<ReleaseFigure, 'level' | 'sex'>, yes: boolean): string[] {
    const size = this.input.tables[table]!.size - 1;
    const levels = figure.level === '' ? [...Array(size).keys(), null] : [Number(figure.level.split('=')[1])];
    const sexes = figure.sex === null ? (['F', 'M'] as const) : [figure.sex];
    return levels.flatMap((level) => sexes.map((sex) => this.name(table, level, { sex, yes })));
  }

  private tablesAgree(): void {
    for (const sex of ['F', 'M'] as const)
      for (const yes of [true, false])
        for (const table of this.input.tables.keys()) {
          if (table === 0) continue;
          const figure = { level: '', sex };
          const terms = new Map(this.names(0, figure, yes).map((name) => [name, 1]));
          for (const name of this.names(table, figure, yes)) terms.set(name, -1);
          this.rows.push({ terms, min: 0, max: 0 });
        }
  }

  private here(figure: ReleaseFigure, yes?: boolean): Answered[] {
    const [table, level] = figure.level === '' ? [0, null] : figure.level.split('=').map(Number);
    return this.persons.filter(
      (person) =>
        (figure.level === '' || person.levels[table!] === level) &&
        (figure.sex === null || person.sex === figure.sex) &&
        (yes === undefined || person.yes === yes),
    );
  }

  private weightOf(name: string, figure: ReleaseFigure): number {
    const own = this.here(figure);
    return this.weights.get(name) ?? own.reduce((sum, { weight }) => sum + weight, 0) / own.length;
  }

  private share(figure: ReleaseFigure): number {
    const total = (of: readonly Answered[]): number => of.reduce((sum, { weight }) => sum + weight, 0);
    return total(this.here(figure, true)) / total(this.here(figure));
  }

  private add(terms: readonly (readonly [string, number])[], range: Range): void {
    this.rows.push({ terms: new Map(terms), ...range });
  }

  /** Share of a figure less a bound, times its weighted size. */
  private against(figure: ReleaseFigure, bound: number): [string, number][] {
    const [table] = this.tableOf(figure);
    return [true, false].flatMap((yes) =>
      this.names(table, figure, yes).map((name): [string, number] => [
        name,
        this.weightOf(name, figure) * ((yes ? 1 : 0) - bound),
      ]),
    );
  }

  private tableOf({ level }: Pick<ReleaseFigure, 'level'>): [number] {
    return [level === '' ? 0 : Number(level.split('=')[0])];
  }

  private read(figure: ReleaseFigure): void {
    const status = this.statuses.get(figure.key)!;
    if (status.shown === 'withheld') return;
    const [table] = this.tableOf(figure);
    const all = [true, false].flatMap((yes) => this.names(table, figure, yes).map((name) => [name, 1] as const));
    const n = this.here(figure).length;
    this.add(all, { min: sizes(n)[0]!, max: sizes(n).at(-1)! });
    if (status.shown === 'coded') {
      this.add(
        this.names(table, figure, !status.complement).map((name) => [name, 1] as const),
        { max: 4 },
      );
      const bound = (status.complement ? 100 - status.bound : status.bound) / 100;
      this.add(this.against(figure, bound), status.complement ? { min: 0 } : { max: 0 });
      return;
    }
    for (const yes of [true, false])
      this.add(
        this.names(table, figure, yes).map((name) => [name, 1] as const),
        { min: 5 },
      );
    const step = n >= 1000 ? 0.001 : 0.01;
    const shown = Math.round(this.share(figure) / step) * step;
    this.add(this.against(figure, shown + step / 2), { max: 1e-9 });
    this.add(this.against(figure, shown - step / 2), { min: -1e-9 });
    this.readGap(figure);
  }

  /** Women less men, with the weighted sizes as known. */
  private readGap(figure: ReleaseFigure): void {
    const pair = figure.womenAndMen?.map((key) => this.input.figures.find((other) => other.key === key)!);
    if (pair === undefined || pair.some(({ key }) => this.statuses.get(key)!.shown !== 'number')) return;
    const [women, men] = pair as [ReleaseFigure, ReleaseFigure];
    const step = Math.min(this.here(women).length, this.here(men).length) >= 1000 ? 0.001 : 0.01;
    const gap = Math.round((this.share(women) - this.share(men)) / step) * step;
    const part = (of: ReleaseFigure, sign: number): [string, number][] => {
      const size = this.here(of).reduce((sum, { weight }) => sum + weight, 0);
      const [table] = this.tableOf(of);
      return this.names(table, of, true).map((name) => [name, (sign * this.weightOf(name, of)) / size]);
    };
    this.add([...part(women, 1), ...part(men, -1)], { min: gap - step / 2 - 1e-9, max: gap + step / 2 + 1e-9 });
  }

  /** The least and largest possible count of an answer. */
  ends(figure: ReleaseFigure, yes: boolean): readonly [number, number] {
    const [table] = this.tableOf(figure);
    const goal = new Set(this.names(table, figure, yes));
    const names = new Set([...goal, ...this.rows.flatMap(({ terms }) => [...terms.keys()])]);
    const variables: Record<string, Record<string, number>> = {};
    for (const name of names) variables[name] = { goal: goal.has(name) ? 1 : 0 };
    const constraints: Record<string, Range> = { goal: { max: ENOUGH } };
    for (const [at, { terms, min, max }] of this.rows.entries()) {
      constraints[`r${at}`] = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      for (const [name, factor] of terms) variables[name]![`r${at}`] = factor;
    }
    const end = (direction: 'minimize' | 'maximize'): number => {
      const model = { direction, objective: 'goal', constraints, variables, integers: true } as const;
      const { result } = yalps(model, { maxIterations: 1500, timeout: 20_000, maxPivots: 100_000 });
      // a table that it found before it gave up shows that the count is possible, which is all that matters
      if (!Number.isFinite(result)) this.undecided += 1;
      if (!Number.isFinite(result)) return direction === 'minimize' ? 0 : ENOUGH;
      return Math.round(result);
    };
    return [end('minimize'), end('maximize')];
  }

  /** Counts that someone could work out although the rules say that no one may. */
  findings(): string[] {
    return this.input.figures.flatMap((figure) => {
      const status = this.statuses.get(figure.key)!;
      if (status.shown === 'number') return [];
      return [true, false].flatMap((yes) => {
        const value = this.here(figure, yes).length;
        if (value >= 5) return [];
        const [low, high] = this.ends(figure, yes);
        const isKnownSmall = status.shown === 'coded' || this.isCodedAbove(figure, yes);
        const isSafe = isKnownSmall ? high - low >= 2 : high >= 5 && low <= Math.max(0, value - 1) && high - low >= 4;
        return isSafe ? [] : [`${figure.key} ${yes ? 'yes' : 'no'} ${value}: ${low} to ${high}`];
      });
    });
  }

  private isCodedAbove({ level, sex }: ReleaseFigure, yes: boolean): boolean {
    return this.input.figures.some((other) => {
      const status = this.statuses.get(other.key)!;
      const isAbove = [level, ''].includes(other.level) && [sex, null].includes(other.sex);
      return isAbove && status.shown === 'coded' && status.complement === !yes;
    });
  }
}
