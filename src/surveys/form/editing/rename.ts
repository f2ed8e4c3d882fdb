/** Renames questions, groups, choice lists and codes, with all expressions and texts that refer to them. */
import type { Formula, FormItem, FormModel, FormQuestion, InitialAnswer, Texts } from '../model/form-model.js';
import { itemsOf } from '../model/form-model.js';
import { nodesOf, partsOf, type XPath } from '../xpath/tree.js';
import { changeItem, changeList, itemById, usesList } from './edit-form.js';
import { faultOf, formulaOf } from './formula.js';

/** A piece of an expression that is replaced. */
interface Piece {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** Where an expression is: the names down to the item that has it, and whether it filters choices. */
interface Owner {
  readonly item: FormItem | undefined;
  readonly path: readonly string[];
  readonly isFilter: boolean;
}

type Rewrite = (formula: Formula, owner: Owner) => readonly Piece[];

function rewritten(formula: Formula, pieces: readonly Piece[]): Formula {
  if (pieces.length === 0) return formula;
  let { text } = formula;
  for (const { at, length, text: piece } of [...pieces].sort((one, other) => other.at - one.at))
    text = `${text.slice(0, at)}${piece}${text.slice(at + length)}`;
  return formulaOf(text) ?? formula;
}

/** What a rename changes: pieces of expressions, texts that may refer to answers, and names that stand alone. */
interface Renaming {
  readonly pieces: Rewrite;
  readonly text: (text: string) => string;
  readonly name: (name: string) => string;
}

function renamed(model: FormModel, how: Renaming): FormModel {
  const formulaIn = (owner: Owner) => (formula: Formula | undefined) =>
    formula === undefined || faultOf(formula) !== undefined ? formula : rewritten(formula, how.pieces(formula, owner));
  const whole = formulaIn({ item: undefined, path: [], isFilter: false });
  const labelled = <Choice extends { readonly label: Texts }>(choice: Choice): Choice => {
    const label = mapped(choice.label, how.text);
    return label === choice.label ? choice : { ...choice, label };
  };
  const lists = (all: FormModel['lists']) =>
    sameIfUnchanged(all, (list) => {
      const choices = sameIfUnchanged(list.choices, labelled);
      return choices === list.choices ? list : { ...list, choices };
    });
  return {
    ...model,
    instanceName: whole(model.instanceName),
    items: itemsRenamed(model.items, [], { ...how, formulaIn }),
    lists: lists(model.lists),
    externalLists: lists(model.externalLists),
    entities: model.entities.map((entity) => ({
      ...entity,
      ...{ id: whole(entity.id), createIf: whole(entity.createIf), updateIf: whole(entity.updateIf) },
    })),
  };
}

interface Walk extends Renaming {
  readonly formulaIn: (owner: Owner) => (formula: Formula | undefined) => Formula | undefined;
}

function itemsRenamed(items: readonly FormItem[], above: readonly string[], how: Walk): readonly FormItem[] {
  return sameIfUnchanged(items, (item) => {
    const path = [...above, item.name];
    const formula = how.formulaIn({ item, path, isFilter: false });
    const common = { relevant: formula(item.relevant), ...textsRenamed(item, how.text) };
    if (item.kind === 'question') return updated(item, { ...common, ...questionRenamed(item, path, how) });
    const inside = itemsRenamed(item.items, path, how);
    return item.kind === 'repeat'
      ? updated(item, { ...common, items: inside, count: formula(item.count) })
      : updated(item, { ...common, items: inside });
  });
}

function textsRenamed({ label, hint, guidance }: FormItem, text: Renaming['text']) {
  return { label: mapped(label, text), hint: mapped(hint, text), guidance: mapped(guidance, text) };
}

function questionRenamed(item: FormQuestion, path: readonly string[], how: Walk): Partial<FormQuestion> {
  const formula = how.formulaIn({ item, path, isFilter: false });
  const triggers = item.triggers.map(how.name);
  return {
    required: formula(item.required),
    requiredMessage: mapped(item.requiredMessage, how.text),
    constraint: formula(item.constraint),
    constraintMessage: mapped(item.constraintMessage, how.text),
    calculation: formula(item.calculation),
    readOnly: formula(item.readOnly),
    triggers: triggers.every((name, place) => name === item.triggers[place]) ? item.triggers : triggers,
    initial: initialRenamed(item.initial, formula),
    type: typeRenamed(item.type, how, how.formulaIn({ item, path, isFilter: true })),
  };
}

function initialRenamed(
  initial: InitialAnswer | undefined,
  formula: ReturnType<Walk['formulaIn']>,
): InitialAnswer | undefined {
  if (initial === undefined || 'fixed' in initial) return initial;
  const next = formula(initial.formula);
  return next === undefined || next === initial.formula ? initial : { formula: next };
}

function typeRenamed(
  type: FormQuestion['type'],
  how: Renaming,
  filterIn: ReturnType<Walk['formulaIn']>,
): FormQuestion['type'] {
  if ('settings' in type) return updated(type, { settings: mapped(type.settings, how.text) });
  if (!('choices' in type)) return type;
  const { from, filter, randomize } = type.choices;
  const source =
    'repeatedQuestion' in from ? updated(from, { repeatedQuestion: how.name(from.repeatedQuestion) }) : from;
  const seed = randomize?.seed === undefined ? randomize : updated(randomize, { seed: how.text(randomize.seed) });
  return updated(type, {
    choices: updated(type.choices, { from: source, filter: filterIn(filter), randomize: seed }),
  });
}

/** The object with the values, or the same object if they are the same. */
function updated<Value extends object>(value: Value, values: Partial<Value>): Value {
  const names = Object.keys(values) as (keyof Value)[];
  return names.every((name) => value[name] === values[name]) ? value : { ...value, ...values };
}

function sameIfUnchanged<Value>(values: readonly Value[], change: (value: Value) => Value): readonly Value[] {
  const next = values.map(change);
  return next.every((value, place) => value === values[place]) ? values : next;
}

function mapped(texts: Texts, change: (text: string) => string): Texts {
  const entries = Object.entries(texts);
  const next = entries.map(([language, text]) => [language, change(text)] as const);
  return next.every(([, text], place) => text === entries[place]![1]) ? texts : Object.fromEntries(next);
}

/** The names from the form down to each item. */
function pathsOf(items: readonly FormItem[], above: readonly string[] = []): ReadonlyMap<FormItem, readonly string[]> {
  const found = new Map<FormItem, readonly string[]>();
  for (const item of items) {
    const path = [...above, item.name];
    found.set(item, path);
    if (item.kind !== 'question')
      for (const [inner, innerPath] of pathsOf(item.items, path)) found.set(inner, innerPath);
  }
  return found;
}

const REFERENCE_START = /\$\{\s*(?:last-saved#)?/y;
const AXIS = /(?:\w+\s*::\s*)?/y;

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The item that is renamed, and where all names are. */
interface Target {
  readonly old: string;
  readonly name: string;
  /** Whether no other item has the old name, so that `${name}` refers to this one. */
  readonly isOnly: boolean;
  readonly path: string;
  readonly known: ReadonlyMap<string, readonly string[]>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

/** An expression that is still to be read, and the place from which its relative paths start; undefined if unknown. */
interface Reading {
  readonly node: XPath;
  readonly here: readonly string[] | undefined;
}

type Path = XPath & { readonly kind: 'path' };

/** The pieces of one expression that name the target. Paths are followed from where they are written. */
class PiecesNaming {
  readonly found: Piece[] = [];

  constructor(
    private readonly target: Target,
    private readonly formula: Formula,
    private readonly owner: Owner,
  ) {
    const waiting: Reading[] = [{ node: formula.tree, here: owner.isFilter ? undefined : owner.path }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) waiting.push(...this.read(next));
  }

  private read({ node, here }: Reading): readonly Reading[] {
    const { old, isOnly } = this.target;
    if (node.kind === 'reference' && isOnly && node.name === old) this.note(node.at, REFERENCE_START);
    if (node.kind === 'path') return this.follow(node, here);
    return partsOf(node).map((part) => ({ node: part, here }));
  }

  private follow({ start, predicates, steps }: Path, here: Reading['here']): readonly Reading[] {
    let place = this.placeOfStart(start, here);
    const inside: Reading[] = predicates.map((node) => ({ node, here: place }));
    if (typeof start !== 'string') inside.push({ node: start, here });
    steps.forEach((step, at) => {
      const { axis, name } = step;
      const below = axis === 'child' && place !== undefined ? [...place, name].join('/') : undefined;
      // the first step of an absolute path names the form
      if (start === 'root' && at === 0) place = axis === 'child' ? [] : undefined;
      else if (axis === 'parent') place = place?.slice(0, -1);
      else if (axis !== 'self') {
        place = below === undefined ? undefined : this.target.known.get(below);
        if (below === this.target.path) this.note(step.at, AXIS);
      }
      const after = place;
      inside.push(...step.predicates.map((node) => ({ node, here: after })));
    });
    return inside;
  }

  private placeOfStart(start: Path['start'], here: Reading['here']): Reading['here'] {
    if (start === 'root') return [];
    if (start === 'context') return here;
    if (start.kind === 'reference') return this.target.byName.get(start.name);
    return start.kind === 'call' && start.name === 'current' ? this.owner.path : undefined;
  }

  private note(at: number, before: RegExp): void {
    const { old, name } = this.target;
    this.found.push({ at: at + lengthAt(before, this.formula.text, at), length: old.length, text: name });
  }
}

/**
 * Renames a question or group. `${name}` refers to it only if no other item has the name. The caller chooses a name that
 * no item has, so that a second rename gives the form as it was.
 */
export function renameItem(model: FormModel, id: string, name: string): FormModel {
  const item = itemById(model, id);
  if (item === undefined || item.name === name) return model;
  const old = item.name;
  const paths = pathsOf(model.items);
  const isOnly = [...itemsOf(model.items)].filter((each) => each.name === old).length === 1;
  const target: Target = {
    ...{ old, name, isOnly, path: paths.get(item)!.join('/') },
    known: new Map([...paths.values()].map((path) => [path.join('/'), path])),
    byName: new Map([...paths].map(([each, path]) => [each.name, path])),
  };
  const mention = new RegExp(`(\\$\\{\\s*(?:last-saved#)?)${escaped(old)}(?=\\s*\\})`, 'gu');
  const next = renamed(model, {
    pieces: (formula, owner) => new PiecesNaming(target, formula, owner).found,
    text: (text) => (isOnly ? text.replace(mention, (_, start: string) => start + name) : text),
    name: (each) => (isOnly && each === old ? name : each),
  });
  return changeItem(next, id, (each) => ({ ...each, name }));
}

const escaped = (name: string): string => name.replace(/[.-]/g, '\\$&');

/** Renames a choice list; the caller chooses a name that no list has. */
export function renameList(model: FormModel, old: string, name: string): FormModel {
  const pieces: Rewrite = ({ tree }) =>
    [...nodesOf(tree)].flatMap((node) => {
      const list = node.kind === 'call' && node.name === 'instance' ? node.args[0] : undefined;
      return list?.kind === 'string' && list.value === old ? [{ at: list.at + 1, length: old.length, text: name }] : [];
    });
  const next = renamed(model, { pieces, text: (text) => text, name: (each) => each });
  return changeList(
    {
      ...next,
      items: everyQuestion(next.items, (question) => {
        const { type } = question;
        if (!('choices' in type) || !('list' in type.choices.from) || type.choices.from.list !== old) return question;
        return { ...question, type: { ...type, choices: { ...type.choices, from: { list: name } } } };
      }),
    },
    old,
    (list) => ({ ...list, name }),
  );
}

function everyQuestion(
  items: readonly FormItem[],
  change: (question: FormQuestion) => FormQuestion,
): readonly FormItem[] {
  return sameIfUnchanged(items, (item) =>
    item.kind === 'question' ? change(item) : updated<FormItem>(item, { items: everyQuestion(item.items, change) }),
  );
}

const NUMBER = /[\d.]+/y;

/** Changes the code of a choice, also where expressions compare answers with it. */
export function renameChoice(model: FormModel, list: string, { old, name }: { old: string; name: string }): FormModel {
  const users = new Set([...itemsOf(model.items)].filter((item) => usesList(item, list)).map((item) => item.name));
  const quoted = (at: number): Piece => ({ at: at + 1, length: old.length, text: name });
  const pieces: Rewrite = ({ text, tree }, { item, isFilter }) => {
    const isAnswer = (node: XPath | undefined): boolean =>
      (node?.kind === 'reference' && users.has(node.name)) ||
      (node?.kind === 'current' && !isFilter && item !== undefined && usesList(item, list));
    const pieceFor = (code: XPath | undefined): readonly Piece[] => {
      if (code?.kind === 'string' && code.value === old) return [quoted(code.at)];
      if (code?.kind !== 'number' || String(code.value) !== old) return [];
      return [{ at: code.at, length: lengthAt(NUMBER, text, code.at), text: /^\d+$/.test(name) ? name : `'${name}'` }];
    };
    return [...nodesOf(tree)].flatMap((node) => {
      if (node.kind === 'binary' && (node.operator === '=' || node.operator === '!=')) {
        if (isAnswer(node.left)) return pieceFor(node.right);
        return isAnswer(node.right) ? pieceFor(node.left) : [];
      }
      const isAsked = node.kind === 'call' && node.name === 'selected' && isAnswer(node.args[0]);
      return isAsked ? pieceFor(node.args[1]) : [];
    });
  };
  const next = renamed(model, { pieces, text: (text) => text, name: (each) => each });
  const changed = changeList(next, list, ({ choices, ...rest }) => ({
    ...rest,
    choices: choices.map((choice) => (choice.name === old ? { ...choice, name } : choice)),
  }));
  return {
    ...changed,
    items: everyQuestion(changed.items, (question) =>
      usesList(question, list) && question.initial !== undefined && 'fixed' in question.initial
        ? updated(question, { initial: question.initial.fixed === old ? { fixed: name } : question.initial })
        : question,
    ),
  };
}
