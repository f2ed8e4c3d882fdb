import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { EmptyState, Loaded, Page, useCan, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { workingGroupsQuery } from '../api/queries.js';
import type { WorkingGroup } from '../api/types.js';
import { NewGroupButton } from '../components/group-forms.js';
import { GroupCard, useNextMeeting } from '../components/group-parts.js';
import '../dialogue.css';

/** The way to the page of the group, with its next meeting. */
function Next({ group }: { readonly group: WorkingGroup }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const words = useNextMeeting()(group);
  return (
    <p className="tp-small">
      <WorkspaceLink
        to={`/working-groups/${group.id}`}
        aria-label={t('groups.openOf', { words, name: say(group.name) })}
      >
        {words}
      </WorkspaceLink>
    </p>
  );
}

export function WorkingGroupsPage() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const list = useQuery(workingGroupsQuery(id));
  const editable = useCan()('dialogue.working-group.change');
  return (
    <Page title={t('groups.title')} purpose={t('groups.purpose')} action={editable && <NewGroupButton />}>
      <Loaded query={list}>
        {(groups) =>
          groups.length === 0 ? (
            <EmptyState icon={<UsersRound size={32} />} title={t('groups.empty')}>
              {t('groups.emptyText')}
            </EmptyState>
          ) : (
            groups.map((group) => (
              <GroupCard key={group.id} group={group} title={say(group.name)}>
                <Next group={group} />
              </GroupCard>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}
