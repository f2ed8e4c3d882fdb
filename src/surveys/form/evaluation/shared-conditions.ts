import type { XPath } from '../xpath/tree.js';
import { nodesOf } from '../xpath/tree.js';
import type { RuleReads } from './form-loader.js';
import type { FormNode } from './form-node.js';
import { PLAIN_FUNCTIONS } from './functions/plain-functions.js';
import type { Rule } from './rule.js';

/** Functions whose value depends on nothing but their arguments. */
const FUNCTIONS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  ...Object.keys(PLAIN_FUNCTIONS),
  ...['not', 'boolean', 'if'],
]);

/**
 * Questions of a section nearly always have the same condition: it is evaluated for the first of them, and the others take over
 * its result. Only for questions in no group whose condition reads such questions, and nothing that has its value later than
 * the first: then no value that it reads changes in between. `treeOf`: the condition of a rule.
 */
export function shareConditions(rules: readonly RuleReads[], treeOf: (rule: Rule) => XPath | undefined): void {
  const first = new Map<string, Rule>();
  for (const { rule, reads } of [...rules].sort((a, b) => a.rule.rank - b.rule.rank)) {
    const tree = rule.kind === 'relevance' && isPlain(rule.node) ? treeOf(rule) : undefined;
    if (tree === undefined || !reads.every(({ node }) => isPlain(node)) || !isOfValues(tree)) continue;
    const key = JSON.stringify(tree);
    const same = first.get(key);
    if (same !== undefined) rule.sameAs = same.node.slot;
    else if (reads.every(({ node }) => node.rules.every(({ rank }) => rank < rule.rank))) first.set(key, rule);
  }
}

const isPlain = ({ depth, question }: FormNode): boolean => depth === 1 && question !== undefined;

/** Whether a condition has the same value for all questions. */
function isOfValues(tree: XPath): boolean {
  for (const node of nodesOf(tree)) {
    if (node.kind === 'path' || node.kind === 'current') return false;
    if (node.kind === 'call' && (node.args.length === 0 || !FUNCTIONS.has(node.name))) return false;
  }
  return true;
}
