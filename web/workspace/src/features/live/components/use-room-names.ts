import { speechWords } from '#server/modules/live/domain/room/speech-words.js';
import type { Speech } from '#server/modules/live/domain/room/state.js';
import type { RoomSeat, RoomView } from '#server/modules/live/domain/room/view.js';
import { useLocalized, type Constituency, type Capacity, useTranslation } from '#shared';
import { seatOf } from '../domain/words.js';
import { useScreen } from './room-frame.js';

/** RT2, or with further meetings: RT2 · Meeting 2. A working group is shown by its name. */
export function useRoomLabel(): (view: Pick<RoomView, 'meeting' | 'body'>) => string {
  const { t } = useTranslation('live');
  const text = useLocalized();
  return ({ meeting: { number, title }, body }) => {
    const of = body.label ?? text(body.title);
    if (number === 1 && title === null && body.label !== null) return of;
    return `${of} · ${title === null ? t('meeting', { number }) : text(title)}`;
  };
}

/** The heading of the room: the name of a working group is in the line above it. */
export function useRoomTitle(): (view: Pick<RoomView, 'meeting' | 'body'>) => string {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const label = useRoomLabel();
  return (view) => {
    const { number, title } = view.meeting;
    if (view.body.label !== null) return label(view);
    return title === null ? t('meeting', { number }) : text(title);
  };
}

export interface NamedPerson {
  readonly name: string;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisation: string;
}

/** Name, group and organisation of a person by id, and whose seat the person has, or that the person interprets. */
export function usePerson(): (personId: string) => NamedPerson {
  const { t } = useTranslation(['live', 'shared']);
  const { view } = useScreen();
  const text = useLocalized();
  const standing = ({ inPlaceOfId, kind }: RoomSeat): string => {
    if (inPlaceOfId !== null) return t('seat.inPlaceOf', { name: text(seatOf(view, inPlaceOfId)?.name) });
    return kind === 'interpreter' ? t('seat.interpreter') : '';
  };
  return (personId) => {
    const seat = seatOf(view, personId);
    return {
      name: text(seat?.name) || t('shared:unknown'),
      constituency: seat?.constituency ?? null,
      capacity: seat?.capacity ?? null,
      organisation: [text(seat?.organisation), seat && standing(seat)].filter(Boolean).join(' · '),
    };
  };
}

/** Kind of a request or speech and whom it concerns; null for a statement of the person. */
export function useSpeechWords(): (
  said: Pick<Speech, 'kind' | 'subject'> & { readonly cededById?: string | null },
) => string | null {
  const { view } = useScreen();
  const text = useLocalized();
  const unknown = { en: '?', zh: '?' };
  return (said) => {
    const words = speechWords(said, {
      person: (id) => seatOf(view, id)?.name ?? unknown,
      organisation: (id) => view.seats.find((seat) => seat.organisationId === id)?.organisation ?? unknown,
    });
    return words && text(words);
  };
}
