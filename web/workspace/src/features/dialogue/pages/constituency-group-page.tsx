import { useQuery } from '@tanstack/react-query';
import {
  isProblem,
  Loaded,
  LoadingState,
  Page,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { constituencyGroupQuery, guestMeetingsQuery, roundtableQuery } from '../api/queries.js';
import { GroupMembers } from '../components/group-access.js';
import { GroupGuests } from '../components/group-guests.js';
import { GroupMeetings } from '../components/group-meetings.js';
import { GuestMeetings } from '../components/guest-meetings.js';
import { useGroupFeed } from '../components/use-group-feed.js';
import '../dialogue.css';

/** The meetings of the reader's own group at a roundtable. Only people whom the group has accepted see them. */
export function ConstituencyGroupPage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const dialogue = useDialogue();
  const roundtableId = useParam('roundtableId');
  const query = useQuery(constituencyGroupQuery(id, roundtableId));
  useGroupFeed(roundtableId);
  const roundtable = useQuery(roundtableQuery(id, roundtableId)).data;
  const asGuest = useQuery(guestMeetingsQuery(id, roundtableId)).data ?? [];
  // a guest may have no seat of any group, and so no group at this roundtable
  const hasGroup = asGuest.length === 0 || !isProblem(query.error) || query.error.status !== 404;
  return (
    <Page
      title={t(hasGroup ? 'ownGroup.title' : 'guest.yours')}
      purpose={t(hasGroup ? 'ownGroup.purpose' : 'guest.yoursText')}
      above={
        roundtable && (
          <WorkspaceLink to={`/roundtables/${roundtableId}`}>
            {roundtable.label} {say(roundtable.title)}
          </WorkspaceLink>
        )
      }
    >
      {asGuest.length > 0 && <GuestMeetings meetings={asGuest} titled={hasGroup} />}
      {hasGroup && (
        <Loaded query={query} skeleton={<LoadingState rows={8} card />}>
          {(group) => (
            <>
              <GroupMembers group={group} roundtableId={roundtableId} />
              {group.access.accepted && (
                <GroupMeetings
                  group={group}
                  below={(meeting) => <GroupGuests group={group} meeting={meeting} />}
                  draftKey={`constituency-meeting:new:${roundtableId}`}
                  onPlan={(draft) => dialogue.planConstituencyMeeting(roundtableId, draft)}
                />
              )}
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}
