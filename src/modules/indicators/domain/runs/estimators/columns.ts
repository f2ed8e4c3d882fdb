/**
 * The answers for medians, segregation and factor-weighted gaps, stored as columns: for each person the primary
 * sampling unit, sex and levels, and for each plan a value and a group. Weights are applied at the end. These columns
 * never leave the run.
 */
import { type SexLevel, sexLevels } from '../cells.js';
import type { Variables } from '../../definitions/formula/evaluate.js';
import { type ColumnPlan, observeColumn } from './column-plan.js';
import { bytes, doubles, ints, shorts } from './growing.js';
import { Names } from './names.js';

export interface ColumnPerson {
  readonly person: Variables;
  /** The primary sampling unit: an enterprise, or in a take-all stratum the worker. */
  readonly unit: string;
  readonly stratum: string;
  readonly enterprise: string;
  readonly sizeClass: string;
  /** Index in sexLevels: 0 women, 1 men. */
  readonly sex: number;
  /** Indexed by breakdown; null if unknown. */
  readonly levels: readonly (string | null)[];
}

/** Values of one plan; the other arrays have the same persons at the same positions. */
class PlanColumn {
  /** Index of the person among the stored persons. */
  readonly rows = ints();
  readonly value = doubles();
  readonly group = shorts();
  readonly groups = new Names();
  /** Number of persons of the universe with unknown value, by enterprise and sex. */
  missing: number[] = [];
}

export interface Breakdown {
  readonly levels: readonly string[];
  /** Maps a person to the index of the level + 1; 0 if unknown. */
  readonly code: Uint16Array;
}

/** Persons in the order in which they were added; units sorted. */
export interface People {
  /** The index of a person's unit, sorted by stratum and name. */
  readonly unitOf: (person: number) => number;
  /** In whole millionths of a person. */
  readonly weightOf: (person: number) => number;
  readonly enterprise: Int32Array;
  readonly sex: Uint8Array;
  readonly breakdowns: ReadonlyMap<string, Breakdown>;
  /** Maps a unit to its stratum, both sorted by name. */
  readonly stratumOf: Int32Array;
  readonly strata: readonly string[];
}

/** The values and groups of a plan. */
export interface ReadyPlan<P extends ColumnPlan = ColumnPlan> {
  readonly plan: P;
  readonly rows: Int32Array;
  readonly value: Float64Array;
  readonly group: Uint16Array;
  readonly groups: readonly string[];
  /** Total weight of the persons of the universe with unknown value. */
  readonly missing: number;
}

/** Weight of an answer by enterprise and sex, in millionths. */
export type WeightOf = (enterprise: string, sex: SexLevel) => number;

/** Plain data, to be stored between runs. */
export interface ColumnsState {
  readonly units: readonly string[];
  readonly unitStrata: readonly string[];
  readonly enterprises: readonly string[];
  readonly unit: Int32Array;
  readonly enterprise: Int32Array;
  readonly sex: Uint8Array;
  readonly levels: readonly { readonly names: readonly string[]; readonly code: Uint16Array }[];
  readonly plans: readonly {
    readonly rows: Int32Array;
    readonly value: Float64Array;
    readonly group: Uint16Array;
    readonly groups: readonly string[];
    readonly missing: Int32Array;
  }[];
}

export class ValueColumns<P extends ColumnPlan = ColumnPlan> {
  private readonly columns: readonly PlanColumn[];
  private readonly units = new Names();
  private readonly enterprises = new Names();
  private readonly levels: readonly { readonly names: Names; readonly code: ReturnType<typeof shorts> }[];
  private readonly strata = new Names();
  /** Maps a unit to its stratum. */
  private readonly stratum = ints();
  private readonly unit = ints();
  private readonly enterprise = ints();
  private readonly sex = bytes();

  constructor(
    readonly plans: readonly P[],
    private readonly breakdowns: readonly string[],
  ) {
    this.columns = plans.map(() => new PlanColumn());
    this.levels = breakdowns.map(() => ({ names: new Names(), code: shorts() }));
  }

  /** Returns the person's group in each plan; null if the plan does not count the person. */
  add(seen: ColumnPerson): readonly (string | null)[] {
    const unit = this.unitOf(seen);
    const enterprise = this.enterprises.codeOf(seen.enterprise);
    const place = enterprise * sexLevels.length + seen.sex;
    const groups = this.plans.map((plan, at) => this.observe(plan, this.columns[at]!, { seen, place }));
    if (groups.some((group) => group !== null)) this.keep(seen, unit, enterprise);
    return groups;
  }

  private observe(plan: P, column: PlanColumn, { seen, place }: { seen: ColumnPerson; place: number }): string | null {
    const observed = observeColumn(plan, seen);
    if (observed === 'out') return null;
    if (observed === 'missing') {
      while (column.missing.length <= place) column.missing.push(0);
      column.missing[place]! += 1;
      return null;
    }
    column.rows.push(this.unit.length);
    column.value.push(observed.value);
    column.group.push(column.groups.codeOf(observed.group));
    return observed.group;
  }

  /** Units without any value also count in the variance. */
  private unitOf({ unit, stratum }: ColumnPerson): number {
    const code = this.units.codeOf(`${stratum}\u0000${unit}`);
    if (code === this.stratum.length) this.stratum.push(this.strata.codeOf(stratum));
    return code;
  }

  private keep(seen: ColumnPerson, unit: number, enterprise: number): void {
    this.unit.push(unit);
    this.enterprise.push(enterprise);
    this.sex.push(seen.sex);
    for (const [at, { names, code }] of this.levels.entries()) {
      const level = seen.levels[at] ?? null;
      code.push(level === null ? 0 : 1 + names.codeOf(level));
    }
  }

  people(weightOf: WeightOf): People {
    const { rank } = this.units.ranks();
    const { rank: rankOfStratum, sorted: strata } = this.strata.ranks();
    const stratumOf = new Int32Array(rank.length);
    for (const [code, stratum] of this.stratum.filled.entries()) stratumOf[rank[code]!] = rankOfStratum[stratum]!;
    const weights = Float64Array.from({ length: this.enterprises.list.length * sexLevels.length }, (_, place) =>
      this.weightAt(place, weightOf),
    );
    const [unit, enterprise, sex] = [this.unit.filled, this.enterprise.filled, this.sex.filled];
    return {
      unitOf: (person) => rank[unit[person]!]!,
      weightOf: (person) => weights[enterprise[person]! * sexLevels.length + sex[person]!]!,
      enterprise,
      sex,
      breakdowns: new Map(
        this.breakdowns.map((id, at) => {
          const { names, code } = this.levels[at]!;
          return [id, { levels: names.list, code: code.filled }];
        }),
      ),
      stratumOf,
      strata,
    };
  }

  /** Yields one plan at a time, to limit memory. */
  *ready(weightOf: WeightOf): Generator<ReadyPlan<P>> {
    for (const [at, plan] of this.plans.entries()) {
      const { rows, value, group, groups, missing } = this.columns[at]!;
      const { rank, sorted } = groups.ranks();
      yield {
        plan,
        rows: rows.filled,
        value: value.filled,
        group: group.filled.map((code) => rank[code]!),
        groups: sorted,
        // a place without persons has no weight
        missing: missing.reduce(
          (sum, persons, place) => (persons === 0 ? sum : sum + persons * this.weightAt(place, weightOf)),
          0,
        ),
      };
    }
  }

  private weightAt(place: number, weightOf: WeightOf): number {
    const enterprise = this.enterprises.list[Math.floor(place / sexLevels.length)]!;
    return weightOf(enterprise, sexLevels[place % sexLevels.length]!);
  }

  state(): ColumnsState {
    const strata = this.strata.list;
    return {
      units: [...this.units.list],
      unitStrata: Array.from(this.stratum.filled, (stratum) => strata[stratum]!),
      enterprises: [...this.enterprises.list],
      unit: this.unit.filled.slice(),
      enterprise: this.enterprise.filled.slice(),
      sex: this.sex.filled.slice(),
      levels: this.levels.map(({ names, code }) => ({ names: [...names.list], code: code.filled.slice() })),
      plans: this.columns.map(({ rows, value, group, groups, missing }) => ({
        rows: rows.filled.slice(),
        value: value.filled.slice(),
        group: group.filled.slice(),
        groups: [...groups.list],
        missing: Int32Array.from(missing),
      })),
    };
  }

  /** Restores the state into empty columns with the same plans and breakdowns. */
  restore(state: ColumnsState): void {
    this.units.restore(state.units);
    for (const stratum of state.unitStrata) this.stratum.push(this.strata.codeOf(stratum));
    this.enterprises.restore(state.enterprises);
    this.unit.restore(state.unit);
    this.enterprise.restore(state.enterprise);
    this.sex.restore(state.sex);
    for (const [at, level] of this.levels.entries()) {
      level.names.restore(state.levels[at]!.names);
      level.code.restore(state.levels[at]!.code);
    }
    for (const [at, column] of this.columns.entries()) {
      const kept = state.plans[at]!;
      column.rows.restore(kept.rows);
      column.value.restore(kept.value);
      column.group.restore(kept.group);
      column.groups.restore(kept.groups);
      column.missing = Array.from(kept.missing);
    }
  }
}
