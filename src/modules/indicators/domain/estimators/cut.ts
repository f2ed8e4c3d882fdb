/** Rows of a plan at each address, in the order given: everybody, women, men, and levels of a breakdown or of a pair. */
import type { CellAddress } from '../cells.js';
import type { People, ReadyPlan } from './columns.js';

/** The rows that a test holds for, in their order. */
export function pick(rows: Int32Array, holds: (row: number) => boolean): Int32Array {
  const kept = new Int32Array(rows.length);
  let size = 0;
  for (let at = 0; at < rows.length; at += 1) if (holds(rows[at]!)) kept[size++] = rows[at]!;
  return kept.slice(0, size);
}

/** Codes of a breakdown or of a pair of them; -1 where one is not known. */
interface Coded {
  readonly codeOf: (person: number) => number;
  readonly nameOf: (code: number) => string;
}

function coded(people: People, breakdown: string): Coded {
  const [first, second] = breakdown.split('+').map((id) => people.breakdowns.get(id));
  if (first === undefined) return { codeOf: () => -1, nameOf: () => '' };
  if (second === undefined) return { codeOf: (person) => first.code[person]!, nameOf: (code) => first.levels[code]! };
  const size = second.levels.length;
  return {
    codeOf: (person) => {
      const [left, right] = [first.code[person]!, second.code[person]!];
      return left === -1 || right === -1 ? -1 : left * size + right;
    },
    nameOf: (code) => `${first.levels[Math.floor(code / size)]!}+${second.levels[code % size]!}`,
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

  /** Positions in the plan's columns, in the order given. */
  at({ sex, breakdown, level }: CellAddress): Int32Array {
    const rows = breakdown === null ? this.order : (this.levels(breakdown).get(level ?? '') ?? new Int32Array(0));
    return sex === null ? rows : this.ofSex(rows, sex);
  }

  ofSex(rows: Int32Array, sex: 'F' | 'M'): Int32Array {
    const [{ sex: sexes }, persons] = [this.people, this.plan.rows];
    const wanted = sex === 'F' ? 0 : 1;
    return pick(rows, (row) => sexes[persons[row]!] === wanted);
  }

  private levels(breakdown: string): ReadonlyMap<string, Int32Array> {
    let found = this.byBreakdown.get(breakdown);
    if (found === undefined) this.byBreakdown.set(breakdown, (found = this.cut(breakdown)));
    return found;
  }

  private cut(breakdown: string): ReadonlyMap<string, Int32Array> {
    const { codeOf, nameOf } = coded(this.people, breakdown);
    const lists = new Map<number, number[]>();
    for (let at = 0; at < this.order.length; at += 1) {
      const row = this.order[at]!;
      const code = codeOf(this.plan.rows[row]!);
      if (code === -1) continue;
      const list = lists.get(code);
      if (list === undefined) lists.set(code, [row]);
      else list.push(row);
    }
    return new Map([...lists].map(([code, list]) => [nameOf(code), Int32Array.from(list)]));
  }
}
