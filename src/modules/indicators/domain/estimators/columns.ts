/**
 * The answers that medians, segregation and factor-weighted gaps are computed from, in columns: per person the primary unit,
 * sex and levels, and per plan a value and a group. Weights come in at the end. Nothing of it leaves the run.
 */
import { type SexLevel, sexLevels } from '../cells.js';
import type { Variables } from '../formula/evaluate.js';
import { type ColumnPlan, observeColumn } from './column-plan.js';
import { Names } from './names.js';

export interface ColumnPerson {
  readonly person: Variables;
  /** The primary unit: an enterprise, or in a take-all stratum the worker. */
  readonly unit: string;
  readonly stratum: string;
  readonly enterprise: string;
  readonly sizeClass: string;
  /** Position in sexLevels: 0 women, 1 men, 2 not stated. */
  readonly sex: number;
  /** By position of the breakdown; null where not known. */
  readonly levels: readonly (string | null)[];
}

/** Values of one plan; the persons of the other arrays are at the same positions. */
class PlanColumn {
  /** Position of the person among those that are kept. */
  rows: number[] = [];
  value: number[] = [];
  group: number[] = [];
  readonly groups = new Names();
  /** Persons of the universe that it is not known of, by enterprise x 3 + sex. */
  missing: number[] = [];
}

export interface Breakdown {
  readonly levels: readonly string[];
  /** Person -> level, -1 where not known. */
  readonly code: Int32Array;
}

/** Persons in the order in which they came, units in an order of their own. */
export interface People {
  /** Person -> unit by ascending stratum and name. */
  readonly unit: Int32Array;
  readonly enterprise: Int32Array;
  readonly sex: Uint8Array;
  /** Whole millionths of a person. */
  readonly weight: Float64Array;
  readonly breakdowns: ReadonlyMap<string, Breakdown>;
  /** Unit -> stratum, both in ascending order of their names. */
  readonly stratumOf: Int32Array;
  readonly strata: readonly string[];
}

/** Values and groups of a plan. */
export interface ReadyPlan<P extends ColumnPlan = ColumnPlan> {
  readonly plan: P;
  readonly rows: Int32Array;
  readonly value: Float64Array;
  readonly group: Int32Array;
  readonly groups: readonly string[];
  /** Weight of those of the universe that it is not known of. */
  readonly missing: number;
}

/** Weight of an answer by enterprise and sex, in millionths. */
export type WeightOf = (enterprise: string, sex: SexLevel) => number;

/** Plain data, to be kept between runs. */
export interface ColumnsState {
  readonly units: readonly string[];
  readonly unitStrata: readonly string[];
  readonly enterprises: readonly string[];
  readonly unit: Int32Array;
  readonly enterprise: Int32Array;
  readonly sex: Uint8Array;
  readonly levels: readonly { readonly names: readonly string[]; readonly code: Int32Array }[];
  readonly plans: readonly {
    readonly rows: Int32Array;
    readonly value: Float64Array;
    readonly group: Int32Array;
    readonly groups: readonly string[];
    readonly missing: Int32Array;
  }[];
}

export class ValueColumns<P extends ColumnPlan = ColumnPlan> {
  private readonly columns: readonly PlanColumn[];
  private readonly units = new Names();
  private readonly enterprises = new Names();
  private readonly levels: readonly { readonly names: Names; code: number[] }[];
  private unitStrata: string[] = [];
  private unit: number[] = [];
  private enterprise: number[] = [];
  private sex: number[] = [];

  constructor(
    readonly plans: readonly P[],
    private readonly breakdowns: readonly string[],
  ) {
    this.columns = plans.map(() => new PlanColumn());
    this.levels = breakdowns.map(() => ({ names: new Names(), code: [] }));
  }

  /** The person's group in each plan; null where it does not count the person. */
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

  /** Units without any value count in the variance as well. */
  private unitOf({ unit, stratum }: ColumnPerson): number {
    const code = this.units.codeOf(`${stratum}\u0000${unit}`);
    if (code === this.unitStrata.length) this.unitStrata.push(stratum);
    return code;
  }

  private keep(seen: ColumnPerson, unit: number, enterprise: number): void {
    this.unit.push(unit);
    this.enterprise.push(enterprise);
    this.sex.push(seen.sex);
    for (const [at, { names, code }] of this.levels.entries()) {
      const level = seen.levels[at] ?? null;
      code.push(level === null ? -1 : names.codeOf(level));
    }
  }

  people(weightOf: WeightOf): People {
    const { rank } = this.units.ranks();
    const strata = [...new Set(this.unitStrata)].sort();
    const place = new Map(strata.map((name, at) => [name, at]));
    const stratumOf = new Int32Array(rank.length);
    for (const [code, stratum] of this.unitStrata.entries()) stratumOf[rank[code]!] = place.get(stratum)!;
    const weight = Float64Array.from(this.enterprise, (enterprise, at) =>
      weightOf(this.enterprises.list[enterprise]!, sexLevels[this.sex[at]!]!),
    );
    return {
      unit: Int32Array.from(this.unit, (code) => rank[code]!),
      enterprise: Int32Array.from(this.enterprise),
      sex: Uint8Array.from(this.sex),
      weight,
      breakdowns: new Map(
        this.breakdowns.map((id, at) => {
          const { names, code } = this.levels[at]!;
          return [id, { levels: names.list, code: Int32Array.from(code) }];
        }),
      ),
      stratumOf,
      strata,
    };
  }

  ready(weightOf: WeightOf): readonly ReadyPlan<P>[] {
    return this.plans.map((plan, at) => {
      const { rows, value, group, groups, missing } = this.columns[at]!;
      const { rank, sorted } = groups.ranks();
      return {
        plan,
        rows: Int32Array.from(rows),
        value: Float64Array.from(value),
        group: Int32Array.from(group, (code) => rank[code]!),
        groups: sorted,
        // nobody of a place has no weight
        missing: missing.reduce(
          (sum, persons, place) => (persons === 0 ? sum : sum + persons * this.weightAt(place, weightOf)),
          0,
        ),
      };
    });
  }

  private weightAt(place: number, weightOf: WeightOf): number {
    const enterprise = this.enterprises.list[Math.floor(place / sexLevels.length)]!;
    return weightOf(enterprise, sexLevels[place % sexLevels.length]!);
  }

  state(): ColumnsState {
    return {
      units: [...this.units.list],
      unitStrata: [...this.unitStrata],
      enterprises: [...this.enterprises.list],
      unit: Int32Array.from(this.unit),
      enterprise: Int32Array.from(this.enterprise),
      sex: Uint8Array.from(this.sex),
      levels: this.levels.map(({ names, code }) => ({ names: [...names.list], code: Int32Array.from(code) })),
      plans: this.columns.map(({ rows, value, group, groups, missing }) => ({
        rows: Int32Array.from(rows),
        value: Float64Array.from(value),
        group: Int32Array.from(group),
        groups: [...groups.list],
        missing: Int32Array.from(missing),
      })),
    };
  }

  /** Into columns of the same plans and breakdowns that have seen nobody yet. */
  restore(state: ColumnsState): void {
    this.units.restore(state.units);
    this.unitStrata = [...state.unitStrata];
    this.enterprises.restore(state.enterprises);
    this.unit = Array.from(state.unit);
    this.enterprise = Array.from(state.enterprise);
    this.sex = Array.from(state.sex);
    for (const [at, level] of this.levels.entries()) {
      level.names.restore(state.levels[at]!.names);
      level.code = Array.from(state.levels[at]!.code);
    }
    for (const [at, column] of this.columns.entries()) {
      const kept = state.plans[at]!;
      column.rows = Array.from(kept.rows);
      column.value = Array.from(kept.value);
      column.group = Array.from(kept.group);
      column.groups.restore(kept.groups);
      column.missing = Array.from(kept.missing);
    }
  }
}
