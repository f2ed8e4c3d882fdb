import { EmptyState, Section, uploadTo, useTranslation, useWorkspace } from '#shared';
import type { GroupWithMeetings } from '../api/types.js';
import { DocumentList } from './documents.js';
import { GroupAgenda } from './group-agenda.js';
import { PlanMeeting, type PlanMeetingProps } from './meeting-forms.js';
import { isAhead } from './meeting-words.js';
import { MeetingControls, MeetingHead } from './meetings.js';

interface GroupMeetingsProps extends Pick<PlanMeetingProps, 'draftKey' | 'onPlan'> {
  readonly group: GroupWithMeetings;
}

/** The meetings of a group: those ahead first, by their days, then those that ended, the latest first. */
export function GroupMeetings(props: GroupMeetingsProps) {
  return (
    <div className="dl-column">
      <MeetingsAhead {...props} />
      <PastMeetings group={props.group} />
    </div>
  );
}

/** The meetings that have not ended, and the button to plan another. */
export function MeetingsAhead({ group, draftKey, onPlan }: GroupMeetingsProps) {
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
      <MeetingCards group={group} meetings={meetings.filter(isAhead)} />
    </Section>
  );
}

export function PastMeetings({ group }: Pick<GroupMeetingsProps, 'group'>) {
  const past = group.meetings.filter((meeting) => !isAhead(meeting)).toReversed();
  return <MeetingCards group={group} meetings={past} />;
}

interface MeetingCardsProps extends Pick<GroupMeetingsProps, 'group'> {
  readonly meetings: GroupWithMeetings['meetings'];
}

function MeetingCards({ group, meetings }: MeetingCardsProps) {
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
            attended={group.members.length > 0}
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
        </li>
      ))}
    </ol>
  );
}
