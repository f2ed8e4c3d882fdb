/** What is published, as inequalities over the cells of all tables, and whether they hold when persons are moved. */
import type { LinearRow } from '../../numeric/linear-program.js';
import { SLACK, slackOf } from './demand.js';

export type Move = readonly (readonly [column: number, step: number])[];

export interface Row extends LinearRow {
  readonly table: number;
  /** The sum of the terms, with the persons that are moved. */
  value: number;
}

export class PublishedRows {
  /** Rows of each figure; those under '' always hold. */
  private readonly rows = new Map<string, Row[]>();
  private readonly at: Map<Row, number>[];

  constructor(columns: number) {
    this.at = Array.from({ length: columns }, () => new Map<Row, number>());
  }

  add(key: string, row: Row): void {
    this.rows.set(key, [...(this.rows.get(key) ?? []), row]);
    for (const [column, factor] of row.terms) this.at[column]!.set(row, factor);
  }

  remove(key: string): void {
    for (const row of this.rows.get(key) ?? []) for (const [column] of row.terms) this.at[column]!.delete(row);
    this.rows.delete(key);
  }

  ofTable(table: number): Row[] {
    return [...this.rows.values()].flat().filter((row) => row.table === table);
  }

  apply(move: Move, times: number): void {
    for (const [column, step] of move) for (const [row, factor] of this.at[column]!) row.value += times * step * factor;
  }

  /** Applies a move if everything that is published still holds. */
  tryMove(move: Move): boolean {
    this.apply(move, 1);
    const holds = this.holds(move);
    if (!holds) this.apply(move, -1);
    return holds;
  }

  /** Whether everything that is published holds after these moves; they are taken back. */
  holdAfter(moves: readonly Move[]): boolean {
    for (const move of moves) this.apply(move, 1);
    const holds = moves.every((move) => this.holds(move));
    for (const move of moves) this.apply(move, -1);
    return holds;
  }

  /** The largest share of a change, at most all of it, with which everything that is published holds. */
  shareOf(change: Move): number {
    const differences = new Map<Row, number>();
    for (const [column, step] of change)
      for (const [row, factor] of this.at[column]!) differences.set(row, (differences.get(row) ?? 0) + step * factor);
    let share = 1;
    for (const [{ value, low, high }, by] of differences) {
      const end = by > 0 ? high : low;
      if (by !== 0 && Number.isFinite(end))
        share = Math.min(share, Math.max(0, (end - value) / by) + slackOf(end) / Math.abs(by));
    }
    return share;
  }

  private holds(move: Move): boolean {
    return move.every(([column]) => {
      for (const { value, low, high } of this.at[column]!.keys())
        if (value < low - SLACK || value > high + SLACK) return false;
      return true;
    });
  }
}
