import type { RoomEvent } from './events.js';

/** When an agenda item was under discussion in the room. */
export interface DiscussedItem {
  readonly agendaItemId: string;
  /** Milliseconds since 1970, like all times of the room. */
  readonly startedAt: number;
  /** When the discussion last turned to another item; null while the item is under discussion. */
  readonly endedAt: number | null;
  /** The sum of its periods without pauses; of the current period only up to the last event. */
  readonly milliseconds: number;
}

/** The items in the order in which they first came under discussion; an item can come up several times. */
export function discussionOf(events: readonly RoomEvent[]): readonly DiscussedItem[] {
  const items = new Map<string, DiscussedItem>();
  let cursor: string | null = null;
  let paused = false;
  let since = 0;
  for (const { at, ...event } of events) {
    const now = Math.max(at, since);
    const item = cursor === null ? undefined : items.get(cursor);
    if (item !== undefined && !paused)
      items.set(item.agendaItemId, { ...item, milliseconds: item.milliseconds + now - since });
    since = now;
    if (event.type === 'room-paused') paused = true;
    if (event.type === 'room-resumed' || event.type === 'room-closed') paused = false;
    if (event.type !== 'cursor-moved' && event.type !== 'room-closed') continue;
    const next: string | null = event.type === 'cursor-moved' ? event.agendaItemId : null;
    if (next === cursor) continue;
    const before = cursor === null ? undefined : items.get(cursor);
    if (before !== undefined) items.set(before.agendaItemId, { ...before, endedAt: now });
    cursor = next;
    if (next === null) continue;
    const known = items.get(next);
    items.set(next, { agendaItemId: next, startedAt: now, milliseconds: 0, ...known, endedAt: null });
  }
  return [...items.values()];
}
