/**
 * The cells in which an answer is counted: the total, one level of each breakdown, and the pairs that the run
 * requests. Park and enterprise size are known for each primary sampling unit, so they need no slots of their own.
 */
import { type Breakdown, type BreakdownId, breakdownIds, breakdowns } from '../../definitions/breakdowns.js';
import { type CellAddress, isPair, partsOf } from '../cells.js';
import type { Variables } from '../../definitions/formula/evaluate.js';
import { indicatorProblems } from '../../problems.js';
import { categoriesOf, type ShownBreakdowns, shownLevels } from '../merging.js';

/** Breakdowns whose level depends on the answer. */
const personBreakdowns = breakdownIds.filter((id) => breakdowns[id].answer !== null);
const allLevels = Object.fromEntries(
  breakdownIds.map((id) => [id, Object.keys(breakdowns[id].levels)]),
) as unknown as Readonly<Record<BreakdownId, readonly string[]>>;

/** The ILO's code says 15, although the minimum working age is 16. */
const renamed: Readonly<Record<string, string>> = { 'Y15-24': 'Y16-24' };

export interface UnitPlace {
  readonly parkId: string;
  readonly sizeClass: string;
}

/** The part of an address that the primary sampling unit determines, and the slots of its sums for the rest. */
export interface Place {
  /** One, or one for each merged category. */
  readonly slots: readonly number[];
  readonly holds: (unit: UnitPlace) => boolean;
}

export class Layout {
  /** Maps a breakdown to its levels in order, as persons are counted. */
  readonly levels: Readonly<Record<BreakdownId, readonly string[]>>;
  /** Those that have figures: categories may be merged. */
  readonly shown: Readonly<Record<BreakdownId, readonly string[]>>;
  /** Number of slots of each primary sampling unit and sex. */
  readonly slots: number;
  private readonly first = new Map<string, number>();

  constructor(
    units: readonly UnitPlace[],
    readonly pairs: readonly string[] = [],
    runs: readonly ShownBreakdowns[] = [],
  ) {
    for (const pair of pairs) if (!isPair(pair)) throw indicatorProblems.unknownPair(pair);
    const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
    this.levels = {
      ...allLevels,
      park: distinct(units.map((unit) => unit.parkId)),
      enterprise_size: distinct(units.map((unit) => unit.sizeClass)),
    };
    this.shown = Object.fromEntries(
      breakdownIds.map((id) => [id, shownLevels(id, this.levels[id], runs)]),
    ) as unknown as Layout['shown'];
    let next = 1;
    for (const id of personBreakdowns) {
      this.first.set(id, next);
      next += allLevels[id].length;
    }
    for (const [pair, [left, right]] of this.personPairs()) {
      this.first.set(pair, next);
      next += allLevels[left].length * allLevels[right].length;
    }
    this.slots = next;
  }

  /** A person's level of each breakdown in the order of `breakdownIds`; null if unknown. */
  levelsOf(unit: UnitPlace, person: Variables): readonly (string | null)[] {
    return breakdownIds.map((id) => {
      if (id === 'park') return unit.parkId;
      if (id === 'enterprise_size') return unit.sizeClass;
      return levelOf(id, person);
    });
  }

  /** The slots in which a person with these levels is counted. */
  slotsOf(levels: readonly (string | null)[]): readonly number[] {
    const slots = [0];
    const at = new Map<string, number>();
    for (const [position, id] of breakdownIds.entries()) {
      const level = levels[position];
      const first = this.first.get(id);
      if (first === undefined || level === null || level === undefined) continue;
      const index = this.levels[id].indexOf(level);
      if (index < 0) continue;
      at.set(id, index);
      slots.push(first + index);
    }
    for (const [pair, [left, right]] of this.personPairs()) {
      const [i, j] = [at.get(left), at.get(right)];
      if (i !== undefined && j !== undefined) slots.push(this.first.get(pair)! + i * allLevels[right].length + j);
    }
    return slots;
  }

  place(address: CellAddress): Place {
    const parts = partsOf(address);
    const park = parts.find(([id]) => id === 'park')?.[1];
    const size = parts.find(([id]) => id === 'enterprise_size')?.[1];
    const sizes = size === undefined ? null : categoriesOf(size);
    const personal = parts.filter(([id]) => id !== 'park' && id !== 'enterprise_size');
    const indexes = personal.reduce<readonly number[]>(
      (sums, [id, level]) => {
        const own = categoriesOf(level).map((category) => this.levels[id].indexOf(category));
        return sums.flatMap((sum) => own.map((at) => sum * this.levels[id].length + at));
      },
      [0],
    );
    const first = personal.length === 0 ? 0 : this.first.get(personal.map(([id]) => id).join('+'));
    if (first === undefined) throw indicatorProblems.unknownPair(address.breakdown ?? '');
    return {
      slots: indexes.map((index) => first + index),
      holds: (unit) => (park ?? unit.parkId) === unit.parkId && (sizes?.includes(unit.sizeClass) ?? true),
    };
  }

  /** The total, then each shown level of each breakdown and each pair of levels; each for all persons and by sex. */
  addresses(breakdowns: readonly BreakdownId[], bySex: boolean): CellAddress[] {
    const sexes: readonly CellAddress['sex'][] = bySex ? [null, 'F', 'M'] : [null];
    const pairs = this.pairs.filter((pair) => pair.split('+').every((id) => breakdowns.includes(id as BreakdownId)));
    const rows: Pick<CellAddress, 'breakdown' | 'level'>[] = [{ breakdown: null, level: null }];
    for (const id of breakdownIds.filter((each) => breakdowns.includes(each)))
      for (const level of this.shown[id]) rows.push({ breakdown: id, level });
    for (const pair of pairs) {
      const [left, right] = pair.split('+') as [BreakdownId, BreakdownId];
      for (const i of this.shown[left])
        for (const j of this.shown[right]) rows.push({ breakdown: pair, level: `${i}+${j}` });
    }
    return rows.flatMap((row) => sexes.map((sex) => ({ sex, ...row })));
  }

  private personPairs(): readonly (readonly [string, readonly [BreakdownId, BreakdownId]])[] {
    return this.pairs.flatMap((pair) => {
      const [left, right] = pair.split('+');
      const isPersonal = (id: string | undefined): id is BreakdownId => personBreakdowns.some((each) => each === id);
      return isPersonal(left) && isPersonal(right) ? [[pair, [left, right]] as const] : [];
    });
  }
}

function levelOf(id: BreakdownId, person: Variables): string | null {
  const { answer }: Breakdown = breakdowns[id];
  if (answer === null || (answer.employeesOnly && person.code('employee') !== '1')) return null;
  const code = person.code(answer.variable);
  if (code === null) return null;
  const level = renamed[code] ?? code;
  return allLevels[id].includes(level) ? level : null;
}
