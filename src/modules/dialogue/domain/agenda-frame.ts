import type { LocalizedText } from '../../../kernel/localized-text.js';
import { isOnAgenda } from './agenda.js';
import type { AgendaItem } from './agenda.js';

/** An item of an agenda without what belongs to its meeting: presenter, status, documents and conclusions. */
export interface FrameItem {
  readonly title: LocalizedText;
  readonly note: LocalizedText | null;
  readonly plannedMinutes: number | null;
  readonly day: number;
  /** Place of the parent in the frame, before the item; null at the top level. */
  readonly parent: number | null;
}

export type FramedItem = Pick<
  AgendaItem,
  'id' | 'parentId' | 'day' | 'title' | 'note' | 'plannedMinutes' | 'kind' | 'status'
>;

/**
 * The topics of an agenda whose items are in their order, each after its parent. Overdue actions and changed indicators
 * are left out, because they belong to their date.
 */
export function frameOf(items: readonly FramedItem[]): readonly FrameItem[] {
  const topics = items.filter(
    ({ kind, status }) => kind === 'topic' && isOnAgenda(status) && status !== 'carried-over',
  );
  const ids = new Set(topics.map(({ id }) => id));
  const frame: FrameItem[] = [];
  const addBelow = (parentId: string | null, parent: number | null): void => {
    for (const item of topics) {
      const above = item.parentId !== null && ids.has(item.parentId) ? item.parentId : null;
      if (above !== parentId) continue;
      const { title, note, plannedMinutes, day } = item;
      const place = frame.push({ title, note, plannedMinutes, day, parent }) - 1;
      addBelow(item.id, place);
    }
  };
  addBelow(null, null);
  return frame;
}

export interface PlacedFrameItem extends FrameItem {
  readonly position: number;
}

/** The items with their positions at a meeting; those of a day that it does not have move to its last day. */
export function placeFrame(frame: readonly FrameItem[], days: number): readonly PlacedFrameItem[] {
  const placed = new Map<string, number>();
  return frame.map((item) => {
    const day = Math.min(item.day, days);
    const among = `${item.parent ?? ''}|${day}`;
    const position = (placed.get(among) ?? 0) + 1;
    placed.set(among, position);
    return { ...item, day, position };
  });
}
