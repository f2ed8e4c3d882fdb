import type { AnswerNode, RepeatAnswer } from './nodes.js';
import type { Rule } from './rule.js';

type Subject = AnswerNode | RepeatAnswer;
type Run = (rule: Rule, subject: Subject) => void;

/** How often the rules of one rank may run again after one change: rules that depend on each other may never agree. */
const MOST_ROUNDS = 100;

/** The rules that wait to be run, lowest rank first: all of them at first, later those that a change concerns. */
export class RuleQueue {
  /** The rank that the first run has reached: `Infinity` once it has ended. */
  reached = -1;
  private readonly first: Subject[][];
  private readonly waiting = new Map<number, Set<Subject>>();
  private readonly ranks = new RankHeap();

  constructor(private readonly rules: readonly Rule[]) {
    this.first = rules.map(() => []);
  }

  /** A rule runs at most once for the same subject, however often it is added before. */
  add(rule: Rule, subject: Subject): void {
    if (rule.rank > this.reached) {
      this.first[rule.rank]?.push(subject);
      return;
    }
    const subjects = this.waiting.get(rule.rank);
    if (subjects !== undefined) subjects.add(subject);
    else {
      this.waiting.set(rule.rank, new Set([subject]));
      this.ranks.add(rule.rank);
    }
  }

  /** Runs every rule once, in order. */
  runAll(run: Run): void {
    for (const rule of this.rules) {
      this.reached = rule.rank;
      for (const subject of this.first[rule.rank] ?? []) run(rule, subject);
    }
    this.reached = Number.POSITIVE_INFINITY;
    this.first.length = 0;
  }

  /** Runs what was added since, and what that adds. */
  runWaiting(run: Run): void {
    const rounds = new Map<number, number>();
    for (let rank = this.ranks.lowest(); rank !== undefined; rank = this.ranks.lowest()) {
      const subjects = this.waiting.get(rank) ?? [];
      this.waiting.delete(rank);
      const round = (rounds.get(rank) ?? 0) + 1;
      rounds.set(rank, round);
      const rule = this.rules[rank];
      if (rule !== undefined && round <= MOST_ROUNDS) for (const subject of subjects) run(rule, subject);
    }
  }
}

/** A binary heap of numbers (Cormen and others, *Introduction to Algorithms*, chapter 6). */
class RankHeap {
  private readonly heap: number[] = [];

  add(rank: number): void {
    const { heap } = this;
    let at = heap.push(rank) - 1;
    for (let up = (at - 1) >> 1; at > 0 && (heap[up] ?? 0) > rank; up = (at - 1) >> 1) {
      heap[at] = heap[up] ?? 0;
      at = up;
    }
    heap[at] = rank;
  }

  /** Removes and gives the lowest; undefined if there is none. */
  lowest(): number | undefined {
    const { heap } = this;
    const lowest = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return lowest;
    let at = 0;
    for (let down = 1; down < heap.length; down = 2 * at + 1) {
      if ((heap[down + 1] ?? Number.POSITIVE_INFINITY) < (heap[down] ?? 0)) down += 1;
      if ((heap[down] ?? 0) >= last) break;
      heap[at] = heap[down] ?? 0;
      at = down;
    }
    heap[at] = last;
    return lowest;
  }
}
