import { useQuery } from '@tanstack/react-query';
import { DueDate, Section, StatusMark, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { actionsOfGroupQuery } from '../api/queries.js';
import type { LinkedAction } from '../api/types.js';

const settled: readonly LinkedAction['status'][] = ['claimed-done', 'confirmed', 'dropped'];

/** The actions that a working group owns: first those that wait for acceptance, then those due earliest. */
export function GroupActions({ groupId }: { readonly groupId: string }) {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const say = useLocalized();
  const actions = useQuery(actionsOfGroupQuery(id, groupId)).data;
  if (actions === undefined) return null;
  const rank = ({ status }: LinkedAction): number => (status === 'proposed' ? 0 : settled.includes(status) ? 2 : 1);
  const sorted = actions.toSorted(
    (left, right) => rank(left) - rank(right) || (left.dueOn ?? '9999').localeCompare(right.dueOn ?? '9999'),
  );
  return (
    <Section
      title={t('groupActions.title')}
      action={
        actions.length > 0 && (
          <WorkspaceLink to={`/roadmap?ownerWorkingGroupId=${groupId}`}>{t('groupActions.all')}</WorkspaceLink>
        )
      }
    >
      {actions.length === 0 && <p className="tp-dimmed">{t('groupActions.none')}</p>}
      <ul className="dl-group-actions">
        {sorted.map((action) => (
          <li key={action.id}>
            <WorkspaceLink to={`/roadmap/${action.id}`}>
              {action.code} {say(action.title)}
            </WorkspaceLink>
            <StatusMark status={action.status} />
            <DueDate on={action.dueOn} done={settled.includes(action.status)} dropped={action.status === 'dropped'} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
