/**
 * Complementary suppression by a sequential linear-programming heuristic: for each primary suppressed cell, finds the
 * cheapest alternative table in which it is large enough, and suppresses the cells that differ in it. Afterwards each
 * complementary suppression is published again if protection witnesses without it exist. Deterministic; every
 * protection witness is verified without the solver. Reference: J. Kelly, B. Golden, A. Assad, Cell suppression:
 * disclosure protection for sensitive tabular data (1992).
 */
import { Problem } from '../../kernel/problem.js';
import type { LinearSolver } from '../numeric/linear-program.js';
import { type Equations, equationsOf, isSensitive, type LinkedSystem, requiredBounds } from './linked-system.js';
import { Moves, type OtherTable, SLACK } from './moves.js';

/**
 * The order in which primary suppressed cells are protected, and the suppression costs; several strategies are tried,
 * and the best result is used.
 */
interface Way {
  readonly cost: (count: number) => number;
  readonly first: 'small' | 'large';
}

const ways: readonly Way[] = [
  { cost: (count) => 1 + Math.log(1 + count), first: 'small' },
  { cost: (count) => Math.sqrt(count), first: 'large' },
  { cost: (count) => Math.log(1 + count), first: 'large' },
];

/** Number of published cells up to which all strategies are tried, and up to which two are. */
const SMALL = 500;
const MIDDLE = 1000;

/**
 * Maximum effort for publishing complementary suppressions again, in columns of solved programs: a count instead of a
 * time, so that every machine finds the same pattern. About 20 seconds of one core of 2023.
 */
const EFFORT = 3_000_000;

/** Errors: `disclosure.not-protectable`. */
function notProtectable(): Problem {
  return new Problem(
    'invalid',
    'disclosure.not-protectable',
    {
      en: 'These tables cannot be protected: the published cells would reveal that a cell is small.',
      zh: '无法保护这些表格：公布后可推知某个单元格数值很小。',
    },
    {
      detail: {
        en: 'Merge small levels, publish fewer tables, or do not publish them.',
        zh: '请合并较小的类别、减少公布的表格，或全部不公布。',
      },
      errors: [{ pointer: '/tables', code: 'not-protectable', detail: { en: 'these tables', zh: '这些表格' } }],
    },
  );
}

/**
 * A protection requirement: an intruder must consider it possible that a cell is larger (or, if negative, smaller) by
 * this amount.
 */
interface Demand {
  readonly cell: number;
  readonly by: number;
}

function demandsOf(system: LinkedSystem, counts: readonly number[]): Demand[] {
  return system.cells.flatMap((each, cell) => {
    if (!isSensitive(system, each)) return [];
    const { low, high } = requiredBounds(system, each);
    return [high - counts[cell]!, low - counts[cell]!].filter((by) => by !== 0).map((by) => ({ cell, by }));
  });
}

class Suppression {
  private effort = 0;
  private settled = false;
  private readonly demands: readonly Demand[];
  private readonly sensitive: ReadonlySet<number>;
  private readonly withheld: Set<number>;
  private readonly certificates = new Map<Demand, OtherTable>();
  private readonly costs: readonly number[];
  private readonly blocks: readonly { readonly inner: ReadonlySet<number>; readonly moves: Moves }[];
  private whole: Moves | undefined;

  constructor(
    private readonly system: LinkedSystem,
    private readonly equations: Equations,
    private readonly solver: LinearSolver,
    way: Way,
  ) {
    const sign = way.first === 'small' ? 1 : -1;
    const size = ({ cell }: Demand): number => sign * equations.counts[cell]!;
    this.demands = demandsOf(system, equations.counts).sort((a, b) => size(a) - size(b) || a.cell - b.cell);
    this.sensitive = new Set([...system.cells.keys()].filter((cell) => isSensitive(system, system.cells[cell]!)));
    this.withheld = new Set(this.sensitive);
    this.costs = system.cells.map((_, position) => Math.max(0.1, way.cost(equations.counts[position]!)));
    this.blocks = (system.blocks ?? []).map((block) => ({ inner: new Set(block), moves: this.open(block) }));
  }

  /** Errors: `disclosure.not-protectable`. */
  run(): ReadonlySet<number> {
    try {
      for (const demand of this.demands) this.help(demand);
      this.settled = true;
      this.each((moves) => this.settle(moves));
      this.effort = 0;
      for (const cell of this.helpers()) if (this.effort < EFFORT) this.showAgain(cell);
      this.check();
      return this.withheld;
    } finally {
      this.each((moves) => moves.close());
    }
  }

  /** From now on, cells that are not suppressed are fixed. */
  private settle(moves: Moves): void {
    for (const cell of this.system.cells.keys()) if (!this.withheld.has(cell)) moves.show(cell);
  }

  private open(scope: readonly number[]): Moves {
    const moves = new Moves(this.system, this.equations, { solver: this.solver, costs: this.costs, scope });
    for (const cell of this.withheld) moves.withhold(cell);
    if (this.settled) this.settle(moves);
    return moves;
  }

  private each(work: (moves: Moves) => void): void {
    for (const { moves } of this.blocks) work(moves);
    if (this.whole !== undefined) work(this.whole);
  }

  /** Complementary suppressions, highest suppression cost first. */
  private helpers(): number[] {
    return [...this.withheld]
      .filter((cell) => !this.sensitive.has(cell))
      .sort((a, b) => this.costs[b]! - this.costs[a]! || a - b);
  }

  /** Uses a block that contains the cell if that is sufficient, otherwise the whole system. */
  private meet(demand: Demand): OtherTable | null {
    const { members } = this.system.cells[demand.cell]!;
    for (const { inner, moves } of this.blocks) {
      const table = members.every((member) => inner.has(member)) ? this.meetIn(moves, demand) : null;
      if (table !== null) return table;
    }
    this.whole ??= this.open([...this.system.inner.keys()]);
    return this.meetIn(this.whole, demand);
  }

  private meetIn(moves: Moves, { cell, by }: Demand): OtherTable | null {
    this.effort += moves.size;
    return moves.move(cell, by);
  }

  private isEnough({ cell, by }: Demand, table: OtherTable): boolean {
    const moved = table.cells.get(cell) ?? 0;
    return by > 0 ? moved >= by - SLACK : moved <= by + SLACK;
  }

  private help(demand: Demand): void {
    if (this.certificates.has(demand)) return;
    const table = this.meet(demand);
    if (table === null || !this.isEnough(demand, table)) throw notProtectable();
    for (const moved of table.cells.keys()) {
      if (this.withheld.has(moved)) continue;
      this.withheld.add(moved);
      this.each((moves) => moves.withhold(moved));
    }
    for (const other of this.demands)
      if (!this.certificates.has(other) && this.isEnough(other, table)) this.certificates.set(other, table);
  }

  /** Only protection witnesses that change the cell must be found again. */
  private showAgain(cell: number): void {
    this.each((moves) => moves.show(cell));
    const fresh = new Map<Demand, OtherTable>();
    const touched = this.demands.filter((each) => this.certificates.get(each)!.cells.has(cell));
    for (const each of touched) {
      if (fresh.has(each)) continue;
      const table = this.meet(each);
      if (table === null) {
        this.each((moves) => moves.withhold(cell));
        return;
      }
      for (const other of touched) if (!fresh.has(other) && this.isEnough(other, table)) fresh.set(other, table);
    }
    this.withheld.delete(cell);
    for (const [each, table] of fresh) this.certificates.set(each, table);
  }

  /**
   * Verifies the result without the solver: sums hold by construction, so each protection witness is checked cell by
   * cell.
   */
  private check(): void {
    for (const demand of this.demands) {
      const table = this.certificates.get(demand);
      if (table === undefined || !this.isEnough(demand, table) || !this.isPossible(table)) throw notProtectable();
    }
  }

  /**
   * Whether an alternative table is feasible: no negative inner cell, published cells unchanged, suppressed ones at
   * least 1.
   */
  private isPossible(table: OtherTable): boolean {
    for (const [inner, moved] of table.inner) if (this.system.inner[inner]! + moved < -SLACK) return false;
    for (const [cell, moved] of table.cells) {
      if (!this.withheld.has(cell) || this.equations.counts[cell]! + moved < 1 - SLACK) return false;
    }
    return true;
  }
}

/**
 * Keys of the cells to suppress: primary and complementary suppressions. Errors: `disclosure.not-protectable` if
 * suppressing everything but zeros and the grand total is not sufficient.
 */
export function protect(system: LinkedSystem, solver: LinearSolver): Set<string> {
  const equations = equationsOf(system);
  const tried = ways.slice(0, system.cells.length <= SMALL ? 3 : system.cells.length <= MIDDLE ? 2 : 1);
  const patterns = tried.map((way) => new Suppression(system, equations, solver, way).run());
  const best = patterns.reduce((least, pattern) => (pattern.size < least.size ? pattern : least));
  return new Set([...best].map((position) => system.cells[position]!.key));
}
