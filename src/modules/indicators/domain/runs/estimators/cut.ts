/**
 * Selects the rows of a plan at each address, in the given order: all persons, women, men, and levels of a breakdown
 * or a pair.
 */
import type { CellAddress } from '../cells.js';
import { singleLevels } from '../merging.js';
import type { People, ReadyPlan } from './columns.js';

/** The rows that pass a test, in their order. */
export function pick(rows: Int32Array, holds: (row: number) => boolean): Int32Array {
  const kept = new Int32Array(rows.length);
  let size = 0;
  for (let at = 0; at < rows.length; at += 1) if (holds(rows[at]!)) kept[size++] = rows[at]!;
  return kept.slice(0, size);
}

/** Codes of a breakdown or a pair; 0 if one is unknown. */
interface Coded {
  /** The largest code. */
  readonly most: number;
  readonly codeOf: (person: number) => number;
  readonly nameOf: (code: number) => string;
}

function coded(people: People, breakdown: string): Coded {
  const [first, second] = breakdown.split('+').map((id) => people.breakdowns.get(id));
  if (first === undefined) return { most: 0, codeOf: () => 0, nameOf: () => '' };
  const { levels, code } = first;
  if (second === undefined)
    return { most: levels.length, codeOf: (person) => code[person]!, nameOf: (at) => levels[at - 1]! };
  const size = second.levels.length;
  return {
    most: levels.length * size,
    codeOf: (person) => {
      const [left, right] = [code[person]!, second.code[person]!];
      return left === 0 || right === 0 ? 0 : (left - 1) * size + right;
    },
    nameOf: (at) => `${levels[Math.floor((at - 1) / size)]!}+${second.levels[(at - 1) % size]!}`,
  };
}

export class Cut {
  private readonly byBreakdown = new Map<string, ReadonlyMap<string, Int32Array>>();

  /** `order`: positions in the plan's columns. */
  constructor(
    private readonly people: People,
    private readonly plan: ReadyPlan,
    private readonly order: Int32Array,
  ) {}

  /** Positions in the plan's columns, in the given order. */
  at({ sex, breakdown, level }: CellAddress): Int32Array {
    const rows = breakdown === null ? this.order : this.atLevel(breakdown, level ?? '');
    return sex === null ? rows : this.ofSex(rows, sex);
  }

  ofSex(rows: Int32Array, sex: 'F' | 'M'): Int32Array {
    const [{ sex: sexes }, persons] = [this.people, this.plan.rows];
    const wanted = sex === 'F' ? 0 : 1;
    return pick(rows, (row) => sexes[persons[row]!] === wanted);
  }

  /** The rows of merged categories in their order, too. */
  private atLevel(breakdown: string, level: string): Int32Array {
    const single = singleLevels(level).map((each) => this.levels(breakdown).get(each) ?? new Int32Array(0));
    if (single.length === 1) return single[0]!;
    const inside = new Set(single.flatMap((rows) => [...rows]));
    return pick(this.order, (row) => inside.has(row));
  }

  private levels(breakdown: string): ReadonlyMap<string, Int32Array> {
    let found = this.byBreakdown.get(breakdown);
    if (found === undefined) this.byBreakdown.set(breakdown, (found = this.cut(breakdown)));
    return found;
  }

  private cut(breakdown: string): ReadonlyMap<string, Int32Array> {
    const { most, codeOf, nameOf } = coded(this.people, breakdown);
    const sizes = new Int32Array(most + 1);
    for (const row of this.order) sizes[codeOf(this.plan.rows[row]!)]! += 1;
    const lists = Array.from(sizes, (size, code) => new Int32Array(code === 0 ? 0 : size));
    const filled = new Int32Array(most + 1);
    for (const row of this.order) {
      const code = codeOf(this.plan.rows[row]!);
      if (code > 0) lists[code]![filled[code]!++] = row;
    }
    return new Map(lists.flatMap((list, code) => (list.length === 0 ? [] : [[nameOf(code), list] as const])));
  }
}
