import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded, LoadingState, Page, useLocalized, useParam, useWorkspace, WorkspaceLink } from '#shared';
import { useDialogue } from '../api/commands.js';
import { workingGroupQuery } from '../api/queries.js';
import { GroupActions } from '../components/group-actions.js';
import { GroupMeetings } from '../components/group-meetings.js';
import { GroupCard } from '../components/group-parts.js';
import '../dialogue.css';

/** A working group with its meetings: the page to which its members return. */
export function WorkingGroupPage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const dialogue = useDialogue();
  const query = useQuery(workingGroupQuery(id, useParam('workingGroupId')));
  const group = query.data;
  return (
    <Page
      title={group ? say(group.name) : t('groups.one')}
      above={<WorkspaceLink to="/working-groups">{t('groups.title')}</WorkspaceLink>}
      copyLink
    >
      <Loaded query={query} skeleton={<LoadingState rows={8} card />}>
        {(found) => (
          <>
            <GroupCard group={found} title={t('groups.about')} />
            <GroupActions groupId={found.id} />
            <GroupMeetings
              group={found}
              draftKey={`group-meeting:new:${found.id}`}
              onPlan={(draft) => dialogue.planGroupMeeting(found.id, draft)}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
