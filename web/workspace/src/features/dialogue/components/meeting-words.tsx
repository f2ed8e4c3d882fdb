import { Ban, CircleCheck, CircleDashed, Megaphone, Play } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useLocalized, useTranslation } from '#shared';
import type { AgendaEntry, Meeting, MeetingState, Roundtable } from '../api/types.js';

const icons: Readonly<Record<MeetingState, LucideIcon>> = {
  planned: CircleDashed,
  convened: Megaphone,
  'in-session': Play,
  closed: CircleCheck,
  cancelled: Ban,
};

export function MeetingMark({ state }: { readonly state: MeetingState }) {
  const { t } = useTranslation('dialogue');
  const Icon = icons[state];
  return (
    <span className="tp-status">
      <Icon size={16} aria-hidden />
      {t(`meeting.state.${state}`)}
    </span>
  );
}

/** Meeting 2, or Meeting 2 · Skills */
export function useMeetingName(): (meeting: Pick<Meeting, 'number' | 'title'>) => string {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  return ({ number, title }) =>
    [t('meeting.name', { number }), title && say(title)].filter((part) => part !== null && part !== '').join(' · ');
}

export function isAhead({ state }: Pick<Meeting, 'state'>): boolean {
  return state !== 'closed' && state !== 'cancelled';
}

/** The meetings to which an item can be moved; what was discussed stays at its meeting. */
export function otherMeetings(
  meetings: readonly Meeting[],
  { status, meetingId }: Pick<AgendaEntry, 'status' | 'meetingId'>,
): readonly Meeting[] {
  return meetings.filter((one) => status === 'planned' && isAhead(one) && one.id !== meetingId);
}

/** The meeting in session, else the next one, else the last that was held. */
export function currentMeeting({ meetings }: Pick<Roundtable, 'meetings'>): Meeting | undefined {
  return (
    meetings.find(({ state }) => state === 'in-session') ??
    meetings.find(isAhead) ??
    meetings.findLast(({ state }) => state !== 'cancelled')
  );
}

/** The first meeting of a roundtable has its id, and its room is found at the roundtable's address. */
export function roomOf(roundtable: Pick<Roundtable, 'id'>, { id }: Pick<Meeting, 'id'>): string {
  return id === roundtable.id ? `/roundtables/${id}/live` : `/meetings/${id}/live`;
}

/** Meetings whose agenda can still be changed. */
export function useMeetingChoices({ meetings, state }: Roundtable) {
  const name = useMeetingName();
  return meetings
    .filter((meeting) => isAhead(meeting) || (state === 'reopened' && meeting.state === 'closed'))
    .map((meeting) => ({ value: meeting.id, label: name(meeting) }));
}
