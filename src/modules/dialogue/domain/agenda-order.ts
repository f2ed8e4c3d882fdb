import { clockAt, minutesOf } from '../../../kernel/planned-day.js';
import type { AgendaItem } from './agenda.js';
import { isBreak, maximumDepth } from './agenda.js';

export type Placed = Pick<AgendaItem, 'id' | 'parentId' | 'day' | 'position'> & Partial<Pick<AgendaItem, 'kind'>>;

export interface Move {
  readonly id: string;
  readonly parentId: string | null;
  /** Ignored for an item with a parent: children have its day. */
  readonly day: number;
  /** The item before which to insert; null means at the end. */
  readonly beforeId: string | null;
}

export type MoveFault =
  'unknown-item' | 'unknown-parent' | 'unknown-neighbour' | 'below-itself' | 'below-break' | 'too-deep';

export type MoveOutcome = { readonly fault: MoveFault } | { readonly changed: readonly Placed[] };

export function siblingsOf<One extends Placed>(
  items: readonly One[],
  parentId: string | null,
  day: number,
): readonly One[] {
  return items
    .filter((item) => item.parentId === parentId && item.day === day)
    .toSorted((left, right) => left.position - right.position || (left.id < right.id ? -1 : 1));
}

function ancestorsOf(items: readonly Placed[], id: string | null): readonly string[] {
  const item = items.find((candidate) => candidate.id === id);
  return item === undefined ? [] : [item.id, ...ancestorsOf(items, item.parentId)];
}

/** The item and all its descendants. */
export function branchOf(items: readonly Placed[], id: string): readonly string[] {
  const children = items.filter((item) => item.parentId === id);
  return [id, ...children.flatMap((child) => branchOf(items, child.id))];
}

function heightOf(items: readonly Placed[], id: string): number {
  const children = items.filter((item) => item.parentId === id);
  return 1 + Math.max(0, ...children.map((child) => heightOf(items, child.id)));
}

function faultOf(items: readonly Placed[], move: Move): MoveFault | null {
  if (!items.some((item) => item.id === move.id)) return 'unknown-item';
  if (move.parentId === null) return null;
  const above = ancestorsOf(items, move.parentId);
  if (above.length === 0) return 'unknown-parent';
  if (above.includes(move.id)) return 'below-itself';
  if (items.some((item) => item.id === move.parentId && isBreak(item))) return 'below-break';
  return above.length + heightOf(items, move.id) > maximumDepth ? 'too-deep' : null;
}

function renumber(siblings: readonly Placed[]): readonly Placed[] {
  return siblings.map((item, index) => ({ ...item, position: index + 1 }));
}

/**
 * Moves an item within the tree together with its descendants. The old and the new siblings are renumbered 1, 2, 3 ….
 * Returns only the items whose position changed.
 */
export function moveItem(items: readonly Placed[], move: Move): MoveOutcome {
  const fault = faultOf(items, move);
  if (fault !== null) return { fault };
  const parent = items.find((item) => item.id === move.parentId);
  const day = parent?.day ?? move.day;
  const branch = branchOf(items, move.id);
  const moved = items.map((item) => {
    if (item.id === move.id) return { ...item, parentId: move.parentId, day };
    return branch.includes(item.id) ? { ...item, day } : item;
  });
  const others = siblingsOf(moved, move.parentId, day).filter((item) => item.id !== move.id);
  const before = move.beforeId === null ? others.length : others.findIndex((item) => item.id === move.beforeId);
  if (before === -1) return { fault: 'unknown-neighbour' };
  const self = moved.find((item) => item.id === move.id)!;
  const arrived = renumber([...others.slice(0, before), self, ...others.slice(before)]);
  const origin = items.find((item) => item.id === move.id)!;
  const sameGroup = origin.parentId === move.parentId && origin.day === day;
  const left = sameGroup ? [] : renumber(siblingsOf(moved, origin.parentId, origin.day));
  const result = moved.map((item) => [...arrived, ...left].find((placed) => placed.id === item.id) ?? item);
  return { changed: result.filter((item) => differs(items, item)) };
}

/** Moves an item with its descendants from the agenda of one meeting to that of another. */
export function moveAcross(from: readonly Placed[], to: readonly Placed[], move: Move): MoveOutcome {
  const branch = branchOf(from, move.id);
  const isMoved = ({ id }: Placed): boolean => branch.includes(id);
  const arriving = from.filter(isMoved).map((item) => ({
    ...{ ...item, day: move.day },
    ...(item.id === move.id && { parentId: null, position: lastPosition(to, null, move.day) }),
  }));
  const outcome = moveItem([...to, ...arriving], move);
  if ('fault' in outcome) return outcome;
  const placed = arriving.map((item) => outcome.changed.find(({ id }) => id === item.id) ?? item);
  const { parentId, day } = from.find(({ id }) => id === move.id)!;
  const remaining = from.filter((item) => !isMoved(item));
  const left = renumber(siblingsOf(remaining, parentId, day)).filter((item) => differs(from, item));
  return { changed: [...outcome.changed.filter((item) => !isMoved(item)), ...placed, ...left] };
}

function differs(items: readonly Placed[], item: Placed): boolean {
  const was = items.find((candidate) => candidate.id === item.id)!;
  return was.parentId !== item.parentId || was.day !== item.day || was.position !== item.position;
}

/** The position of a new last item. */
export function lastPosition(items: readonly Placed[], parentId: string | null, day: number): number {
  return siblingsOf(items, parentId, day).length + 1;
}

export interface Slot {
  readonly id: string;
  /** For example 1, 2.1 or 2.1.3; numbering continues across days. A break has none. */
  readonly label: string;
  readonly depth: number;
  /** Minutes after the opening of its day; null unless all earlier items have a planned length. */
  readonly startsAfter: number | null;
  /** The item's own minutes or, if it has none, those of its children. Null if not planned. */
  readonly minutes: number | null;
}

export type Timed = Placed & Pick<AgendaItem, 'plannedMinutes'> & Partial<Pick<AgendaItem, 'number'>>;

/** The agenda in reading order, with numbers and times. The minutes of a parent include those of its children. */
export function slotsOf(items: readonly Timed[]): readonly Slot[] {
  const days = [...new Set(items.map((item) => item.day))].toSorted((left, right) => left - right);
  const slots: Slot[] = [];
  let counted = 0;
  for (const day of days) {
    const top = siblingsOf(items, null, day);
    slots.push(...slotsAmong(items, top, { prefix: '', depth: 1, offset: counted, startsAfter: 0 }));
    counted += top.filter((item) => !isBreak(item)).length;
  }
  return slots;
}

interface Where {
  readonly prefix: string;
  readonly depth: number;
  readonly offset: number;
  readonly startsAfter: number | null;
}

function slotsAmong(items: readonly Timed[], siblings: readonly Timed[], where: Where): readonly Slot[] {
  const slots: Slot[] = [];
  let { startsAfter, offset: counted } = where;
  siblings.forEach((sibling) => {
    const minutes = lengthOf(items, sibling.id);
    if (!isBreak(sibling)) counted += 1;
    const label = isBreak(sibling) ? '' : (sibling.number ?? `${where.prefix}${counted}`);
    slots.push({ id: sibling.id, label, depth: where.depth, startsAfter, minutes });
    const children = siblingsOf(items, sibling.id, sibling.day);
    slots.push(...slotsAmong(items, children, { prefix: `${label}.`, depth: where.depth + 1, offset: 0, startsAfter }));
    startsAfter = startsAfter === null || minutes === null ? null : startsAfter + minutes;
  });
  return slots;
}

function lengthOf(items: readonly Timed[], id: string): number | null {
  const own = items.find((item) => item.id === id)?.plannedMinutes ?? null;
  if (own !== null) return own;
  const below = items.filter((item) => item.parentId === id).map((item) => lengthOf(items, item.id));
  return below.length === 0 || below.includes(null) ? null : below.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** Local clock time: 30 minutes after 09:00 is 09:30. After midnight it continues from 00:00. */
export function clockTime(opensAt: string, minutesAfter: number): string {
  return clockAt(minutesOf(opensAt) + minutesAfter);
}
