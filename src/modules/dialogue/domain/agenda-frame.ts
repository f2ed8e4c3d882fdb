import type { LocalizedText } from '../../../kernel/localized-text.js';
import { isOnAgenda, plannedKinds } from './agenda.js';
import type { AgendaItem, PlannedKind } from './agenda.js';

/** An item of an agenda without what belongs to its meeting: presenter, status, documents and conclusions. */
export interface FrameItem {
  /** Absent in templates from before breaks could be planned: a topic. */
  readonly kind?: PlannedKind;
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

const isPlanned = (kind: AgendaItem['kind']): kind is PlannedKind =>
  (plannedKinds as readonly AgendaItem['kind'][]).includes(kind);

/**
 * The topics and breaks of an agenda whose items are in their order, each after its parent. Overdue actions and changed indicators
 * are left out, because they belong to their date.
 */
export function frameOf(items: readonly FramedItem[]): readonly FrameItem[] {
  const topics = items.flatMap(({ kind, ...item }) =>
    isPlanned(kind) && isOnAgenda(item.status) && item.status !== 'carried-over' ? [{ kind, ...item }] : [],
  );
  const ids = new Set(topics.map(({ id }) => id));
  const frame: FrameItem[] = [];
  const addBelow = (parentId: string | null, parent: number | null): void => {
    for (const item of topics) {
      const above = item.parentId !== null && ids.has(item.parentId) ? item.parentId : null;
      if (above !== parentId) continue;
      const { kind, title, note, plannedMinutes, day } = item;
      const place = frame.push({ kind, title, note, plannedMinutes, day, parent }) - 1;
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
