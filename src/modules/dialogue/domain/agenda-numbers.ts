import { isBreak } from './agenda.js';
import type { AgendaItem } from './agenda.js';
import { siblingsOf, slotsOf } from './agenda-order.js';
import type { Timed } from './agenda-order.js';
import type { MeetingState } from './meeting.js';

export type Numbered = Timed & Pick<AgendaItem, 'number'>;

/** By the id of a meeting: the number that an item had there when it was moved away. */
export type FormerNumbers = Readonly<Record<string, string>>;

/** Whether the items of a meeting have numbers that stay: people cite them from the day they are convened. */
export function keepsNumbers(state: MeetingState): boolean {
  return state !== 'planned';
}

/** Whether documents of a meeting get numbers; one that was cancelled may never have been convened. */
export function numbersDocuments(state: MeetingState): boolean {
  return keepsNumbers(state) && state !== 'cancelled';
}

/** The numbers that the items of an agenda get when its meeting is convened: those of their places. */
export function numbersAtConvening(
  items: readonly Timed[],
): readonly { readonly id: string; readonly number: string }[] {
  return slotsOf(items).flatMap(({ id, label }) => (label === '' ? [] : [{ id, number: label }]));
}

/**
 * The number of an item that is added to a numbered agenda: the next one after its last sibling; between two siblings
 * that of the item before it with a letter, for example 3a. No number is given twice, also if items were moved to
 * another parent; `former` are the numbers of items that were moved to another meeting. `item` has its place already.
 */
export function numberOfAdded(
  items: readonly Numbered[],
  item: Numbered,
  former: readonly string[] = [],
): string | null {
  if (isBreak(item)) return null;
  const others = items.filter((other) => other.id !== item.id);
  const taken = [...former, ...others.flatMap(({ number }) => number ?? [])];
  const days = [...new Set([...others, item].map(({ day }) => day))].toSorted((left, right) => left - right);
  const siblings = days.flatMap((day) => siblingsOf([...others, item], item.parentId, day));
  const place = siblings.findIndex(({ id }) => id === item.id);
  const before = siblings.slice(0, place).findLast(({ number }) => number !== null)?.number ?? null;
  const isLast = siblings.slice(place + 1).every(({ number }) => number === null);
  if (!isLast && before !== null) return withLetter(before.replace(/[a-z]+$/, ''), taken);
  const parent = others.find(({ id }) => id === item.parentId)?.number ?? null;
  return nextNumber(parent === null ? '' : `${parent}.`, taken);
}

function nextNumber(prefix: string, taken: readonly string[]): string {
  const last = taken
    .filter((number) => number.startsWith(prefix))
    .map((number) => Number(/^(\d+)[a-z]*$/.exec(number.slice(prefix.length))?.[1] ?? 0));
  return `${prefix}${Math.max(0, ...last) + 1}`;
}

/** The number with the first letter, or letters, that no item has. */
function withLetter(number: string, taken: readonly string[]): string {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  return `${number}${[...letters, ...pairs].find((letter) => !taken.includes(number + letter))!}`;
}
