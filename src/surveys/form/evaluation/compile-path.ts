import type { Step, XPath } from '../xpath/tree.js';
import type { Compile } from './language.js';
import type { FormNode } from './form-node.js';
import { sharedGroup } from './form-node.js';
import type { AnswerNode, XPathNode } from './nodes.js';
import { TableNode } from './nodes.js';
import type { Frame, Operand, Scope } from './operand.js';
import { within } from './operand.js';
import { readAnswer } from './references.js';
import { RowFilter } from './row-filter.js';
import { formNodesAt, nodesAt } from './steps.js';
import { toText } from './values.js';
import { flatMap } from '../flat-map.js';

type Path = XPath & { kind: 'path' };
type Select = (frame: Frame) => readonly XPathNode[];

/** `../a`, `/data/a`, `a[b = 1]/c`, `instance('list')/root/item[name = 'x']/label`. */
export function compilePath(tree: Path, scope: Scope, compile: Compile): Operand {
  const direct = directAnswer(tree, scope);
  if (direct !== undefined) return direct;
  return new PathCompiler(scope, compile).whole(tree);
}

/** Paths such as `../a/b` that lead from the expression's own node to one question by names alone. */
function directAnswer({ start, steps, predicates }: Path, scope: Scope): Operand | undefined {
  if (start !== 'context' || !scope.isOwn || predicates.length > 0) return undefined;
  let node: FormNode | undefined = scope.owner;
  let shared = scope.owner;
  for (const step of steps) {
    node = neighbour(node, step);
    if (node === undefined) return undefined;
    if (step.axis === 'parent') shared = node;
  }
  if (node.question === undefined || shared === scope.owner) return undefined;
  return readAnswer(node, scope, shared);
}

/** The one node that a step leads to by a name. */
function neighbour(node: FormNode, { axis, name, predicates }: Step): FormNode | undefined {
  if (predicates.length > 0) return undefined;
  if (axis === 'parent') return node.parent;
  return axis === 'child' ? node.child(name) : undefined;
}

class PathCompiler {
  private targets: ReadonlySet<FormNode> = new Set();
  private shared: FormNode;

  constructor(
    private readonly scope: Scope,
    private readonly compile: Compile,
  ) {
    this.shared = scope.shared;
  }

  whole({ start, predicates, steps }: Path): Operand {
    let select = this.start(start);
    for (const predicate of predicates) select = this.filter(select, predicate);
    steps.forEach((step, at) => {
      select = this.step(select, step, start === 'root' && at === 0);
    });
    for (const target of this.targets) this.scope.reads(target, this.shared);
    return { run: select, nodes: select, isNode: true, targets: this.targets };
  }

  private start(start: Path['start']): Select {
    const { owner, starts } = this.scope;
    if (start === 'root') {
      let root = owner;
      while (root.parent !== undefined) root = root.parent;
      this.targets = new Set([root]);
      this.shared = root;
      return ({ environment }) => [environment.root];
    }
    if (start === 'context') {
      this.targets = starts;
      return ({ item }) => [item];
    }
    const operand = this.compile(start, this.scope);
    this.targets = operand.targets ?? new Set();
    for (const target of this.targets)
      if (target !== owner) this.shared = upper(this.shared, sharedGroup(target, owner));
    return operand.nodes ?? (() => []);
  }

  /** `isDocument`: the first name of `/data/a` is that of the form itself, whatever it is. */
  private step(select: Select, step: Step, isDocument: boolean): Select {
    if (!isDocument) this.targets = formNodesAt(this.targets, step);
    if (step.axis === 'parent') for (const target of this.targets) this.shared = upper(this.shared, target);
    const isRows = step.axis === 'child' && step.name === 'item' && this.targets.size === 0;
    const [first, ...others] = step.predicates;
    let next: Select;
    if (isRows && first !== undefined) {
      const filter = new RowFilter(first, this.inside(), this.compile);
      next = (frame) =>
        flatMap(select(frame), (node) =>
          node.kind === 'table' ? filter.rows(node.table, frame) : filteredNodes(nodesAt(node, step), filter, frame),
        );
    } else {
      const walk: Select = isDocument ? select : (frame) => flatMap(select(frame), (node) => nodesAt(node, step));
      next = first === undefined ? walk : this.filterEach(select, step, first);
    }
    for (const predicate of others) next = this.filter(next, predicate);
    return next;
  }

  /** The position in a predicate is counted among the nodes that one step reaches from one node. */
  private filterEach(select: Select, step: Step, predicate: XPath): Select {
    const filter = new RowFilter(predicate, this.inside(), this.compile);
    return (frame) => flatMap(select(frame), (node) => filteredNodes(nodesAt(node, step), filter, frame));
  }

  private filter(select: Select, predicate: XPath): Select {
    const filter = new RowFilter(predicate, this.inside(), this.compile);
    return (frame) => filteredNodes(select(frame), filter, frame);
  }

  private inside(): Scope {
    return { ...this.scope, starts: this.targets, isOwn: false, shared: this.shared };
  }
}

const upper = (one: FormNode, other: FormNode): FormNode => (one.depth <= other.depth ? one : other);

function filteredNodes(nodes: readonly XPathNode[], filter: RowFilter, frame: Frame): readonly XPathNode[] {
  return nodes.filter((item, at) => filter.accepts(within(frame, item, [at + 1, nodes.length])));
}

/** The table of `instance('name')`. */
export function tableOperand(name: Operand): Operand {
  const nodes: Select = (frame) => {
    const table = frame.environment.table(toText(name.run(frame)));
    return table === undefined ? [] : [new TableNode(table, 'instance')];
  };
  return { run: nodes, nodes, isNode: true };
}

/** The answer that the expression belongs to: `current()`. */
export function currentOperand({ owner }: Scope): Operand {
  const nodes = ({ answer }: Frame): readonly AnswerNode[] => [answer.kind === 'repeat' ? answer.parent : answer];
  return { run: nodes, nodes, isNode: true, targets: new Set([owner]) };
}
