/** The largest number of entries of a repeat that a form states. */
import type { FormItem, FormModel, FormQuestion } from '../form/model/form-model.js';
import { itemsOf } from '../form/model/form-model.js';
import type { XPath } from '../form/xpath/tree.js';
import { choiceListOf } from './form-lines.js';

type FormRepeat = FormItem & { kind: 'repeat' };

/** Conditions that are joined by `and`. */
export function conjunctsOf(tree: XPath | undefined): readonly XPath[] {
  const found: XPath[] = [];
  const waiting = tree === undefined ? [] : [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'binary' && node.operator === 'and') waiting.push(node.right, node.left);
    else found.push(node);
  }
  return found;
}

/**
 * A repeat with a count has at most as many entries as the count can be: a number, or what limits the answers that it reads.
 * Where the person adds entries, a question of the repeat states it: `position(..) <= 10` in its constraint.
 * Undefined: the form does not state it.
 */
export function statedMost(repeat: FormRepeat, model: FormModel): number | undefined {
  const most = repeat.count === undefined ? positionLimit(repeat) : new UpperBounds(model).of(repeat.count.tree);
  return most === undefined || !Number.isFinite(most) ? undefined : Math.max(1, Math.floor(most));
}

function positionLimit(repeat: FormRepeat): number | undefined {
  const found = questionsIn(repeat.items, 1).flatMap(({ question, level }) =>
    conjunctsOf(question.constraint?.tree).map((tree) => upperLimit(tree, (left) => isPosition(left, level))),
  );
  return smallest(found);
}

/** Questions below a repeat, in groups and repeats too; `level`: how many steps up the repeat is. */
function questionsIn(
  items: readonly FormItem[],
  level: number,
): readonly { readonly question: FormQuestion; readonly level: number }[] {
  return items.flatMap((item) => {
    if (item.kind === 'question') return [{ question: item, level }];
    return questionsIn(item.items, level + 1);
  });
}

function isPosition(tree: XPath, level: number): boolean {
  const [path] = tree.kind === 'call' && tree.name === 'position' ? tree.args : [];
  return path?.kind === 'path' && path.start === 'context' && path.steps.length === level && areUps(path.steps);
}

const areUps = (steps: readonly { readonly axis: string }[]): boolean => steps.every(({ axis }) => axis === 'parent');

/** What something is at most by a comparison with a number; a number of entries is a whole number. */
function upperLimit(tree: XPath, isSought: (tree: XPath) => boolean): number | undefined {
  if (tree.kind !== 'binary') return undefined;
  const { operator, left, right } = tree;
  const isTurned = operator === '>' || operator === '>=';
  const [small, large] = isTurned ? [right, left] : [left, right];
  if (large.kind !== 'number' || !isSought(small)) return undefined;
  if (operator === '<=' || operator === '>=') return large.value;
  return operator === '<' || operator === '>' ? Math.ceil(large.value) - 1 : undefined;
}

/** The largest whole number that an expression can be, where the form says so. */
class UpperBounds {
  private readonly items: ReadonlyMap<string, FormItem>;
  private readonly open = new Set<string>();

  constructor(private readonly model: FormModel) {
    this.items = new Map([...itemsOf(model.items)].map((item) => [item.name, item]));
  }

  of(tree: XPath): number | undefined {
    if (tree.kind === 'number') return tree.value;
    if (tree.kind === 'reference') return this.ofAnswer(tree.name);
    if (tree.kind === 'binary') return this.ofSum(tree);
    return tree.kind === 'call' ? this.ofCall(tree) : undefined;
  }

  private ofSum({ operator, left, right }: XPath & { kind: 'binary' }): number | undefined {
    const [one, other] = [this.of(left), this.of(right)];
    if (one === undefined || other === undefined) return undefined;
    if (operator === '+') return one + other;
    return operator === '-' && right.kind === 'number' ? one - other : undefined;
  }

  private ofCall({ name, args }: XPath & { kind: 'call' }): number | undefined {
    const [first] = args;
    const bounds = args.map((arg) => this.of(arg));
    switch (name) {
      case 'min':
        return smallest(bounds);
      case 'max':
      case 'coalesce':
        return largest(bounds);
      case 'if':
        return largest(bounds.slice(1));
      case 'int':
      case 'round':
      case 'floor':
      case 'number':
        return bounds[0];
      case 'count-selected':
      case 'count':
        return first?.kind === 'reference' ? this.ofNumberOf(first.name) : undefined;
      default:
        return undefined;
    }
  }

  /** Entries of a repeat, or choices of a question. */
  private ofNumberOf(name: string): number | undefined {
    const item = this.items.get(name);
    return item?.kind === 'repeat' ? statedMost(item, this.model) : this.choicesOf(name)?.length;
  }

  private ofAnswer(name: string): number | undefined {
    const item = this.items.get(name);
    if (item?.kind !== 'question' || this.open.has(name)) return undefined;
    this.open.add(name);
    const bound = smallest([this.ofQuestion(item), this.ofConstraint(item)]);
    this.open.delete(name);
    return bound;
  }

  private ofQuestion({ type, calculation, name }: FormQuestion): number | undefined {
    if (calculation !== undefined) return this.of(calculation.tree);
    if (type.kind === 'range') return Math.max(type.start, type.end);
    if (type.kind !== 'selectOne') return undefined;
    const codes = (this.choicesOf(name) ?? []).map((choice) => Number(choice.name));
    return codes.length > 0 && codes.every(Number.isFinite) ? Math.max(...codes) : undefined;
  }

  private ofConstraint({ constraint, calculation }: FormQuestion): number | undefined {
    if (calculation !== undefined) return undefined;
    return smallest(conjunctsOf(constraint?.tree).map((tree) => upperLimit(tree, ({ kind }) => kind === 'current')));
  }

  private choicesOf(name: string) {
    const item = this.items.get(name);
    if (item?.kind !== 'question' || !('choices' in item.type)) return undefined;
    const list = choiceListOf(item.type.choices);
    return this.model.lists.find((each) => each.name === list)?.choices;
  }
}

const isKnown = (bound: number | undefined): bound is number => bound !== undefined;

const smallest = (bounds: readonly (number | undefined)[]): number | undefined => {
  const known = bounds.filter(isKnown);
  return known.length === 0 ? undefined : Math.min(...known);
};

const largest = (bounds: readonly (number | undefined)[]): number | undefined =>
  bounds.every(isKnown) && bounds.length > 0 ? Math.max(...bounds.filter(isKnown)) : undefined;
