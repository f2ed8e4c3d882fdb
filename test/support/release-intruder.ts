/**
 * An intruder of its own: reads only what one or two releases publish of one question, and looks with another
 * solver, in whole numbers, how small and how large each count can be that is not shown.
 */
import { solve as yalps } from 'yalps';
import type {
  Family,
  ReleaseCell,
  ReleaseFigure,
  ReleaseInput,
} from '../../src/methodology/disclosure/release/linked-tables.js';
import type { LinearSolver } from '../../src/methodology/numeric/linear-program.js';
import type { Status } from '../../src/methodology/disclosure/release/primary-rules.js';

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
  return Array.from({ length: 8000 }, (_, size) => size).filter((size) => size >= 10 && graded(size) === graded(n));
}

/** What one release publishes of one indicator. */
export interface Reading {
  readonly input: ReleaseInput;
  readonly statuses: ReadonlyMap<string, Status>;
  readonly indicator: number;
}

/** One answer of one sex in one category of one table. */
interface Cell {
  readonly table: number;
  readonly position: number;
  readonly sex: 'F' | 'M';
  readonly yes: boolean;
}

const sexes = ['F', 'M'] as const;

export class Intruder {
  /** Programs that the solver gave up without any table. */
  undecided = 0;
  /** Small counts that are not shown as numbers. */
  attacked = 0;
  private readonly rows: Row[] = [];

  /** The first release of a wave, and the next one, which has the persons of the first and others. */
  constructor(private readonly readings: readonly Reading[]) {
    for (const [part, reading] of readings.entries()) {
      this.tablesAgree(part);
      for (const figure of this.figuresOf(reading)) this.read(figure, part);
    }
  }

  private figuresOf({ input, indicator }: Reading): readonly ReleaseFigure[] {
    return input.figures.filter((figure) => figure.indicator === indicator);
  }

  private family({ sex, yes }: Pick<Cell, 'sex' | 'yes'>, part: number): Family {
    const { input, indicator } = this.readings[part]!;
    return input.families.find((each) => each.indicator === indicator && each.sex === sex && each.yes === yes)!;
  }

  private cell({ table, position, ...answer }: Cell, part: number): ReleaseCell {
    return this.family(answer, part).cells[table]![position]!;
  }

  /** The first table that has the level. */
  private cells(figure: Pick<ReleaseFigure, 'level' | 'sex'>, part: number, answers = [true, false]): Cell[] {
    const { tables } = this.readings[part]!.input;
    const { cells } = this.family({ sex: 'F', yes: true }, part);
    const table = tables.findIndex(({ levels }, at) => cells[at] !== null && levels.has(figure.level));
    return this.cellsIn(table, figure, answers, part);
  }

  private cellsIn(
    table: number,
    { level, sex }: Pick<ReleaseFigure, 'level' | 'sex'>,
    answers: readonly boolean[],
    part: number,
  ): Cell[] {
    const positions = this.readings[part]!.input.tables[table]!.levels.get(level)!;
    return positions.flatMap((position) =>
      (sex === null ? sexes : [sex]).flatMap((own) => answers.map((yes): Cell => ({ table, position, sex: own, yes }))),
    );
  }

  /** The persons of a cell: those of the first release, and those who are new in the next one. */
  private names({ table, position, sex, yes }: Cell, part: number): string[] {
    return Array.from({ length: part + 1 }, (_, at) => `${at} ${table} ${position} ${sex} ${yes}`);
  }

  private tablesAgree(part: number): void {
    const { cells } = this.family({ sex: 'F', yes: true }, part);
    const present = cells.flatMap((own, table) => (own === null ? [] : [table]));
    for (const sex of sexes)
      for (const yes of [true, false])
        for (const table of present.slice(1)) {
          const last = (at: number): string[] =>
            this.cellsIn(at, { level: '', sex }, [yes], part).map((cell) => this.names(cell, part).at(-1)!);
          const terms = new Map(last(present[0]!).map((name) => [name, 1]));
          for (const name of last(table)) terms.set(name, -1);
          this.rows.push({ terms, min: 0, max: 0 });
        }
  }

  private persons(figure: ReleaseFigure, part: number, answers?: boolean[]): number {
    return this.cells(figure, part, answers).reduce((sum, cell) => sum + this.cell(cell, part).persons, 0);
  }

  private weighted(figure: ReleaseFigure, part: number, answers?: boolean[]): number {
    return this.cells(figure, part, answers).reduce((sum, cell) => sum + this.cell(cell, part).below, 0);
  }

  private weightOf(cell: Cell, figure: ReleaseFigure, part: number): number {
    const { below, persons } = this.cell(cell, part);
    return persons > 0 ? below / persons : this.weighted(figure, part) / this.persons(figure, part);
  }

  private share(figure: ReleaseFigure, part: number): number {
    return this.weighted(figure, part, [true]) / this.weighted(figure, part);
  }

  /** Number of persons, or of those with one answer. */
  private number(figure: ReleaseFigure, part: number, answers?: boolean[]): [string, number][] {
    return this.cells(figure, part, answers).flatMap((cell) =>
      this.names(cell, part).map((name): [string, number] => [name, 1]),
    );
  }

  private add(terms: readonly (readonly [string, number])[], range: Range): void {
    this.rows.push({ terms: new Map(terms), ...range });
  }

  /** Share of a figure less a bound, times its weighted size. */
  private against(figure: ReleaseFigure, part: number, bound: number): [string, number][] {
    return this.cells(figure, part).flatMap((cell) =>
      this.names(cell, part).map((name): [string, number] => [
        name,
        this.weightOf(cell, figure, part) * ((cell.yes ? 1 : 0) - bound),
      ]),
    );
  }

  private read(figure: ReleaseFigure, part: number): void {
    const { statuses } = this.readings[part]!;
    const status = statuses.get(figure.key)!;
    if (status.shown === 'withheld') return;
    const n = this.persons(figure, part);
    this.add(this.number(figure, part), { min: sizes(n)[0]!, max: sizes(n).at(-1)! });
    if (status.shown === 'coded') {
      this.add(this.number(figure, part, [!status.complement]), { max: 4 });
      const bound = (status.complement ? 100 - status.bound : status.bound) / 100;
      this.add(this.against(figure, part, bound), status.complement ? { min: 0 } : { max: 0 });
      return;
    }
    for (const yes of [true, false]) this.add(this.number(figure, part, [yes]), { min: 5 });
    const step = n >= 1000 ? 0.001 : 0.01;
    const shown = Math.round(this.share(figure, part) / step) * step;
    this.add(this.against(figure, part, shown + step / 2), { max: 1e-9 });
    this.add(this.against(figure, part, shown - step / 2), { min: -1e-9 });
    this.readGap(figure, part);
  }

  /** Women less men, with the weighted sizes as known. */
  private readGap(figure: ReleaseFigure, part: number): void {
    const { input, statuses } = this.readings[part]!;
    const pair = figure.womenAndMen?.map((key) => input.figures.find((other) => other.key === key)!);
    if (pair === undefined || pair.some(({ key }) => statuses.get(key)!.shown !== 'number')) return;
    const [women, men] = pair as [ReleaseFigure, ReleaseFigure];
    const step = Math.min(this.persons(women, part), this.persons(men, part)) >= 1000 ? 0.001 : 0.01;
    const gap = Math.round((this.share(women, part) - this.share(men, part)) / step) * step;
    const share = (of: ReleaseFigure, sign: number): [string, number][] =>
      this.cells(of, part, [true]).flatMap((cell) =>
        this.names(cell, part).map((name): [string, number] => [
          name,
          (sign * this.weightOf(cell, of, part)) / this.weighted(of, part),
        ]),
      );
    this.add([...share(women, 1), ...share(men, -1)], { min: gap - step / 2 - 1e-9, max: gap + step / 2 + 1e-9 });
  }

  private namesWith(goal: Iterable<string>): string[] {
    return [...new Set([...goal, ...this.rows.flatMap(({ terms }) => [...terms.keys()])])];
  }

  /** In fractions of persons: the ends are at least as far apart as those in whole numbers. */
  private fractionalEnds(goal: ReadonlySet<string>, solver: LinearSolver): readonly [number, number] {
    const place = new Map(this.namesWith(goal).map((name, at) => [name, at]));
    const columns = [...place.keys()].map(() => ({ low: 0, high: Infinity, cost: 0 }));
    const rows = this.rows.map(({ terms, min = -Infinity, max = Infinity }) => ({
      terms: [...terms].map(([name, factor]) => [place.get(name)!, factor] as const),
      low: min,
      high: max,
    }));
    rows.push({ terms: [...goal].map((name) => [place.get(name)!, 1] as const), low: -Infinity, high: ENOUGH });
    const model = solver.open({ columns, rows }, 'costs');
    const end = (sign: 1 | -1): number => {
      for (const name of goal) model.change(place.get(name)!, { cost: sign });
      const { status, objective } = model.minimise();
      if (status !== 'optimal') this.undecided += 1;
      return status === 'optimal' ? sign * objective : sign === 1 ? 0 : ENOUGH;
    };
    const ends = [end(1), end(-1)] as const;
    model.close();
    return ends;
  }

  /** The least and largest possible count, in whole numbers. */
  private ends(goal: ReadonlySet<string>): readonly [number, number] {
    const names = this.namesWith(goal);
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

  /** Counts that someone could work out although the rules say that no one may; with a solver, in fractions of persons. */
  findings(solver?: LinearSolver): string[] {
    return this.readings.flatMap((reading, part) =>
      this.figuresOf(reading).flatMap((figure) => this.findingsOn(figure, part, solver)),
    );
  }

  private findingsOn(figure: ReleaseFigure, part: number, solver?: LinearSolver): string[] {
    const status = this.readings[part]!.statuses.get(figure.key)!;
    if (status.shown === 'number') return [];
    return [true, false].flatMap((yes) => {
      const value = this.persons(figure, part, [yes]);
      if (value >= 5) return [];
      this.attacked += 1;
      const goal = new Set(this.number(figure, part, [yes]).map(([name]) => name));
      const [low, high] = solver === undefined ? this.ends(goal) : this.fractionalEnds(goal, solver);
      const isKnownSmall = status.shown === 'coded' || this.isCodedAbove(figure, part, yes);
      const isSafe = isKnownSmall ? high - low >= 2 : high >= 5 && low <= Math.max(0, value - 1) && high - low >= 4;
      return isSafe ? [] : [`${figure.key} ${yes ? 'yes' : 'no'} ${value}: ${low} to ${high}`];
    });
  }

  /** Then it is published that the count is small. */
  private isCodedAbove({ level, sex }: ReleaseFigure, last: number, yes: boolean): boolean {
    return this.readings.slice(0, last + 1).some((reading) =>
      this.figuresOf(reading).some((other) => {
        const status = reading.statuses.get(other.key)!;
        const isAbove = [level, ''].includes(other.level) && [sex, null].includes(other.sex);
        return isAbove && status.shown === 'coded' && status.complement === !yes;
      }),
    );
  }
}
