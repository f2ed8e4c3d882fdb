import type { AnswerNode, GroupAnswer, RepeatAnswer } from './nodes.js';
import { answersBelow } from './nodes.js';
import type { Rule } from './rule.js';

type Subject = AnswerNode | RepeatAnswer;
type Run = (rule: Rule, subject: Subject) => void;

/** How often the rules of one rank may run again after one change: rules that depend on each other may never agree. */
const MOST_ROUNDS = 100;

/** The rules that wait to be run, lowest rank first: all of them at first, later those that a change concerns. */
export class RuleQueue {
  /** The rank that the first run has reached: `Infinity` once it has ended. */
  reached = -1;
  private waiting: Map<number, Set<Subject>> | undefined;
  private readonly ranks = new RankHeap();

  constructor(private readonly rules: readonly Rule[]) {}

  /** A rule runs at most once for the same subject, however often it is added before. The first run is still to come. */
  add(rule: Rule, subject: Subject): void {
    if (rule.rank > this.reached && !rule.isTriggered) return;
    this.waiting ??= new Map();
    const subjects = this.waiting.get(rule.rank);
    if (subjects !== undefined) subjects.add(subject);
    else {
      this.waiting.set(rule.rank, new Set([subject]));
      this.ranks.add(rule.rank);
    }
  }

  /** Runs every rule once for each answer of its node, in order. */
  runAll(root: GroupAnswer, run: Run): void {
    for (const rule of this.rules) {
      this.reached = rule.rank;
      if (rule.kind === 'count') runForRepeats(root, rule, run);
      else if (rule.isTriggered) this.runTriggered(rule, run);
      else {
        const { depth, slot } = rule.node;
        const child = depth === 1 ? root.children[slot] : undefined;
        // nearly all questions of most forms are in no group
        if (child?.kind === 'question') run(rule, child);
        else runBelow(root, rule, run);
      }
    }
    this.reached = Number.POSITIVE_INFINITY;
  }

  private runTriggered(rule: Rule, run: Run): void {
    const subjects = this.waiting?.get(rule.rank) ?? [];
    this.waiting?.delete(rule.rank);
    for (const subject of subjects) run(rule, subject);
  }

  /** Runs what was added since, and what that adds. */
  runWaiting(run: Run): void {
    const { waiting } = this;
    if (waiting === undefined || waiting.size === 0) return;
    const rounds = new Map<number, number>();
    for (let rank = this.ranks.lowest(); rank !== undefined; rank = this.ranks.lowest()) {
      const subjects = waiting.get(rank) ?? [];
      waiting.delete(rank);
      const round = (rounds.get(rank) ?? 0) + 1;
      rounds.set(rank, round);
      const rule = this.rules[rank];
      if (rule !== undefined && round <= MOST_ROUNDS) for (const subject of subjects) run(rule, subject);
    }
  }
}

/** Runs a rule for every answer of its node below a group, without a list of them. */
function runBelow(from: GroupAnswer, rule: Rule, run: Run): void {
  const { path } = rule.node;
  let answer: AnswerNode = from;
  for (let depth = from.form.depth + 1; depth < path.length; depth += 1) {
    const child: Subject | undefined = answer.kind === 'group' ? answer.children[path[depth]?.slot ?? -1] : undefined;
    if (child === undefined) return;
    if (child.kind === 'repeat') {
      if (depth === path.length - 1) for (const instance of child.instances) run(rule, instance);
      else for (const instance of child.instances) runBelow(instance, rule, run);
      return;
    }
    answer = child;
  }
  run(rule, answer);
}

function runForRepeats(root: GroupAnswer, rule: Rule, run: Run): void {
  const { parent, slot } = rule.node;
  if (parent === undefined) return;
  for (const group of answersBelow(root, parent)) {
    const repeat = group.kind === 'group' ? group.children[slot] : undefined;
    if (repeat?.kind === 'repeat') run(rule, repeat);
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
