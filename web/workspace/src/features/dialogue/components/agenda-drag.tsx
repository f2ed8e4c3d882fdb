import { GripVertical } from 'lucide-react';
import { type DragEvent, type HTMLAttributes, useState } from 'react';
import { isProblem, useNotify, useSaved, useTranslation } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry } from '../api/types.js';
import { type DropZone, droppedOn, type Place, placeOf } from '../domain/agenda-move.js';

/** Moves an item, says so and offers to move it back; a refusal is shown as a message. */
export function useMoveItem(agenda: readonly AgendaEntry[]): (item: AgendaEntry, to: Place) => Promise<void> {
  const { t } = useTranslation('shared');
  const dialogue = useDialogue();
  const saved = useSaved();
  const notify = useNotify();
  return async (item, to) => {
    const back = placeOf(agenda, item);
    try {
      await dialogue.moveItem(item.id, to);
      saved(() => dialogue.moveItem(item.id, back));
    } catch (error) {
      notify((isProblem(error) && error.body.title) || t('problem.unexpected.title'));
    }
  };
}

type DragProps = HTMLAttributes<HTMLElement> & { readonly draggable?: boolean; readonly 'data-drop'?: string };

interface AgendaDrag {
  /** Of the handle by which an item is dragged. */
  readonly handle: (item: AgendaEntry) => DragProps;
  /** Of the row of an item, on which another one can be dropped. */
  readonly row: (item: AgendaEntry) => DragProps;
  /** Of the end of a day of a meeting without items. */
  readonly day: (day: number, meetingId: string) => DragProps;
}

/** At the upper or lower third of a row, or in between. */
function zoneOf({ currentTarget, clientY }: DragEvent<HTMLElement>): DropZone {
  const { top, height } = currentTarget.getBoundingClientRect();
  const part = (clientY - top) / height;
  if (part < 1 / 3) return 'before';
  return part > 2 / 3 ? 'after' : 'into';
}

/** Moves items by the mouse, also from one meeting to another. The arrows and the dialog do the same by keyboard and touch. */
export function useAgendaDrag(agenda: readonly AgendaEntry[]): AgendaDrag {
  const [dragged, setDragged] = useState<AgendaEntry | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const move = useMoveItem(agenda);
  const stop = (): void => {
    setDragged(null);
    setOver(null);
  };
  const target = (
    key: (event: DragEvent<HTMLElement>) => string,
    placeAt: (event: DragEvent<HTMLElement>) => Place | null,
  ) => ({
    onDragOver: (event: DragEvent<HTMLElement>) => {
      const place = placeAt(event);
      setOver(place === null ? null : key(event));
      if (place !== null) event.preventDefault();
    },
    // leaving a part of the row for another part is no leaving
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(null);
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      event.preventDefault();
      const place = placeAt(event);
      stop();
      if (dragged !== null && place !== null) void move(dragged, place);
    },
  });
  return {
    handle: (item) => ({
      draggable: true,
      onDragStart: (event) => {
        const row = event.currentTarget.closest('li');
        event.dataTransfer.effectAllowed = 'move';
        // Firefox drags nothing without data
        event.dataTransfer.setData('text/plain', item.id);
        if (row) event.dataTransfer.setDragImage(row, 0, 0);
        setDragged(item);
      },
      onDragEnd: stop,
    }),
    row: (item) => {
      if (dragged === null) return {};
      const zone = over?.startsWith(`${item.id} `) ? over.slice(item.id.length + 1) : undefined;
      return {
        ...(zone !== undefined && { 'data-drop': zone }),
        ...target(
          (event) => `${item.id} ${zoneOf(event)}`,
          (event) => droppedOn(agenda, dragged, { target: item, zone: zoneOf(event) }),
        ),
      };
    },
    day: (day, meetingId) => {
      if (dragged === null) return {};
      const key = `day ${day} ${meetingId}`;
      return {
        ...(over === key && { 'data-drop': 'into' }),
        ...target(
          () => key,
          () => ({ meetingId, parentId: null, day, beforeId: null }),
        ),
      };
    },
  };
}

/** The handle of a row; by keyboard and on touch screens, items are moved with arrows or the dialog. */
export function DragHandle({ item, drag }: { readonly item: AgendaEntry; readonly drag: AgendaDrag }) {
  const { t } = useTranslation('dialogue');
  return (
    <span className="dl-grip tp-no-print" title={t('arrange.drag')} aria-hidden {...drag.handle(item)}>
      <GripVertical size={16} />
    </span>
  );
}
