/**
 * The primary units of a run. An enterprise is one row; in a take-all stratum its workers are the primary units and the row
 * holds all of them who weigh the same, so that second moments stand for them and memory does not grow with the answers.
 */
import type { LonelyRule } from '../../../methodology/estimation/variance.js';
import { type CellAddress, cellKey, sexLevels } from './cells.js';
import type { Layout } from './layout.js';

export interface Row {
  readonly stratum: string;
  readonly enterprise: string;
  readonly parkId: string;
  readonly sizeClass: string;
  readonly takeAll: boolean;
  /** Of every answer of the row: multiplied in once, at the end. */
  readonly factor: number;
  /** Of each answer in a take-all row; the weight in millionths is factor x own. */
  readonly own: number;
}

/** A weight in millionths as a product: what the enterprise stands for, and what the person has beyond it. */
export interface AnswerWeight {
  readonly factor: number;
  readonly own: number;
}

function rowKey(row: Row): string {
  return [row.stratum, row.enterprise, row.takeAll ? String(row.own).padStart(16, '0') : ''].join('\u0000');
}

/** Rows and the rooms of their sums, in the order in which answers fill them. */
export class SampleRows {
  readonly rows: Row[] = [];
  /** Row -> answers. */
  readonly people: number[] = [];
  readonly cellRow: number[] = [];
  /** sex * slots + slot */
  readonly cellPlace: number[] = [];
  private readonly position = new Map<string, number>();
  private readonly cells: (Int32Array | undefined)[] = [];

  constructor(readonly layout: Layout) {}

  /** The row of an answer. */
  rowOf(row: Row): number {
    const key = rowKey(row);
    let at = this.position.get(key);
    if (at === undefined) {
      at = this.rows.length;
      this.position.set(key, at);
      this.rows.push(row);
      this.people.push(0);
    }
    return at;
  }

  /** The room of a row, sex and slot; made where there is none yet. */
  cellOf(row: number, sex: number, slot: number): number {
    const { slots } = this.layout;
    let places = this.cells[row];
    if (places === undefined) this.cells[row] = places = new Int32Array(slots * sexLevels.length).fill(-1);
    const place = sex * slots + slot;
    if (places[place] === -1) {
      places[place] = this.cellRow.length;
      this.cellRow.push(row);
      this.cellPlace.push(place);
    }
    return places[place]!;
  }
}

/** Rows of a domain in their order, with the rooms that hold it. */
export interface Selection {
  readonly rows: Int32Array;
  /** Rooms of the i-th row: from `start[i]` to `start[i + 1]`. */
  readonly start: Int32Array;
  readonly cells: Int32Array;
}

export interface Stratum {
  readonly name: string;
  readonly takeAll: boolean;
  readonly rows: readonly number[];
  /** Primary units: enterprises, or workers. */
  readonly sampled: number;
}

/** The rows in an order of their own, whatever the order of the answers, and what each domain takes of them. */
export class Sample {
  readonly strata: readonly Stratum[];
  readonly units: number;
  private readonly order: readonly number[];
  private readonly selections = new Map<string, Selection>();
  private readonly cellsAt = new Map<number, number[]>();

  constructor(
    readonly source: SampleRows,
    readonly lonely: LonelyRule,
  ) {
    const keys = source.rows.map(rowKey);
    this.order = source.rows.map((_, at) => at).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
    const rank = new Int32Array(this.order.length);
    for (const [at, row] of this.order.entries()) rank[row] = at;
    this.strata = strataOf(source, this.order);
    this.units = this.strata.reduce((sum, stratum) => sum + stratum.sampled, 0);
    const cells = source.cellRow
      .map((_, at) => at)
      .sort((a, b) => rank[source.cellRow[a]!]! - rank[source.cellRow[b]!]!);
    for (const cell of cells) {
      const place = source.cellPlace[cell]!;
      const list = this.cellsAt.get(place);
      if (list === undefined) this.cellsAt.set(place, [cell]);
      else list.push(cell);
    }
  }

  get rows(): readonly Row[] {
    return this.source.rows;
  }

  select(address: CellAddress): Selection {
    const key = cellKey(address);
    let selection = this.selections.get(key);
    if (selection === undefined) this.selections.set(key, (selection = this.selectionOf(address)));
    return selection;
  }

  private selectionOf(address: CellAddress): Selection {
    const { slot, holds } = this.source.layout.place(address);
    const byRow = new Map<number, number[]>();
    for (const [sex, level] of sexLevels.entries()) {
      if (address.sex !== null && address.sex !== level) continue;
      for (const cell of this.cellsAt.get(sex * this.source.layout.slots + slot) ?? []) {
        const row = this.source.cellRow[cell]!;
        if (!holds(this.rows[row]!)) continue;
        const list = byRow.get(row);
        if (list === undefined) byRow.set(row, [cell]);
        else list.push(cell);
      }
    }
    const rows = this.order.filter((row) => byRow.has(row));
    const start = new Int32Array(rows.length + 1);
    for (const [at, row] of rows.entries()) start[at + 1] = start[at]! + byRow.get(row)!.length;
    return { rows: Int32Array.from(rows), start, cells: Int32Array.from(rows.flatMap((row) => byRow.get(row)!)) };
  }
}

function strataOf({ rows, people }: SampleRows, order: readonly number[]): Stratum[] {
  const byName = new Map<string, number[]>();
  for (const row of order) {
    const { stratum } = rows[row]!;
    const list = byName.get(stratum);
    if (list === undefined) byName.set(stratum, [row]);
    else list.push(row);
  }
  return [...byName].map(([name, members]) => {
    const takeAll = rows[members[0]!]!.takeAll;
    return {
      name,
      takeAll,
      rows: members,
      sampled: takeAll ? members.reduce((sum, row) => sum + people[row]!, 0) : members.length,
    };
  });
}
