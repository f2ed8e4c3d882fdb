import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  Loaded,
  LoadingState,
  Page,
  Section,
  useCan,
  useLocalized,
  useParam,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { workingGroupQuery } from '../api/queries.js';
import type { WorkingGroupDetail } from '../api/types.js';
import { GroupMeetings } from '../components/group-meetings.js';
import { GroupFacts, GroupMembers } from '../components/group-parts.js';
import '../dialogue.css';

/** A working group with its meetings: the page to which its members return. */
export function WorkingGroupPage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const query = useQuery(workingGroupQuery(id, useParam('workingGroupId')));
  const group = query.data;
  return (
    <Page
      title={group ? say(group.name) : t('groups.one')}
      above={<WorkspaceLink to="/working-groups">{t('groups.title')}</WorkspaceLink>}
      copyLink
    >
      <Loaded query={query} skeleton={<LoadingState rows={8} card />}>
        {(found) => <Body group={found} />}
      </Loaded>
    </Page>
  );
}

function Body({ group }: { readonly group: WorkingGroupDetail }) {
  const { t } = useTranslation(['dialogue', 'shared']);
  const say = useLocalized();
  const editable = useCan()('dialogue.working-group.change');
  return (
    <>
      <Section title={t('groups.about')}>
        <div className="dl-group">
          <div className="dl-column">
            <GroupFacts group={group} />
          </div>
          <GroupMembers group={group} editable={editable} />
        </div>
        {group.basis && (
          <p className="tp-small tp-dimmed">
            {t('shared:labelled', { label: t('page.basis'), words: say(group.basis) })}
          </p>
        )}
      </Section>
      <GroupMeetings group={group} />
    </>
  );
}
