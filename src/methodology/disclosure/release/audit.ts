/**
 * Whether an intruder can work out a count that is not shown: other tables of whole persons are looked for in which it
 * differs and everything that is published holds. Where moving single persons finds none, programs decide.
 */
import type { LinearSolver } from '../../numeric/linear-program.js';
import type { PrimaryRules } from '../primary.js';
import { type Demand, demandKey, isEnough, SLACK } from './demand.js';
import type { Combination } from './identities.js';
import type { ReleaseFigure, ReleaseInput } from './linked-tables.js';
import { isOf, type Side, type Status } from './primary-rules.js';
import { MovedPersons } from './moved-persons.js';
import { type Move, PublishedRows } from './published-rows.js';
import { TableProgram, type Terms } from './table-program.js';
import { Unknowns } from './unknowns.js';
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

const isMetBy = (demand: Demand, low: number, high: number): boolean =>
  (!demand.whole || high - low >= WIDE) && isEnough(demand, [low, high]);

/** All tables of linked indicators, and what is published of them. */
export class Audit {
  private readonly unknowns: Unknowns;
  private readonly figures: readonly ReleaseFigure[];
  private readonly rows: PublishedRows;
  private readonly moved: MovedPersons;
  private readonly programs = new Map<number, TableProgram>();
  private readonly terms = new WeakMap<Demand, Terms>();
  /** By demand the changes that led to the least and the largest value in a program. */
  private readonly ends = new Map<string, readonly [Move, Move]>();

  constructor(
    private readonly system: System,
    indicators: ReadonlySet<number>,
  ) {
    const { families, figures } = system.input;
    this.figures = figures.filter(({ indicator, kind }) => indicators.has(indicator) && kind !== 'other');
    this.unknowns = new Unknowns(system.input, system.combinations, indicators);
    this.rows = new PublishedRows(this.unknowns.columns.length);
    this.moved = new MovedPersons(families, this.unknowns, this.rows);
    for (const at of this.unknowns.families) for (const table of this.unknowns.tables) this.addCells(at, table);
    this.fixSharedMargins();
    for (const figure of this.figures) this.state(figure);
  }

  /** No cell is negative. A domain without anyone looks like one of few, so no cell is known to be empty. */
  private addCells(at: number, table: number): void {
    for (const level of this.system.input.families[at]!.cells[table]?.keys() ?? [])
      this.add('', table, {
        terms: this.unknowns.addCell(new Map(), at, { table, level, factor: 1 }),
        low: 0,
        high: Infinity,
      });
  }

  /** Margins that several tables have in common are taken as known to the intruder, except the totals. */
  private fixSharedMargins(): void {
    const { tables, families } = this.system.input;
    const owners = new Map<string, number>();
    for (const table of this.unknowns.tables)
      for (const key of tables[table]!.levels.keys()) owners.set(key, (owners.get(key) ?? 0) + 1);
    for (const table of this.unknowns.tables)
      for (const [key, levels] of tables[table]!.levels) {
        if (key === '' || owners.get(key) === 1) continue;
        for (const at of this.unknowns.independent.filter((each) => families[each]!.cells[table] !== null))
          this.fix(at, table, levels);
      }
  }

  private fix(at: number, table: number, levels: readonly number[]): void {
    const terms: Terms = new Map(levels.map((level) => [this.unknowns.at(at, table, level), 1]));
    const sum = this.unknowns.valueOf(terms);
    this.add('', table, { terms, low: sum, high: sum });
  }

  private add(key: string, table: number, given: { terms: Terms; low: number; high: number }): void {
    const terms = [...given.terms].filter(([, factor]) => Math.abs(factor) > 1e-12);
    const value = this.unknowns.valueOf(new Map(terms));
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
    return this.unknowns.tables.filter((table) => tables[table]!.levels.has(level) && family.cells[table] !== null);
  }

  private termsOf(figure: ReleaseFigure, { factors, bySex }: Pick<Statement, 'factors' | 'bySex'>): Terms {
    const [table] = this.tablesOf(figure) as [number];
    const terms: Terms = new Map();
    for (const at of this.unknowns.families) {
      const family = this.system.input.families[at]!;
      const factor = factors[bySex ? (family.sex === 'F' ? 0 : 1) : family.side];
      if (!isOf(figure, family) || !factor) continue;
      for (const level of this.system.input.tables[table]!.levels.get(figure.level)!)
        this.unknowns.addCell(terms, at, { table, level, factor: factor(family.cells[table]![level]!, family.yes) });
    }
    return terms;
  }

  /** First by what met the demand before, because a search or a program takes long. */
  isMet(demand: Demand): boolean {
    const terms = this.termsOfDemand(demand);
    return (
      (demand.whole && this.moved.stillMeet(demand, terms)) ||
      this.isMetByEnds(demand, terms) ||
      (demand.whole && this.moved.meet(demand, terms)) ||
      this.isMetByProgram(demand, terms)
    );
  }

  private isMetByEnds(demand: Demand, terms: Terms): boolean {
    const known = this.ends.get(demandKey(demand));
    if (known === undefined) return false;
    return isMetBy(demand, this.valueAfter(known[0], terms), this.valueAfter(known[1], terms));
  }

  private isMetByProgram(demand: Demand, terms: Terms): boolean {
    if (demand.figure.level === '' || (demand.whole && this.unknowns.widest(terms) < WIDE)) return false;
    const [table] = this.tablesOf(demand.figure) as [number];
    const program = this.programOf(table);
    const low = program.end(terms, 1);
    if (low.value > demand.low + SLACK) return false;
    const high = program.end(terms, -1);
    this.ends.set(demandKey(demand), [low.change, high.change]);
    return isMetBy(demand, low.value, high.value);
  }

  /** After as much of a change as everything that is published allows. */
  private valueAfter(change: Move, terms: Terms): number {
    const by = change.reduce((sum, [column, step]) => sum + step * (terms.get(column) ?? 0), 0);
    return this.unknowns.valueOf(terms) + this.rows.shareOf(change) * by;
  }

  private termsOfDemand(demand: Demand): Terms {
    const known = this.terms.get(demand);
    if (known !== undefined) return known;
    const { figure, side, factor } = demand;
    const terms = this.termsOf(figure, { factors: side === 0 ? [factor] : [null, factor] });
    this.terms.set(demand, terms);
    return terms;
  }

  private programOf(table: number): TableProgram {
    const known = this.programs.get(table);
    if (known !== undefined) return known;
    const { columns: all, truth } = this.unknowns;
    const columns = [...all.entries()]
      .filter(([, column]) => column.table === table)
      .map(([column, { family }]) => ({ column, family, value: truth[column]! }));
    const rows = this.rows.ofTable(table);
    const program = new TableProgram(this.system.solver, columns, rows);
    this.programs.set(table, program);
    return program;
  }

  close(): void {
    for (const program of this.programs.values()) program.close();
  }
}
