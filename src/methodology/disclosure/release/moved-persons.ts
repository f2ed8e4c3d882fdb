/** Other tables of whole persons in which a count differs and everything that is published holds, one person at a time. */
import { type Demand, isEnough } from './demand.js';
import type { Family } from './linked-tables.js';
import type { Move, PublishedRows } from './published-rows.js';
import type { Terms } from './table-program.js';
import type { Unknowns } from './unknowns.js';

const keyOf = (terms: Terms, direction: 1 | -1): string => `${direction} ${[...terms].join(' ')}`;

export class MovedPersons {
  /** By count and direction the moves that were found last: mostly they still hold after a further figure is published. */
  private readonly found = new Map<string, readonly Move[]>();
  private readonly alike = new Map<number, number[]>();

  constructor(
    private readonly families: readonly Family[],
    private readonly unknowns: Unknowns,
    private readonly rows: PublishedRows,
  ) {}

  /** Whether moves that were found before still are enough. */
  stillMeet(demand: Demand, terms: Terms): boolean {
    const [down, up] = ([-1, 1] as const).map((direction) => {
      const known = this.found.get(keyOf(terms, direction)) ?? [];
      return this.rows.holdAfter(known) ? known.length : 0;
    }) as [number, number];
    return isEnough(demand, [demand.value - down, demand.value + up]);
  }

  /** Whether a count can be moved as far down and up as it is demanded. */
  meet(demand: Demand, terms: Terms): boolean {
    const { value, low, high, spread } = demand;
    const down = this.climb(terms, -1, value - low);
    const up = this.climb(terms, 1, Math.max(high - value, spread - down));
    const further = up + down < spread ? this.climb(terms, -1, spread - up) : down;
    return isEnough(demand, [value - further, value + up]);
  }

  private climb(terms: Terms, direction: 1 | -1, wanted: number): number {
    const moved: Move[] = [];
    while (moved.length < wanted) {
      const move = this.nextMove(terms, direction);
      if (move === undefined) break;
      moved.push(move);
    }
    for (const move of moved) this.rows.apply(move, -1);
    this.found.set(keyOf(terms, direction), moved);
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
    const { family, table, level } = this.unknowns.columns[column]!;
    for (const [other, times] of this.companions(family))
      for (const at of this.families[family]!.cells[table]!.keys()) {
        if (at === level) continue;
        const there = (of: number, where: number): number => this.unknowns.at(of, table, where);
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
    const { sex, cells } = this.families[family]!;
    const found = this.unknowns.independent.filter((at) => {
      const other = this.families[at]!;
      const isAlike = other.sex === sex && cells.every((table, i) => (table === null) === (other.cells[i] === null));
      return at !== family && isAlike;
    });
    this.alike.set(family, found);
    return found;
  }

  /** The answer of one person differs, so that the total does, and a level of every table. */
  private moveTotal(column: number, step: number, demand: { terms: Terms; direction: number }): Move | undefined {
    const { family, table, level } = this.unknowns.columns[column]!;
    const { cells } = this.families[family]!;
    const tables = this.unknowns.tables.filter((each) => cells[each] !== null);
    for (const [other, times] of this.companions(family)) {
      const at = (where: number, of: number): Move => {
        const own: Move = [[this.unknowns.at(family, where, of), step]];
        return other === null ? own : [...own, [this.unknowns.at(other, where, of), times * step]];
      };
      const done: Move[] = [];
      for (const where of [table, ...tables.filter((each) => each !== table)]) {
        const levels = where === table ? [level] : [...cells[where]!.keys()];
        const found = levels.map((of) => at(where, of)).find((move) => this.rows.tryMove(move));
        if (found === undefined) break;
        done.push(found);
      }
      const whole = done.flat();
      const by = whole.reduce((sum, [each, own]) => sum + own * (demand.terms.get(each) ?? 0), 0);
      if (done.length === tables.length && by === demand.direction) return whole;
      for (const move of done) this.rows.apply(move, -1);
    }
    return undefined;
  }
}
