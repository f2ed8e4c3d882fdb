import type { ReactNode } from 'react';
import { EmptyState, Section, uploadTo, useTranslation, useWorkspace } from '#shared';
import type { GroupWithMeetings, Meeting } from '../api/types.js';
import { DocumentList } from './documents.js';
import { GroupAgenda } from './group-agenda.js';
import { PlanMeeting, type PlanMeetingProps } from './meeting-forms.js';
import { isAhead } from './meeting-words.js';
import { MeetingControls, MeetingHead } from './meetings.js';

interface GroupMeetingsProps extends Pick<PlanMeetingProps, 'draftKey' | 'onPlan'> {
  readonly group: GroupWithMeetings;
  /** Shown below the documents of each meeting. */
  readonly below?: (meeting: Meeting) => ReactNode;
}

/** The meetings of a group: those ahead first, by their days, then those that ended, the latest first. */
export function GroupMeetings(props: GroupMeetingsProps) {
  return (
    <div className="dl-column">
      <MeetingsAhead {...props} />
      <PastMeetings {...props} />
    </div>
  );
}

/** The meetings that have not ended, and the button to plan another. */
export function MeetingsAhead({ group, below, draftKey, onPlan }: GroupMeetingsProps) {
  const { t } = useTranslation('dialogue');
  const { meetings, conducts } = group;
  return (
    <Section
      title={t('meeting.tab')}
      plain
      action={
        conducts && (
          <div className="tp-no-print">
            <PlanMeeting meetings={meetings} draftKey={draftKey} purpose={t('groups.planPurpose')} onPlan={onPlan} />
          </div>
        )
      }
    >
      {meetings.length === 0 && (
        <EmptyState title={t('groups.noMeetings')}>
          {t(conducts ? 'groups.noMeetingsPlan' : 'groups.noMeetingsText')}
        </EmptyState>
      )}
      <MeetingCards group={group} below={below} meetings={meetings.filter(isAhead)} />
    </Section>
  );
}

export function PastMeetings({ group, below }: Pick<GroupMeetingsProps, 'group' | 'below'>) {
  const past = group.meetings.filter((meeting) => !isAhead(meeting)).toReversed();
  return <MeetingCards group={group} below={below} meetings={past} />;
}

interface MeetingCardsProps extends Pick<GroupMeetingsProps, 'group'> {
  readonly meetings: GroupWithMeetings['meetings'];
  readonly below?: GroupMeetingsProps['below'] | undefined;
  /** People can attend them; by default if the group has members. */
  readonly attended?: boolean;
}

export function MeetingCards({ group, below, meetings, attended = group.members.length > 0 }: MeetingCardsProps) {
  const { id } = useWorkspace();
  const { conducts } = group;
  if (meetings.length === 0) return null;
  return (
    <ol className="dl-plain dl-column">
      {meetings.map((meeting) => (
        <li key={meeting.id} className="dl-part tp-card">
          <MeetingHead meeting={meeting} />
          <MeetingControls
            meeting={meeting}
            room={`/meetings/${meeting.id}/live`}
            attended={attended}
            conducts={conducts}
            editable
            ofGroup
          />
          <GroupAgenda group={group} meeting={meeting} />
          <DocumentList
            documents={group.documents.filter(({ meetingId }) => meetingId === meeting.id)}
            of={{ meetingId: meeting.id }}
            ended={!isAhead(meeting)}
            mayAttach={conducts && meeting.state !== 'cancelled'}
            upload={uploadTo('/api/workspaces/{workspaceId}/meetings/{meetingId}/documents', {
              path: { workspaceId: id, meetingId: meeting.id },
            })}
          />
          {below?.(meeting)}
        </li>
      ))}
    </ol>
  );
}
