import type { FormNode } from '../../form/evaluation/form-node.js';
import { sharedGroup } from '../../form/evaluation/form-node.js';
import type { LoadedForm } from '../../form/evaluation/form-loader.js';
import { pathOf } from '../../form/evaluation/rule-order.js';
import type { Formula } from '../../form/model/form-model.js';
import type { XPath } from '../../form/xpath/tree.js';
import { partsOf } from '../../form/xpath/tree.js';
import { element, escaped } from '../../../kernel/xml.js';

const REFERENCE = /\$\{\s*(last-saved#)?([\p{L}_][\p{L}\p{M}\p{N}_.·-]*)\s*\}/uy;

/** How `${name}` is written: from the question, from a choice in a filter, or from the form. */
type Start = 'question' | 'choice' | 'form';

/** Writes expressions with paths of XForms in place of `${name}`. */
export class XformExpressions {
  constructor(private readonly form: LoadedForm) {}

  /** The path of a node, which begins with the form's element. */
  path(node: FormNode): string {
    return node.parent === undefined ? '/data' : `/data${pathOf(node)}`;
  }

  /** The path of the group or repeat that contains a question. */
  around(name: string): string {
    const parent = this.form.named(name)?.parent;
    return parent === undefined ? '/data' : this.path(parent);
  }

  /** `start`: `choice` for a filter of choices, in which a path would start from the choice. */
  formula({ text, tree }: Formula, owner: FormNode, start: Start = 'question'): string {
    const found = referencesIn(tree, start);
    return this.replaced(text, found, owner);
  }

  /** A label or hint, with an `output` for each `${name}`, as XML. */
  label(text: string, owner: FormNode): string {
    return text
      .split(/(\$\{\s*(?:last-saved#)?[\p{L}_][\p{L}\p{M}\p{N}_.·-]*\s*\})/u)
      .map((part, at) =>
        at % 2 === 0
          ? escaped(part)
          : element('output', { value: this.replaced(part, [{ at: 0, start: 'question' }], owner) }),
      )
      .join('');
  }

  /** A name as a path, e.g. of a count or seed. */
  reference(text: string, owner: FormNode): string {
    return this.replaced(text, text.startsWith('${') ? [{ at: 0, start: 'question' }] : [], owner);
  }

  private replaced(text: string, references: readonly Found[], owner: FormNode): string {
    let written = '';
    let done = 0;
    for (const { at, start } of [...references].sort((a, b) => a.at - b.at)) {
      REFERENCE.lastIndex = at;
      const [whole = '', lastSaved, name = ''] = REFERENCE.exec(text) ?? [];
      if (whole === '') continue;
      const path = lastSaved === undefined ? this.pathTo(name, owner, start) : this.lastSaved(name);
      written += text.slice(done, at) + path;
      done = at + whole.length;
    }
    return written + text.slice(done);
  }

  private lastSaved(name: string): string {
    const node = this.form.named(name);
    return node === undefined ? "''" : `instance('__last-saved')${this.path(node)}`;
  }

  private pathTo(name: string, owner: FormNode, start: Start): string {
    const node = this.form.named(name);
    if (node === undefined) return `/data/meta/${name}`;
    const shared = sharedGroup(node, owner);
    if (start === 'form' || !isInRepeat(shared)) return this.path(node);
    const ups = Array.from({ length: owner.depth - shared.depth }, () => '..');
    const downs: string[] = [];
    for (let each = node; each !== shared && each.parent !== undefined; each = each.parent) downs.unshift(each.name);
    const steps = [...ups, ...downs].join('/');
    return start === 'choice' ? `current()/${steps}` : ups.length === 0 ? `./${steps}` : steps;
  }
}

interface Found {
  readonly at: number;
  readonly start: Start;
}

function isInRepeat(node: FormNode): boolean {
  for (let each: FormNode | undefined = node; each !== undefined; each = each.parent) if (each.isRepeat) return true;
  return false;
}

/** The references of an expression, with where their paths start. Not recursive along chains of operators. */
function referencesIn(tree: XPath, start: Start): readonly Found[] {
  const found: Found[] = [];
  const waiting: { node: XPath; start: Start }[] = [{ node: tree, start }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, start: here } = next;
    if (node.kind === 'reference') found.push({ at: node.at, start: here });
    if (node.kind === 'string') found.push(...referencesInText(node));
    if (node.kind === 'call' && node.name === 'indexed-repeat')
      node.args.forEach((arg, at) => waiting.push({ node: arg, start: isNamed(at) ? 'form' : here }));
    else if (node.kind === 'path') {
      const inside = new Set(node.predicates.concat(node.steps.flatMap((step) => step.predicates)));
      for (const part of partsOf(node)) waiting.push({ node: part, start: inside.has(part) ? 'choice' : here });
    } else for (const part of partsOf(node)) waiting.push({ node: part, start: here });
  }
  return found;
}

/** Questions and repeats of `indexed-repeat` are named from the form; indexes are read from the question. */
const isNamed = (at: number): boolean => at === 0 || at % 2 === 1;

function referencesInText({ value, at }: XPath & { kind: 'string' }): readonly Found[] {
  return [...value.matchAll(/\$\{/g)].map(({ index }) => ({ at: at + 1 + index, start: 'form' }));
}
