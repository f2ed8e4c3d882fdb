/**
 * The syntax tree of an XLSForm expression: XPath 1.0 (https://www.w3.org/TR/1999/REC-xpath-19991116) as far as the ODK
 * XForms specification uses it, with `${name}` for the answer to a question. `at` is the 0-based offset in the cell.
 */
export type XPathOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|';

/** One step of a location path. `name` is a name, `*`, or for the axes `self` and `parent` the text `node()`. */
export interface Step {
  readonly axis: 'child' | 'parent' | 'self' | 'descendant' | 'attribute';
  readonly name: string;
  readonly predicates: readonly XPath[];
  readonly at: number;
}

export type XPath =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  /** `${name}`; `lastSaved`: `${last-saved#name}`, the value in the last form that was saved on the device. */
  | { readonly kind: 'reference'; readonly name: string; readonly lastSaved: boolean; readonly at: number }
  /** `.` alone: the answer being checked. */
  | { readonly kind: 'current'; readonly at: number }
  | { readonly kind: 'negate'; readonly operand: XPath; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: XPathOperator;
      readonly left: XPath;
      readonly right: XPath;
      readonly at: number;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPath[]; readonly at: number }
  /** `/data/a`, `../a`, `a`, `instance('list')/root/item[name = ${a}]`: a start, its predicates, and steps. */
  | {
      readonly kind: 'path';
      readonly start: 'root' | 'context' | XPath;
      readonly predicates: readonly XPath[];
      readonly steps: readonly Step[];
      readonly at: number;
    };

export type XPathFault =
  'empty' | 'too-long' | 'too-deep' | 'open-text' | 'open-reference' | 'unknown-sign' | 'unexpected' | 'unfinished';

/** A fault inside one expression: its place and the text there. */
export class XPathProblem extends Error {
  constructor(
    readonly fault: XPathFault,
    readonly at: number,
    readonly found: string,
  ) {
    super(`${fault} at ${at}: ${found}`);
    this.name = 'XPathProblem';
  }
}

/** The subtrees of a node, in reading order. */
export function partsOf(node: XPath): readonly XPath[] {
  switch (node.kind) {
    case 'binary':
      return [node.left, node.right];
    case 'negate':
      return [node.operand];
    case 'call':
      return node.args;
    case 'path': {
      const start: readonly XPath[] = typeof node.start === 'string' ? [] : [node.start];
      return start.concat(node.predicates, ...node.steps.map((step) => step.predicates));
    }
    default:
      return [];
  }
}

/**
 * All nodes of a tree in reading order. Not recursive, because `1+1+1…` nests as deeply as a cell is long.
 */
export function* nodesOf(tree: XPath): Generator<XPath> {
  const waiting: XPath[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    const parts = partsOf(node);
    for (let index = parts.length - 1; index >= 0; index -= 1) waiting.push(parts[index] as XPath);
  }
}
