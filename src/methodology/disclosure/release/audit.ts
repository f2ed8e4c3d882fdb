/**
 * Whether an intruder can work out a count that is not shown: other tables of whole persons are looked for in which it
 * differs and everything that is published holds. Where moving single persons finds none, programs decide.
 */
import type { LinearSolver } from '../../numeric/linear-program.js';
import type { PrimaryRules } from '../primary.js';
import { type Demand, isEnough, SLACK } from './demand.js';
import type { Combination } from './identities.js';
import type { ReleaseFigure, ReleaseInput } from './linked-tables.js';
import { isOf, type Side, type Status } from './primary-rules.js';
import { type Move, PublishedRows } from './published-rows.js';
import { TableProgram, type Terms } from './table-program.js';
import { gapStatement, type Statement, statementsOf } from './statements.js';

/** Between linear ends that are so far apart there are enough whole numbers; closer ends prove nothing. */
const WIDE = 15;

export interface System {
  readonly input: ReleaseInput;
  readonly combinations: readonly Combination[];
  readonly rules: PrimaryRules;
  readonly statuses: ReadonlyMap<string, Status>;
  readonly sides: ReadonlyMap<string, readonly Side[]>;
  readonly solver: LinearSolver;
}

interface Column {
  readonly family: number;
  readonly table: number;
  readonly level: number;
}

/** All tables of linked indicators, and what is published of them. */
export class Audit {
  private readonly columns: Column[] = [];
  private readonly truth: number[] = [];
  private readonly first = new Map<string, number>();
  private readonly families: readonly number[];
  private readonly figures: readonly ReleaseFigure[];
  private readonly tables: readonly number[];
  private readonly rows: PublishedRows;
  private readonly programs = new Map<number, TableProgram>();
  private readonly alike = new Map<number, number[]>();
  /** By count and direction the moves that were found last: mostly they still hold after a further figure is published. */
  private readonly found = new Map<string, readonly Move[]>();
  private readonly terms = new WeakMap<Demand, Terms>();
  /** Demands that only programs met the last time. */
  private readonly needsProgram = new Set<string>();
  /** Persons by family and table. */
  private readonly totals = new Map<string, number>();

  constructor(
    private readonly system: System,
    indicators: ReadonlySet<number>,
  ) {
    const { families, tables, figures } = system.input;
    this.families = [...families.keys()].filter((at) => indicators.has(families[at]!.indicator));
    this.figures = figures.filter(({ indicator, kind }) => indicators.has(indicator) && kind !== 'other');
    this.tables = [...tables.keys()].filter((table) => this.families.some((at) => families[at]!.cells[table] !== null));
    for (const at of this.families) {
      if (!this.isIndependent(at)) continue;
      for (const table of this.tables) this.addColumns(at, table);
    }
    this.rows = new PublishedRows(this.columns.length);
    for (const at of this.families) for (const table of this.tables) this.addCells(at, table);
    this.fixSharedMargins();
    for (const figure of this.figures) this.state(figure);
  }

  private isIndependent(family: number): boolean {
    return this.system.combinations[family]![0]?.[0] === family;
  }

  private addColumns(family: number, table: number): void {
    const cells = this.system.input.families[family]!.cells[table];
    if (!cells) return;
    this.first.set(`${family} ${table}`, this.columns.length);
    this.totals.set(
      `${family} ${table}`,
      cells.reduce((sum, { value }) => sum + value, 0),
    );
    for (const [level, { value }] of cells.entries()) {
      this.columns.push({ family, table, level });
      this.truth.push(value);
    }
  }

  /** No cell is negative. A domain without anyone looks like one of few, so no cell is known to be empty. */
  private addCells(at: number, table: number): void {
    for (const level of this.system.input.families[at]!.cells[table]?.keys() ?? [])
      this.add('', table, { terms: this.addCell(new Map(), at, { table, level, factor: 1 }), low: 0, high: Infinity });
  }

  /** Margins that several tables have in common are taken as known to the intruder, except the totals. */
  private fixSharedMargins(): void {
    const { tables, families } = this.system.input;
    const owners = new Map<string, number>();
    for (const table of this.tables)
      for (const key of tables[table]!.levels.keys()) owners.set(key, (owners.get(key) ?? 0) + 1);
    for (const table of this.tables)
      for (const [key, levels] of tables[table]!.levels) {
        if (key === '' || owners.get(key) === 1) continue;
        for (const at of this.families.filter(
          (each) => this.isIndependent(each) && families[each]!.cells[table] !== null,
        ))
          this.fix(at, table, levels);
      }
  }

  private fix(at: number, table: number, levels: readonly number[]): void {
    const terms: Terms = new Map(levels.map((level) => [this.first.get(`${at} ${table}`)! + level, 1]));
    const sum = [...terms.keys()].reduce((all, column) => all + this.truth[column]!, 0);
    this.add('', table, { terms, low: sum, high: sum });
  }

  private addCell(into: Terms, family: number, at: { table: number; level: number; factor: number }): Terms {
    for (const [other, times] of this.system.combinations[family]!) {
      const column = this.first.get(`${other} ${at.table}`)! + at.level;
      into.set(column, (into.get(column) ?? 0) + at.factor * times);
    }
    return into;
  }

  private add(key: string, table: number, given: { terms: Terms; low: number; high: number }): void {
    const terms = [...given.terms].filter(([, factor]) => Math.abs(factor) > 1e-12);
    const value = terms.reduce((sum, [column, factor]) => sum + factor * this.truth[column]!, 0);
    const slack = SLACK * Math.max(1, Math.abs(value));
    if (value < given.low - slack || value > given.high + slack)
      throw new RangeError('the true table contradicts what is published');
    this.rows.add(key, { terms, low: given.low, high: given.high, table, value });
  }

  /** Takes the status of a figure as what is published of it, and of the difference between women and men. */
  publish(figure: ReleaseFigure): void {
    this.state(figure);
    for (const other of this.figures) if (other.womenAndMen?.includes(figure.key)) this.state(other);
  }

  private state(figure: ReleaseFigure): void {
    this.rows.remove(figure.key);
    const { statuses, sides, rules } = this.system;
    const statements = statementsOf(figure, statuses.get(figure.key)!, { sides: sides.get(figure.key)!, rules });
    const gap = this.womenAndMen(figure);
    if (gap !== null) statements.push(gapStatement(figure, gap));
    const [table] = this.tablesOf(figure);
    this.programs.get(table!)?.close();
    this.programs.delete(table!);
    for (const statement of statements)
      this.add(figure.key, table!, { ...statement, terms: this.termsOf(figure, statement) });
  }

  /** Women and men beside whose figure their difference is published. */
  private womenAndMen({ key, womenAndMen }: ReleaseFigure): readonly [Side, Side] | null {
    const { statuses, sides } = this.system;
    const isNumber = (each: string): boolean => statuses.get(each)?.shown === 'number';
    if (womenAndMen === null || ![key, ...womenAndMen].every(isNumber)) return null;
    return [sides.get(womenAndMen[0])![0]!, sides.get(womenAndMen[1])![0]!];
  }

  /** Tables in which a figure is a sum. */
  private tablesOf({ level, indicator }: ReleaseFigure): number[] {
    const { tables, families } = this.system.input;
    const family = families.find((each) => each.indicator === indicator)!;
    return this.tables.filter((table) => tables[table]!.levels.has(level) && family.cells[table] !== null);
  }

  private termsOf(figure: ReleaseFigure, { factors, bySex }: Pick<Statement, 'factors' | 'bySex'>): Terms {
    const [table] = this.tablesOf(figure) as [number];
    const terms: Terms = new Map();
    for (const at of this.families) {
      const family = this.system.input.families[at]!;
      const factor = factors[bySex ? (family.sex === 'F' ? 0 : 1) : family.side];
      if (!isOf(figure, family) || !factor) continue;
      for (const level of this.system.input.tables[table]!.levels.get(figure.level)!)
        this.addCell(terms, at, { table, level, factor: factor(family.cells[table]![level]!, family.yes) });
    }
    return terms;
  }

  isMet(demand: Demand): boolean {
    const key = `${demand.figure.key} ${demand.side} ${demand.value}`;
    if (this.needsProgram.has(key)) return this.isMetByProgram(demand) || this.isMetByMoves(demand);
    if (this.isMetByMoves(demand)) return true;
    const isMet = this.isMetByProgram(demand);
    if (isMet) this.needsProgram.add(key);
    return isMet;
  }

  private isMetByMoves(demand: Demand): boolean {
    return demand.whole && isEnough(demand, this.reached(demand, this.termsOfDemand(demand)));
  }

  private isMetByProgram(demand: Demand): boolean {
    const terms = this.termsOfDemand(demand);
    if (demand.figure.level === '' || (demand.whole && this.widest(terms) < WIDE)) return false;
    const [table] = this.tablesOf(demand.figure) as [number];
    const program = this.programOf(table);
    const low = program.end(terms, 1);
    if (low > demand.low + SLACK) return false;
    const high = program.end(terms, -1);
    return (!demand.whole || high - low >= WIDE) && isEnough(demand, [low, high]);
  }

  private termsOfDemand(demand: Demand): Terms {
    const known = this.terms.get(demand);
    if (known !== undefined) return known;
    const { figure, side, factor } = demand;
    const terms = this.termsOf(figure, { factors: side === 0 ? [factor] : [null, factor] });
    this.terms.set(demand, terms);
    return terms;
  }

  /** More than this, the ends of a program cannot be apart, because it takes the total of each answer as known. */
  private widest(terms: Terms): number {
    const factors = new Map<string, number>();
    for (const [column, factor] of terms) {
      const { family, table } = this.columns[column]!;
      const key = `${family} ${table}`;
      factors.set(key, Math.max(factors.get(key) ?? 0, Math.abs(factor)));
    }
    return [...factors].reduce((sum, [key, factor]) => sum + factor * this.totals.get(key)!, 0);
  }

  /** How far a count can be moved down and up, one person at a time. */
  private reached(demand: Demand, terms: Terms): readonly [number, number] {
    const { value, low, high, spread } = demand;
    const down = this.climb(terms, -1, value - low);
    const up = this.climb(terms, 1, Math.max(high - value, spread - down));
    const further = up + down < spread ? this.climb(terms, -1, spread - up) : down;
    return [value - further, value + up];
  }

  private climb(terms: Terms, direction: 1 | -1, wanted: number): number {
    const key = `${direction} ${[...terms].join(' ')}`;
    const known = this.found.get(key);
    if (known !== undefined && known.length >= wanted && this.rows.holdAfter(known)) return known.length;
    const moved: Move[] = [];
    while (moved.length < wanted) {
      const move = this.nextMove(terms, direction);
      if (move === undefined) break;
      moved.push(move);
    }
    for (const move of moved) this.rows.apply(move, -1);
    this.found.set(key, moved);
    return moved.length;
  }

  private nextMove(terms: Terms, direction: 1 | -1): Move | undefined {
    for (const [column, factor] of terms) {
      if (factor === 0) continue;
      const step = direction * Math.sign(factor);
      for (const move of this.movesOf(column, step)) {
        const by = move.reduce((sum, [at, own]) => sum + own * (terms.get(at) ?? 0), 0);
        if (by === direction && this.rows.tryMove(move)) return move;
      }
      const total = this.moveTotal(column, step, { terms, direction });
      if (total !== undefined) return total;
    }
    return undefined;
  }

  /** Persons of one answer change places with persons of another, so that sizes stay; or move with them, or alone. */
  private *movesOf(column: number, step: number): Generator<Move> {
    const { family, table, level } = this.columns[column]!;
    for (const [other, times] of this.companions(family))
      for (const at of this.system.input.families[family]!.cells[table]!.keys()) {
        if (at === level) continue;
        const there = (of: number, where: number): number => this.first.get(`${of} ${table}`)! + where;
        const move: Move = [
          [column, step],
          [there(family, at), -step],
        ];
        const own = times * step;
        yield other === null ? move : [...move, [there(other, level), own], [there(other, at), -own]];
      }
  }

  private companions(family: number): (readonly [other: number | null, times: number])[] {
    const siblings = this.siblings(family);
    return [...siblings.map((at) => [at, -1] as const), [null, 0], ...siblings.map((at) => [at, 1] as const)];
  }

  private siblings(family: number): number[] {
    const known = this.alike.get(family);
    if (known !== undefined) return known;
    const { families } = this.system.input;
    const { sex, part, cells } = families[family]!;
    const found = this.families.filter((at) => {
      const other = families[at]!;
      const isAlike =
        other.sex === sex &&
        other.part === part &&
        cells.every((table, i) => (table === null) === (other.cells[i] === null));
      return at !== family && isAlike && this.isIndependent(at);
    });
    this.alike.set(family, found);
    return found;
  }

  /** The answer of one person differs, so that the total does, and a level of every table. */
  private moveTotal(column: number, step: number, demand: { terms: Terms; direction: number }): Move | undefined {
    const { family, table, level } = this.columns[column]!;
    const { cells } = this.system.input.families[family]!;
    for (const [other, times] of this.companions(family)) {
      const at = (where: number, of: number): Move => {
        const own: Move = [[this.first.get(`${family} ${where}`)! + of, step]];
        return other === null ? own : [...own, [this.first.get(`${other} ${where}`)! + of, times * step]];
      };
      const done: Move[] = [];
      for (const where of [table, ...this.tables.filter((each) => each !== table && cells[each] !== null)]) {
        const levels = where === table ? [level] : [...cells[where]!.keys()];
        const found = levels.map((of) => at(where, of)).find((move) => this.rows.tryMove(move));
        if (found === undefined) break;
        done.push(found);
      }
      const whole = done.flat();
      const by = whole.reduce((sum, [each, own]) => sum + own * (demand.terms.get(each) ?? 0), 0);
      if (
        done.length === cells.filter((each, i) => each !== null && this.tables.includes(i)).length &&
        by === demand.direction
      )
        return whole;
      for (const move of done) this.rows.apply(move, -1);
    }
    return undefined;
  }

  private programOf(table: number): TableProgram {
    const known = this.programs.get(table);
    if (known !== undefined) return known;
    const columns = [...this.columns.keys()]
      .filter((column) => this.columns[column]!.table === table)
      .map((column) => ({ column, family: this.columns[column]!.family, value: this.truth[column]! }));
    const rows = this.rows.ofTable(table);
    const program = new TableProgram(this.system.solver, columns, rows);
    this.programs.set(table, program);
    return program;
  }

  close(): void {
    for (const program of this.programs.values()) program.close();
  }
}
