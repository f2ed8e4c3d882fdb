/**
 * Changes of a form in the editor, as functions from model to model. Parts that do not change stay the same objects, so
 * that a page draws only what changed. Items are found by their id; a command whose item does not exist changes nothing.
 */
import type { Choice, ChoiceList, FormItem, FormModel, FormQuestion, Group } from '../model/form-model.js';
import { itemsOf } from '../model/form-model.js';

export type EditableItem = FormItem & { readonly id: string };

/** Undefined if no question, group or repeat has this id. */
export function itemById(model: FormModel, id: string): FormItem | undefined {
  for (const item of itemsOf(model.items)) if (item.id === id) return item;
  return undefined;
}

/** The items with the one of this id replaced by others; the same array if there is none. */
function replaced(
  items: readonly FormItem[],
  id: string,
  by: (item: FormItem) => readonly FormItem[],
): readonly FormItem[] {
  for (const [place, item] of items.entries()) {
    if (item.id === id) return [...items.slice(0, place), ...by(item), ...items.slice(place + 1)];
    if (item.kind === 'question') continue;
    const inside = replaced(item.items, id, by);
    if (inside !== item.items) return items.with(place, { ...item, items: inside });
  }
  return items;
}

const withItems = (model: FormModel, items: readonly FormItem[]): FormModel =>
  items === model.items ? model : { ...model, items };

/** The form with one item replaced; the same form if no item has this id. */
export function changeItem(model: FormModel, id: string, change: (item: FormItem) => FormItem): FormModel {
  return withItems(
    model,
    replaced(model.items, id, (item) => [change(item)]),
  );
}

/** Adds an item after another, as the first in it if that is a group; at the end of the form if there is no other. */
export function addItem(model: FormModel, item: EditableItem, after?: string): FormModel {
  const place = after === undefined ? undefined : itemById(model, after);
  if (after === undefined || place === undefined) return { ...model, items: [...model.items, item] };
  return withItems(
    model,
    replaced(model.items, after, (found) =>
      found.kind === 'question' ? [found, item] : [{ ...found, items: [item, ...found.items] }],
    ),
  );
}

/** Removes a question, or a group with everything in it. */
export function removeItem(model: FormModel, id: string): FormModel {
  return withItems(
    model,
    replaced(model.items, id, () => []),
  );
}

export type Direction = 'up' | 'down';

/** Moves an item by one place. Next to a group it goes into the group; at the end of its group it leaves it. */
export function moveItem(model: FormModel, id: string, direction: Direction): FormModel {
  return withItems(model, moved(model.items, id, direction) ?? model.items);
}

function moved(items: readonly FormItem[], id: string, direction: Direction): readonly FormItem[] | undefined {
  const from = items.findIndex((item) => item.id === id);
  if (from >= 0) return movedWithin(items, from, direction);
  for (const [place, group] of items.entries()) {
    if (group.kind === 'question') continue;
    const inside = group.items.findIndex((item) => item.id === id);
    const isLast = inside === (direction === 'up' ? 0 : group.items.length - 1);
    if (inside >= 0 && isLast) return leaving(items, place, direction);
    const next = moved(group.items, id, direction);
    if (next !== undefined) return items.with(place, { ...group, items: next });
  }
  return undefined;
}

function movedWithin(items: readonly FormItem[], from: number, direction: Direction): readonly FormItem[] | undefined {
  const to = direction === 'up' ? from - 1 : from + 1;
  const item = items[from]!;
  const neighbour = items[to];
  if (neighbour === undefined) return undefined;
  if (neighbour.kind === 'question') return items.with(from, neighbour).with(to, item);
  const inside = direction === 'up' ? [...neighbour.items, item] : [item, ...neighbour.items];
  return items.with(to, { ...neighbour, items: inside }).toSpliced(from, 1);
}

/** The first or last item of the group at `place` leaves it. */
function leaving(items: readonly FormItem[], place: number, direction: Direction): readonly FormItem[] {
  const group = items[place] as Group;
  const isUp = direction === 'up';
  const item = group.items.at(isUp ? 0 : -1)!;
  const rest = { ...group, items: isUp ? group.items.slice(1) : group.items.slice(0, -1) };
  return items.toSpliced(place, 1, ...(isUp ? [item, rest] : [rest, item]));
}

/** The types of question that a phone can ask, in the order in which an author chooses among them. */
export const ASKED_KINDS = [
  ...(['selectOne', 'selectMultiple', 'rank', 'integer', 'decimal', 'range', 'date', 'time', 'dateTime'] as const),
  ...(['text', 'barcode', 'acknowledge', 'note', 'calculate'] as const),
];

export type AskedKind = (typeof ASKED_KINDS)[number];

const NOTHING = { hint: {}, guidance: {}, media: {}, appearance: [], relevant: undefined } as const;
const NOWHERE = { sheet: 'survey', row: 0 } as const;

/** A text question without texts and rules. */
export function newQuestion(id: string, name: string): FormQuestion & EditableItem {
  return {
    ...{ kind: 'question', id, name, label: {}, ...NOTHING, source: NOWHERE, type: { kind: 'text', rows: undefined } },
    ...{ required: undefined, requiredMessage: {}, constraint: undefined, constraintMessage: {}, triggers: [] },
    ...{ calculation: undefined, initial: undefined, readOnly: undefined, saveTo: undefined, role: undefined },
  };
}

/** A group without texts, rules and items. */
export function newGroup(id: string, name: string): Group & EditableItem {
  return { kind: 'group', id, name, label: {}, ...NOTHING, source: NOWHERE, items: [] };
}

/** Changes the type of a question. One with choices gets a list of its own, unless it had a list before. */
export function changeType(model: FormModel, id: string, kind: AskedKind): FormModel {
  const question = itemById(model, id);
  if (question?.kind !== 'question' || question.type.kind === kind) return model;
  const { type } = question;
  const set = (into: FormModel, next: FormQuestion['type']): FormModel =>
    changeItem(into, id, (item) => ({ ...(item as FormQuestion), type: next }));
  if (kind === 'range') return set(model, { kind, start: 0, end: 10, step: 1 });
  if (kind === 'text') return set(model, { kind, rows: undefined });
  if (kind !== 'selectOne' && kind !== 'selectMultiple' && kind !== 'rank') return set(model, { kind });
  if ('choices' in type) return set(model, { kind, choices: type.choices });
  const list = unusedName(
    model.lists.map(({ name }) => name),
    question.name,
  );
  const choices = ['1', '2'].map(newChoice);
  const choiceSource = { from: { list }, filter: undefined, randomize: undefined };
  return set({ ...model, lists: [...model.lists, { name: list, choices }] }, { kind, choices: choiceSource });
}

/** A choice with a code only. */
export const newChoice = (code: string): Choice => ({ name: code, label: {}, media: {}, attributes: {} });

/** The form with one choice list replaced; the same form if no list has this name. */
export function changeList(model: FormModel, name: string, change: (list: ChoiceList) => ChoiceList): FormModel {
  const place = model.lists.findIndex((list) => list.name === name);
  return place < 0 ? model : { ...model, lists: model.lists.with(place, change(model.lists[place]!)) };
}

/** Adds an empty list, unless there is one with this name. */
export function addList(model: FormModel, name: string): FormModel {
  const exists = model.lists.some((list) => list.name === name);
  return exists ? model : { ...model, lists: [...model.lists, { name, choices: [] }] };
}

/** The name of the choice list that an item offers, if it is a question with one. */
export function listOf(item: FormItem): string | undefined {
  if (item.kind !== 'question' || !('choices' in item.type)) return undefined;
  const { from } = item.type.choices;
  return 'list' in from ? from.list : undefined;
}

/** Whether an item is a question that offers the choices of a list. */
export const usesList = (item: FormItem, list: string): boolean => listOf(item) === list;

/** The number of questions that use a choice list. */
export const usesOf = ({ items }: FormModel, list: string): number =>
  [...itemsOf(items)].filter((item) => usesList(item, list)).length;

/** The form without a choice list. Questions that use it keep its name, which is then an error. */
export const removeList = (model: FormModel, name: string): FormModel => ({
  ...model,
  lists: model.lists.filter((list) => list.name !== name),
});

/** The name, or the name with the first number that makes it new. */
export function unusedName(names: Iterable<string>, name: string): string {
  const used = new Set(names);
  if (!used.has(name)) return name;
  for (let number = 2; ; number += 1) if (!used.has(`${name}${number}`)) return `${name}${number}`;
}

/** The names of all questions, groups and repeats, in the order of the form. */
export const namesOf = (model: FormModel): readonly string[] => [...itemsOf(model.items)].map(({ name }) => name);
