/** An item of the agenda as far as its place is concerned. */
export interface PlacedEntry {
  readonly id: string;
  readonly meetingId: string | null;
  readonly parentId: string | null;
  readonly day: number;
  readonly position: number;
  /** 1 for an item that is in no other. */
  readonly depth: number;
  readonly kind: string;
}

/** The place to which an item is moved; `beforeId` null: at the end. */
export interface Place {
  readonly meetingId: string | null;
  readonly parentId: string | null;
  readonly day: number;
  readonly beforeId: string | null;
}

/** Where an item is dropped on another one: at its upper or lower edge, or on it. */
export type DropZone = 'before' | 'into' | 'after';

/** As on the server: part, item, sub-item. */
const mostLevels = 3;

type Agenda = readonly PlacedEntry[];

/** Whether an item can be carried over. */
export function isUnfinished({ kind, status }: { readonly kind: string; readonly status: string }): boolean {
  return kind !== 'break' && (status === 'planned' || status === 'under-discussion');
}

/** The items of the same meeting, day and parent in their order. */
export function siblingsOf<Entry extends PlacedEntry>(
  agenda: readonly Entry[],
  { meetingId, parentId, day }: Pick<PlacedEntry, 'meetingId' | 'parentId' | 'day'>,
): readonly Entry[] {
  return agenda
    .filter((item) => item.meetingId === meetingId && item.parentId === parentId && item.day === day)
    .toSorted((left, right) => left.position - right.position);
}

/** The place where an item is now. */
export function placeOf(agenda: Agenda, item: PlacedEntry): Place {
  const siblings = siblingsOf(agenda, item);
  const next = siblings[siblings.findIndex(({ id }) => id === item.id) + 1];
  const { meetingId, parentId, day } = item;
  return { meetingId, parentId, day, beforeId: next?.id ?? null };
}

function isWithin(agenda: Agenda, id: string | null, branchId: string): boolean {
  if (id === null) return false;
  return id === branchId || isWithin(agenda, agenda.find((item) => item.id === id)?.parentId ?? null, branchId);
}

function levelsOf(agenda: Agenda, id: string): number {
  const below = agenda.filter(({ parentId }) => parentId === id);
  return 1 + Math.max(0, ...below.map((item) => levelsOf(agenda, item.id)));
}

const order = new Intl.Collator('en', { numeric: true });

/** Whether the numbers of the items on the first level do not follow each other: items were moved after convening. */
export function isOutOfOrder(agenda: readonly { readonly depth: number; readonly label: string }[]): boolean {
  const labels = agenda.filter(({ depth, label }) => depth === 1 && label !== '').map(({ label }) => label);
  return labels.some((label, index) => index > 0 && order.compare(labels[index - 1]!, label) > 0);
}

/** The items below which an item can be moved: of its meeting, not within it, and not too deep. */
export function parentsFor<Entry extends PlacedEntry>(agenda: readonly Entry[], item: PlacedEntry): readonly Entry[] {
  const levels = levelsOf(agenda, item.id);
  return agenda.filter(
    (parent) =>
      parent.meetingId === item.meetingId &&
      parent.kind !== 'break' &&
      parent.depth + levels <= mostLevels &&
      !isWithin(agenda, parent.id, item.id),
  );
}

/** The place of an item that is dropped on another one; null if it cannot be moved there or is there already. */
export function droppedOn(
  agenda: Agenda,
  item: PlacedEntry,
  { target, zone }: { readonly target: PlacedEntry; readonly zone: DropZone },
): Place | null {
  const { meetingId } = target;
  const parentId = zone === 'into' ? target.id : target.parentId;
  if (isWithin(agenda, target.id, item.id)) return null;
  if (parentId !== null && !parentsFor(agenda, { ...item, meetingId }).some(({ id }) => id === parentId)) return null;
  const others = siblingsOf(agenda, target).filter(({ id }) => id !== item.id);
  const here = others.findIndex(({ id }) => id === target.id);
  const beside = zone === 'before' ? target.id : (others[here + 1]?.id ?? null);
  const place = { meetingId, parentId, day: target.day, beforeId: zone === 'into' ? null : beside };
  const was = placeOf(agenda, item);
  const stays = (['meetingId', 'parentId', 'day', 'beforeId'] as const).every((key) => was[key] === place[key]);
  return stays ? null : place;
}
