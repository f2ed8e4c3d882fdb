import { Button, Group } from '@mantine/core';
import { Radio as Broadcast } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCan, useLocalized, WorkspaceLink } from '#shared';
import type { Meeting, Roundtable } from '../api/types.js';
import { Documents } from './documents.js';
import { useDays } from './head.js';
import { Invitations } from './invitations.js';
import { EditMeeting, PlanMeeting } from './meeting-forms.js';
import { MeetingMove } from './state-move.js';
import { isAhead, MeetingMark, roomOf, useMeetingName } from './meeting-words.js';

interface MeetingProps {
  readonly roundtable: Roundtable;
  readonly meeting: Meeting;
}

function Controls({ roundtable, meeting }: MeetingProps) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const name = useMeetingName()(meeting);
  const entered = meeting.state !== 'planned' && meeting.state !== 'cancelled' && roundtable.seats.length > 0;
  return (
    <Group gap="xs" className="tp-no-print">
      {entered && (
        <Button
          component={WorkspaceLink}
          to={roomOf(roundtable, meeting)}
          variant={meeting.state === 'in-session' ? 'filled' : 'default'}
          leftSection={<Broadcast size={16} aria-hidden />}
          aria-label={t('meeting.enterOf', { name })}
        >
          {t('meeting.enter')}
        </Button>
      )}
      {entered && (
        <Button
          component={WorkspaceLink}
          to={`/meetings/${meeting.id}/record`}
          variant="default"
          aria-label={t('meeting.recordOf', { name })}
        >
          {t('meeting.record')}
        </Button>
      )}
      {can('notifications.invitations.read') && meeting.state !== 'planned' && meeting.state !== 'cancelled' && (
        <Invitations meeting={meeting} />
      )}
      {can('dialogue.meeting.change') && (
        <>
          {isAhead(meeting) && roundtable.state !== 'closed' && <EditMeeting meeting={meeting} />}
          {meeting.nextStates.map(({ to, needsReason }) => (
            <MeetingMove key={to} meeting={meeting} timeZone={roundtable.timeZone} to={to} needsReason={needsReason} />
          ))}
        </>
      )}
    </Group>
  );
}

function Card({ roundtable, meeting }: MeetingProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const days = useDays();
  const name = useMeetingName();
  const { opensAt, closesAt, place, agendaItems, reason } = meeting;
  const time = opensAt !== null && closesAt !== null ? t('meeting.time', { from: opensAt, to: closesAt }) : opensAt;
  const facts = [days(meeting), time, place && say(place.name), t('list.items', { count: agendaItems })];
  return (
    <li className="dl-part tp-card">
      <div className="dl-part-head">
        <h2>{name(meeting)}</h2>
        <MeetingMark state={meeting.state} />
      </div>
      <p className="tp-small tp-dimmed">{facts.filter(Boolean).join(' · ')}</p>
      {reason !== null && <p>{t('meeting.because', { reason })}</p>}
      <Controls roundtable={roundtable} meeting={meeting} />
      <Documents roundtable={roundtable} of={{ meetingId: meeting.id }} />
    </li>
  );
}

/** The meetings of a roundtable by their days, each with its room and its documents. */
export function Meetings({ roundtable }: { readonly roundtable: Roundtable }) {
  const can = useCan();
  const plans = can('dialogue.meeting.change') && roundtable.state !== 'closed' && roundtable.state !== 'reopened';
  return (
    <div className="dl-column">
      <ol className="dl-plain dl-column">
        {roundtable.meetings.map((meeting) => (
          <Card key={meeting.id} roundtable={roundtable} meeting={meeting} />
        ))}
      </ol>
      {plans && (
        <div className="dl-buttons tp-no-print">
          <PlanMeeting roundtable={roundtable} />
        </div>
      )}
    </div>
  );
}
