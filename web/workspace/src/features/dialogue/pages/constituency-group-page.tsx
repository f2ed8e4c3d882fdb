import { useQuery } from '@tanstack/react-query';
import {
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
import { constituencyGroupQuery, roundtableQuery } from '../api/queries.js';
import { GroupMembers } from '../components/group-access.js';
import { GroupMeetings } from '../components/group-meetings.js';
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
  return (
    <Page
      title={t('ownGroup.title')}
      purpose={t('ownGroup.purpose')}
      above={
        roundtable && (
          <WorkspaceLink to={`/roundtables/${roundtableId}`}>
            {roundtable.label} {say(roundtable.title)}
          </WorkspaceLink>
        )
      }
    >
      <Loaded query={query} skeleton={<LoadingState rows={8} card />}>
        {(group) => (
          <>
            <GroupMembers group={group} roundtableId={roundtableId} />
            {group.access.accepted && (
              <GroupMeetings
                group={group}
                draftKey={`constituency-meeting:new:${roundtableId}`}
                onPlan={(draft) => dialogue.planConstituencyMeeting(roundtableId, draft)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
