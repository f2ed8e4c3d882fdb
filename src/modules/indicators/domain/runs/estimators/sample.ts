/**
 * The primary sampling units of a run. An enterprise is one row, which holds the sums and second moments of its workers, so
 * that memory does not grow with the number of answers.
 */
import type { LonelyRule } from '../../../../../methodology/estimation/variance.js';
import { type CellAddress, cellKey, type SexLevel, sexLevels } from '../cells.js';
import type { Layout } from '../counting/layout.js';
import type { Weighting } from '../../weighting/weighting.js';

const sexes = sexLevels.length;

export interface Row {
  readonly stratum: string;
  readonly enterprise: string;
  readonly parkId: string;
  readonly sizeClass: string;
  readonly takeAll: boolean;
}

export interface RowsState {
  readonly rows: readonly Row[];
  readonly people: readonly number[];
  readonly cellPlace: readonly number[];
  readonly cellSlot: readonly number[];
}

/** Rows and the slots of their sums, in the order in which answers create them. */
export class SampleRows {
  readonly rows: Row[] = [];
  /** Number of answers by row and sex ("place"). */
  readonly people: number[] = [];
  /** Maps a slot to its row and sex. */
  readonly cellPlace: number[] = [];
  readonly cellSlot: number[] = [];
  private readonly position = new Map<string, number>();
  private readonly cells: Int32Array[] = [];

  constructor(readonly layout: Layout) {}

  rowOf(enterprise: string, make: () => Row): number {
    let at = this.position.get(enterprise);
    if (at === undefined) {
      at = this.rows.length;
      this.add(make());
      for (let sex = 0; sex < sexes; sex += 1) this.people.push(0);
    }
    return at;
  }

  private add(row: Row): void {
    this.position.set(row.enterprise, this.rows.length);
    this.rows.push(row);
    for (let sex = 0; sex < sexes; sex += 1) this.cells.push(new Int32Array(this.layout.slots).fill(-1));
  }

  placeOf(row: number, sex: number): number {
    return row * sexes + sex;
  }

  /** The slot of a row and sex; created if it does not exist. */
  cellOf(place: number, slot: number): number {
    const cells = this.cells[place]!;
    if (cells[slot] === -1) {
      cells[slot] = this.cellPlace.length;
      this.cellPlace.push(place);
      this.cellSlot.push(slot);
    }
    return cells[slot]!;
  }

  state(): RowsState {
    return { rows: this.rows, people: this.people, cellPlace: this.cellPlace, cellSlot: this.cellSlot };
  }

  /** Restores the state into empty rows. */
  restore(state: RowsState): void {
    for (const row of state.rows) this.add(row);
    this.people.push(...state.people);
    for (const [cell, place] of state.cellPlace.entries()) {
      const slot = state.cellSlot[cell]!;
      this.cells[place]![slot] = cell;
      this.cellPlace.push(place);
      this.cellSlot.push(slot);
    }
  }
}

export interface Stratum {
  readonly name: string;
  readonly rows: readonly number[];
  /** A take-all stratum without a population, whose primary sampling units are workers. */
  readonly workersAreUnits: boolean;
  /** Degrees of freedom are those of workers: not of a take-all enterprise that represents strata without answers. */
  readonly freedomOfWorkers: boolean;
  /** Number of primary sampling units: enterprises, or workers. */
  readonly sampled: number;
  /** Responding enterprises divided by those of the population; 0 without a population. */
  readonly fraction: number;
}

/**
 * Maps the sums of final weight x value by place to the sums of final weight x residual; absent without calibration.
 */
export type Residuals = (sums: Float64Array) => Float64Array;

export interface SampleOptions {
  readonly weighting: Weighting;
  readonly lonely: LonelyRule;
}

/**
 * The rows in a fixed order that does not depend on the order of the answers, with their weights and the slots of each
 * domain.
 */
export class Sample {
  readonly strata: readonly Stratum[];
  readonly units: number;
  /** By place, in millionths. */
  readonly weights: Float64Array;
  readonly lonely: LonelyRule;
  readonly residuals: Residuals | null;
  /** Maps a row to its rank. */
  private readonly rank: Int32Array;
  private readonly selections = new Map<string, Int32Array>();
  private readonly cellsAt: readonly number[][];
  private readonly workers: ReadonlyMap<string, number> | undefined;

  constructor(
    readonly source: SampleRows,
    { weighting, lonely }: SampleOptions,
  ) {
    this.lonely = lonely;
    const { rows, cellPlace, cellSlot, layout } = source;
    const keys = rows.map((row) => `${row.stratum}\u0000${row.enterprise}`);
    const order = rows.map((_, at) => at).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
    this.rank = new Int32Array(order.length);
    for (const [at, row] of order.entries()) this.rank[row] = at;
    this.workers = weighting.populations?.workers;
    this.strata = strataOf(source, order, weighting.populations?.strata);
    this.units = this.strata.reduce((sum, stratum) => sum + stratum.sampled, 0);
    this.weights = weightsOf(source, weighting);
    this.residuals = weighting.residualsOf?.(placesOf(source)) ?? null;
    this.cellsAt = Array.from({ length: layout.slots }, () => []);
    for (let cell = 0; cell < cellPlace.length; cell += 1) this.cellsAt[cellSlot[cell]!]!.push(cell);
    for (const cells of this.cellsAt) this.sort(cells);
  }

  private sort(cells: number[]): number[] {
    const { cellPlace } = this.source;
    const turn = (cell: number): number => this.rank[this.rowOf(cell)]! * sexes + (cellPlace[cell]! % sexes);
    return cells.sort((a, b) => turn(a) - turn(b));
  }

  /** Drawn in two stages without replacement, with populations. */
  get isTwoStage(): boolean {
    return this.workers !== undefined;
  }

  /** Answers and workers of an enterprise; null in a run without populations. */
  drawnIn(row: number): { readonly sampled: number; readonly population: number } | null {
    const population = this.workers?.get(this.rows[row]!.enterprise);
    return population === undefined ? null : { sampled: answersOf(this.source, row), population };
  }

  rowOf(cell: number): number {
    return Math.floor(this.source.cellPlace[cell]! / sexes);
  }

  get rows(): readonly Row[] {
    return this.source.rows;
  }

  /** The slots of a domain in the order of their rows. */
  select(address: CellAddress): Int32Array {
    const key = cellKey(address);
    let cells = this.selections.get(key);
    if (cells === undefined) this.selections.set(key, (cells = this.selectionOf(address)));
    return cells;
  }

  private selectionOf(address: CellAddress): Int32Array {
    const { slots, holds } = this.source.layout.place(address);
    const sex = address.sex === null ? null : sexLevels.indexOf(address.sex);
    const cells =
      slots.length === 1 ? this.cellsAt[slots[0]!]! : this.sort(slots.flatMap((slot) => this.cellsAt[slot]!));
    return Int32Array.from(
      cells.filter((cell) => {
        if (sex !== null && this.source.cellPlace[cell]! % sexes !== sex) return false;
        return holds(this.rows[this.rowOf(cell)]!);
      }),
    );
  }
}

function placesOf({ rows, people }: SampleRows): { psu: string; sex: SexLevel; answers: number }[] {
  return people.map((answers, place) => ({
    psu: rows[Math.floor(place / sexes)]!.enterprise,
    sex: sexLevels[place % sexes]!,
    answers,
  }));
}

function weightsOf(source: SampleRows, weighting: Weighting): Float64Array {
  return Float64Array.from(placesOf(source), ({ psu, sex, answers }) => (answers === 0 ? 0 : weighting.of(psu, sex)));
}

function answersOf({ people }: SampleRows, row: number): number {
  return sexLevels.reduce((sum, _, sex) => sum + people[row * sexes + sex]!, 0);
}

function strataOf(
  source: SampleRows,
  order: readonly number[],
  populations: ReadonlyMap<string, number> | undefined,
): Stratum[] {
  const { rows } = source;
  const byName = new Map<string, number[]>();
  for (const row of order) {
    const { stratum } = rows[row]!;
    const list = byName.get(stratum);
    if (list === undefined) byName.set(stratum, [row]);
    else list.push(row);
  }
  return [...byName].map(([name, members]) => {
    const takeAll = rows[members[0]!]!.takeAll;
    const population = populations?.get(name);
    const workersAreUnits = takeAll && population === undefined;
    const freedomOfWorkers = takeAll && (populations === undefined || population !== undefined);
    const sampled = workersAreUnits ? members.reduce((sum, row) => sum + answersOf(source, row), 0) : members.length;
    const fraction = population === undefined ? 0 : members.length / population;
    return { name, rows: members, workersAreUnits, freedomOfWorkers, sampled, fraction };
  });
}
