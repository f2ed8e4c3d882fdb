import type { OverrideReason, RoomEvent } from './events.js';
import { endingOf, reduce } from './reduce.js';
import { emptyRoom, type Speech } from './state.js';

/** A speech in the record, including mistakes. */
export interface RecordedSpeech extends Pick<
  Speech,
  'id' | 'speaker' | 'kind' | 'subject' | 'cededById' | 'agendaItemId' | 'startedAt'
> {
  /** Without pauses; null while it lasts, and if it was undone. */
  readonly milliseconds: number | null;
  /** The person who gave the floor; null for the program itself. */
  readonly by: string | null;
  /** The speaker whom the balanced floor proposed, and why another person was called. */
  readonly proposedId: string | null;
  readonly override: OverrideReason | null;
  /** The floor was given by mistake. */
  readonly undone: { readonly at: number; readonly by: string | null } | null;
}

/** The speeches of a room, in the order in which the floor was given. */
export function recordOf(events: readonly RoomEvent[]): readonly RecordedSpeech[] {
  const speeches = new Map<number, RecordedSpeech>();
  let state = emptyRoom;
  const change = (id: number, changed: Partial<RecordedSpeech>): void => {
    const speech = speeches.get(id);
    if (speech !== undefined) speeches.set(id, { ...speech, ...changed });
  };
  for (const event of events) {
    const before = state;
    state = reduce(state, event);
    if (event.type === 'floor-given' && state.speech !== null) speeches.set(event.seq, begun(event, state.speech));
    const ending = event.type === 'floor-ended' ? endingOf(before, event) : null;
    if (ending !== null) change(ending.speech.id, { milliseconds: ending.milliseconds });
    if (event.type !== 'floor-undone') continue;
    change(event.speechId, { undone: { at: event.at, by: event.by } });
    for (const again of [event.resumed, event.interrupted])
      if (again !== null) change(again.speech.id, { milliseconds: null });
  }
  return [...speeches.values()];
}

function begun(event: Extract<RoomEvent, { type: 'floor-given' }>, speech: Speech): RecordedSpeech {
  const { pausedFor: _, limitSeconds: __, ...said } = speech;
  const { by, proposedId, override } = event;
  return { ...said, milliseconds: null, by, proposedId, override, undone: null };
}
