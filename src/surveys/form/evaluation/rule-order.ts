import { findCycle } from '../xpath/dependencies.js';
import type { FormNode } from './form-node.js';
import { nodesBelow } from './form-node.js';
import type { RuleReads } from './form-loader.js';
import type { Rule } from './rule.js';

/** Calculations that depend on themselves, in the order in which they read each other. */
export class CircularCalculation extends Error {
  constructor(readonly nodes: readonly FormNode[]) {
    super(`circular calculation: ${nodes.map(pathOf).join(' → ')}`);
    this.name = 'CircularCalculation';
  }
}

/** `/household/age`. */
export function pathOf(node: FormNode): string {
  const names: string[] = [];
  for (let each = node; each.parent !== undefined; each = each.parent) names.unshift(each.name);
  return `/${names.join('/')}`;
}

/**
 * Errors: `CircularCalculation`. A calculation may read other instances of its own repeat, e.g. the total of the instance
 * before. Relevance may depend on itself: two questions of which one may be answered exclude each other. A count cannot read
 * what is in its own repeat: with no instance there would never be one.
 */
export function refuseCycles(rules: readonly RuleReads[]): void {
  const reads = new Map<string, readonly string[]>();
  const nodes = new Map(rules.map(({ rule }) => [pathOf(rule.node), rule.node]));
  for (const { rule, reads: read } of rules) {
    const own = rule.kind === 'count' ? read.find(({ node }) => node.path.includes(rule.node)) : undefined;
    if (own !== undefined) throw new CircularCalculation([...new Set([rule.node, own.node])]);
    if (rule.kind !== 'calculation' || rule.isTriggered) continue;
    const inSameInstance = read.filter(({ node, shared }) => !readsOtherInstances(rule.node, node, shared));
    reads.set(
      pathOf(rule.node),
      inSameInstance.map(({ node }) => pathOf(node)),
    );
  }
  const cycle = findCycle(reads);
  if (cycle !== undefined) throw new CircularCalculation(cycle.map((path) => nodes.get(path)!));
}

function readsOtherInstances(reader: FormNode, read: FormNode, shared: FormNode): boolean {
  const containers = new Set<FormNode>();
  for (let each = reader.parent; each !== undefined; each = each.parent) containers.add(each);
  for (let each = read.parent; each !== undefined && each !== shared; each = each.parent)
    if (each.isRepeat && containers.has(each)) return true;
  return false;
}

/**
 * Gives every rule a rank after the rules that it depends on, by depth-first search with an explicit stack, in linear
 * time. A rule that reads a node depends on the node's rules, on the relevance of all groups around it, and on the
 * number of its instances. Where rules depend on each other in a circle, one edge has no effect.
 */
export function setRanks(root: FormNode, rules: readonly RuleReads[]): readonly Rule[] {
  const graph = new RuleGraph(root, rules);
  const ordered: Rule[] = [];
  const seen = new Set<Vertex>();
  for (const { rule } of rules) {
    if (seen.has(rule)) continue;
    seen.add(rule);
    const trail = [{ vertex: rule as Vertex, needs: graph.needs(rule), next: 0 }];
    for (let top = trail[trail.length - 1]; top !== undefined; top = trail[trail.length - 1]) {
      const needed = top.needs[top.next];
      top.next += 1;
      if (needed === undefined) {
        if ('kind' in top.vertex) ordered.push(top.vertex);
        trail.pop();
      } else if (!seen.has(needed)) {
        seen.add(needed);
        trail.push({ vertex: needed, needs: graph.needs(needed), next: 0 });
      }
    }
  }
  ordered.forEach((rule, rank) => {
    rule.rank = rank;
  });
  return ordered;
}

/** A rule, or what holds for a node and everything in it once its rules have run. */
type Vertex = Rule | NodeState;

interface NodeState {
  readonly of: 'value' | 'relevance' | 'count';
  readonly node: FormNode;
}

class RuleGraph {
  private readonly states = new Map<FormNode, Readonly<Record<NodeState['of'], NodeState>>>();
  private readonly reads: ReadonlyMap<Rule, RuleReads>;

  constructor(root: FormNode, rules: readonly RuleReads[]) {
    for (const node of nodesBelow(root))
      this.states.set(node, {
        value: { of: 'value', node },
        relevance: { of: 'relevance', node },
        count: { of: 'count', node },
      });
    this.reads = new Map(rules.map((each) => [each.rule, each]));
  }

  needs(vertex: Vertex): readonly Vertex[] {
    if ('kind' in vertex) {
      const reads = vertex.isTriggered ? [] : (this.reads.get(vertex)?.reads ?? []);
      const counted = vertex.kind === 'count' ? vertex.node.parent : vertex.node;
      const read = reads.map(({ node }) => this.state('value', node));
      return this.state('count', counted).concat(...read);
    }
    const { of, node } = vertex;
    const own = node.rules.filter(({ kind }) => kindsOf[of].includes(kind));
    if (of !== 'value') return [...own, ...this.state(of, node.parent)];
    return [...own, ...this.state('relevance', node), ...this.state('count', node)];
  }

  private state(of: NodeState['of'], node: FormNode | undefined): readonly NodeState[] {
    const found = node === undefined ? undefined : this.states.get(node)?.[of];
    return found === undefined ? [] : [found];
  }
}

const kindsOf: Readonly<Record<NodeState['of'], readonly Rule['kind'][]>> = {
  value: ['calculation', 'initial'],
  relevance: ['relevance'],
  count: ['count'],
};
