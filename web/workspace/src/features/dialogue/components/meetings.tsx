import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Radio as Broadcast } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCan, useLocalized, useMembership, useTranslation, WorkspaceLink } from '#shared';
import { useDialogue } from '../api/commands.js';
import { guestMeetingsQuery } from '../api/queries.js';
import type { Meeting, Roundtable } from '../api/types.js';
import { SaveTemplate } from './agenda-templates.js';
import { Documents } from './documents.js';
import { useDays } from './head.js';
import { Invitations } from './invitations.js';
import { EditMeeting, PlanMeeting } from './meeting-forms.js';
import { MeetingMove } from './state-move.js';
import { PlanSubstitutionDialog } from './substitutions.js';
import { isAhead, MeetingMark, roomOf, useMeetingName } from './meeting-words.js';

interface ControlsProps {
  readonly meeting: Meeting;
  /** Address of its live room. */
  readonly room: string;
  /** People can attend it. */
  readonly attended: boolean;
  /** The reader prepares and conducts the meeting. */
  readonly conducts: boolean;
  /** Its days, times and place can be changed. */
  readonly editable: boolean;
  readonly ofGroup?: boolean;
  /** The dialog that plans a substitute for a titular member who sends one. */
  readonly replaceMember?: (memberId: string, onClose: () => void) => ReactNode;
}

const withRoom: readonly string[] = ['convened', 'in-session'];
const withRecord: readonly string[] = ['in-session', 'closed'];

/** The room and the record of a meeting, and what those who conduct it can do. */
export function MeetingControls(props: ControlsProps) {
  const { meeting, room, attended, conducts, editable, ofGroup = false, replaceMember } = props;
  const { t } = useTranslation('dialogue');
  const name = useMeetingName()(meeting);
  const convened = meeting.state !== 'planned' && meeting.state !== 'cancelled';
  return (
    <Group gap="xs" className="tp-no-print">
      {attended && withRoom.includes(meeting.state) && (
        <Button
          component={WorkspaceLink}
          to={room}
          variant={meeting.state === 'in-session' ? 'filled' : 'default'}
          leftSection={<Broadcast size={16} aria-hidden />}
          aria-label={t('meeting.enterOf', { name })}
        >
          {t('meeting.enter')}
        </Button>
      )}
      {attended && withRecord.includes(meeting.state) && (
        <Button
          component={WorkspaceLink}
          to={`/meetings/${meeting.id}/record`}
          variant="default"
          aria-label={t('meeting.recordOf', { name })}
        >
          {t('meeting.record')}
        </Button>
      )}
      {conducts && convened && <Invitations meeting={meeting} {...(replaceMember && { replaceMember })} />}
      {conducts && isAhead(meeting) && editable && <EditMeeting meeting={meeting} />}
      {conducts &&
        meeting.nextStates.map(({ to, needsReason }) => (
          <MeetingMove key={to} meeting={meeting} to={to} needsReason={needsReason} ofGroup={ofGroup} />
        ))}
    </Group>
  );
}

export function MeetingHead({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const days = useDays();
  const name = useMeetingName();
  const { opensAt, closesAt, place, agendaItems, reason } = meeting;
  const time = opensAt !== null && closesAt !== null ? t('meeting.time', { from: opensAt, to: closesAt }) : opensAt;
  const facts = [days(meeting), time, place && say(place.name), t('list.items', { count: agendaItems })];
  return (
    <>
      <div className="dl-part-head">
        <h2>{name(meeting)}</h2>
        <MeetingMark state={meeting.state} />
      </div>
      <p className="tp-small tp-dimmed">{facts.filter(Boolean).join(' · ')}</p>
      {reason !== null && <p>{t('meeting.because', { reason })}</p>}
    </>
  );
}

function Card({ roundtable, meeting }: { readonly roundtable: Roundtable; readonly meeting: Meeting }) {
  const conducts = useCan()('dialogue.meeting.change');
  return (
    <li className="dl-part tp-card">
      <MeetingHead meeting={meeting} />
      <MeetingControls
        meeting={meeting}
        room={roomOf(roundtable, meeting)}
        attended={roundtable.seats.length > 0}
        conducts={conducts}
        editable={roundtable.state !== 'closed'}
        replaceMember={(memberId, onClose) => (
          <PlanSubstitutionDialog {...{ roundtable, memberId, onClose }} days={meeting} />
        )}
      />
      {conducts && meeting.agendaItems > 0 && <SaveTemplate meeting={meeting} />}
      <Documents roundtable={roundtable} of={{ meetingId: meeting.id }} />
    </li>
  );
}

/** The meetings of a roundtable by their days, each with its room and its documents. */
export function Meetings({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const can = useCan();
  const plans = can('dialogue.meeting.change') && roundtable.state !== 'closed' && roundtable.state !== 'reopened';
  const { workspace, person } = useMembership();
  const asGuest = useQuery(guestMeetingsQuery(workspace.id, roundtable.id)).data ?? [];
  const own = roundtable.seats.find((seat) => seat.person.id === person.id)?.constituency ?? null;
  return (
    <div className="dl-column">
      <ol className="dl-plain dl-column">
        {roundtable.meetings.map((meeting) => (
          <Card key={meeting.id} roundtable={roundtable} meeting={meeting} />
        ))}
      </ol>
      {own !== null && own === person.constituency && (
        <p>
          <WorkspaceLink to={`/roundtables/${roundtable.id}/group-meetings`}>{t('ownGroup.title')}</WorkspaceLink>
          <span className="tp-small tp-dimmed"> · {t('ownGroup.hint')}</span>
        </p>
      )}
      {asGuest.length > 0 && (
        <p>
          <WorkspaceLink to={`/roundtables/${roundtable.id}/group-meetings`}>{t('guest.yours')}</WorkspaceLink>
        </p>
      )}
      {plans && (
        <div className="dl-buttons tp-no-print">
          <PlanMeeting
            meetings={roundtable.meetings}
            draftKey={`meeting:new:${roundtable.id}`}
            purpose={t('meeting.planPurpose')}
            series
            onPlan={(draft) => dialogue.planMeeting(roundtable.id, draft)}
          />
        </div>
      )}
    </div>
  );
}
