/** Renames questions, groups and choice lists, with all expressions and texts that refer to them. */
import type { Formula, FormItem, FormModel, FormQuestion, InitialAnswer, Texts } from '../model/form-model.js';
import { itemsOf } from '../model/form-model.js';
import { nodesOf } from '../xpath/tree.js';
import { changeItem, changeList, itemById } from './edit-form.js';
import { faultOf, formulaOf } from './formula.js';
import { type Owner, pathsOf, type Places, placesIn, visitsOf } from './places.js';

/** A piece of an expression that is replaced. */
export interface Piece {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export type Rewrite = (formula: Formula, owner: Owner) => readonly Piece[];

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

/** The form after a rename. What does not change stays the same object; expressions with a fault stay as they are. */
export function renamed(model: FormModel, how: Renaming): FormModel {
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
export function updated<Value extends object>(value: Value, values: Partial<Value>): Value {
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

const REFERENCE_START = /\$\{\s*(?:last-saved#)?/y;
const AXIS = /(?:\w+\s*::\s*)?/y;

/** The length of what a sticky pattern matches at a place in a text; 0 if it does not match there. */
export function lengthAt(pattern: RegExp, text: string, at: number): number {
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
  readonly places: Places;
  /** Finds `${old}` in texts. */
  readonly mention: RegExp;
}

/** The pieces of one expression that name the target. Paths are followed from where they are written. */
function piecesNaming({ old, name, isOnly, path, places, mention }: Target): Rewrite {
  return (formula, owner) => {
    const after = (at: number, before: RegExp): Piece => {
      return { at: at + lengthAt(before, formula.text, at), length: old.length, text: name };
    };
    return visitsOf(formula, owner, places).flatMap(({ node, steps }) => {
      if (node.kind === 'path') return steps.filter((step) => step.path === path).map(({ at }) => after(at, AXIS));
      if (!isOnly) return [];
      if (node.kind === 'reference') return node.name === old ? [after(node.at, REFERENCE_START)] : [];
      // jr:choice-name(…, '${name}') names a question in a text
      if (node.kind !== 'string') return [];
      return [...node.value.matchAll(mention)].map(({ index }) => after(node.at + 1 + index, REFERENCE_START));
    });
  };
}

/**
 * Renames a question or group. `${name}` refers to it only if no other item has the name. The caller chooses a name that
 * no item has, so that a second rename gives the form as it was.
 */
export function renameItem(model: FormModel, id: string, name: string): FormModel {
  const item = itemById(model, id);
  if (item === undefined || item.name === name) return model;
  const old = item.name;
  const isOnly = [...itemsOf(model.items)].filter((each) => each.name === old).length === 1;
  const mention = new RegExp(`(\\$\\{\\s*(?:last-saved#)?)${old.replaceAll('.', '\\.')}(?=\\s*\\})`, 'gu');
  const path = pathsOf(model.items).get(item)!.join('/');
  const next = renamed(model, {
    pieces: piecesNaming({ old, name, isOnly, path, places: placesIn(model), mention }),
    text: (text) => (isOnly ? text.replace(mention, (_, start: string) => start + name) : text),
    name: (each) => (isOnly && each === old ? name : each),
  });
  return changeItem(next, id, (each) => ({ ...each, name }));
}

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

/** All items with their questions changed; what does not change stays the same object. */
export function everyQuestion(
  items: readonly FormItem[],
  change: (question: FormQuestion) => FormQuestion,
): readonly FormItem[] {
  return sameIfUnchanged(items, (item) =>
    item.kind === 'question' ? change(item) : updated<FormItem>(item, { items: everyQuestion(item.items, change) }),
  );
}
