import { useQuery } from '@tanstack/react-query';
import { Section, useFormat, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { actionsForQuery } from '../api/queries.js';

/** The actions that should change the indicator, with the day on which each is due. */
export function ActionsFor({ indicatorId }: { readonly indicatorId: string }) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const format = useFormat();
  const actions = useQuery(actionsForQuery(id, indicatorId)).data ?? [];
  if (actions.length === 0) return null;
  const dates = ({ startOn, dueOn, duePrecision }: (typeof actions)[number]): string => {
    if (dueOn === null) return t('actions.undated');
    const due =
      duePrecision === 'day' ? format.date(dueOn) : duePrecision === 'month' ? format.month(dueOn) : dueOn.slice(0, 4);
    return startOn ? t('actions.from', { start: format.date(startOn), due }) : t('actions.due', { due });
  };
  return (
    <Section title={t('actions.title')} purpose={t('actions.purpose')}>
      <ul>
        {actions.map((action) => (
          <li key={action.id}>
            <WorkspaceLink to={`/roadmap/${action.id}`}>
              {action.code} {localized(action.title)}
            </WorkspaceLink>{' '}
            <span className="tp-dimmed tp-small">{dates(action)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
