import { useQuery } from '@tanstack/react-query';
import {
  Loaded,
  LoadingState,
  Page,
  useCan,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { workingGroupQuery } from '../api/queries.js';
import type { WorkingGroupDetail } from '../api/types.js';
import { GroupActions } from '../components/group-actions.js';
import { GroupAttention } from '../components/group-attention.js';
import { GroupDocuments } from '../components/group-documents.js';
import { EditGroupButton } from '../components/group-forms.js';
import { GroupHistory } from '../components/group-history.js';
import { MeetingsAhead, PastMeetings } from '../components/group-meetings.js';
import { GroupCard } from '../components/group-parts.js';
import { GroupRotation } from '../components/group-rotation.js';
import '../dialogue.css';

/** A working group: the page to which its members return. */
export function WorkingGroupPage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const editable = useCan()('dialogue.working-group.change');
  const query = useQuery(workingGroupQuery(id, useParam('workingGroupId')));
  const group = query.data;
  return (
    <Page
      title={group ? say(group.name) : t('groups.one')}
      above={<WorkspaceLink to="/working-groups">{t('groups.title')}</WorkspaceLink>}
      action={editable && group && <EditGroupButton group={group} />}
      copyLink
    >
      <Loaded query={query} skeleton={<LoadingState rows={8} card />}>
        {(found) => <Home group={found} />}
      </Loaded>
    </Page>
  );
}

function Home({ group }: { readonly group: WorkingGroupDetail }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  return (
    <>
      <GroupAttention group={group} />
      <div className="tp-overview">
        <div className="tp-overview-column">
          <MeetingsAhead
            group={group}
            draftKey={`group-meeting:new:${group.id}`}
            onPlan={(draft) => dialogue.planGroupMeeting(group.id, draft)}
          />
        </div>
        <div className="tp-overview-column">
          <GroupActions groupId={group.id} />
          <GroupDocuments group={group} />
          <GroupRotation group={group} />
        </div>
      </div>
      <PastMeetings group={group} />
      <GroupCard group={group} title={t('groups.about')} />
      <GroupHistory groupId={group.id} />
    </>
  );
}
