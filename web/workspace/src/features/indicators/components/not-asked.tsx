import { useQuery } from '@tanstack/react-query';
import { DataTable, Section, useLocalized, useShown, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { indicatorsQuery } from '../api/queries.js';
import type { RunDetail } from '../api/types.js';

/** The indicators of a run whose questions its questionnaire does not ask. */
export function NotAsked({ detail: { results } }: { readonly detail: RunDetail }) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const rows = results.flatMap(({ indicatorId, notAsked }) => (notAsked ? [{ indicatorId, notAsked }] : []));
  const { data } = useQuery({ ...indicatorsQuery(id), enabled: rows.length > 0 });
  const { shown, more } = useShown(rows, 10);
  if (rows.length === 0) return null;
  const names = new Map((data?.items ?? []).map((item) => [item.id, localized(item.name)]));
  return (
    <Section title={t('run.notAsked')} purpose={t('run.notAskedWords')}>
      <DataTable
        caption={t('run.notAsked')}
        captionHidden
        rows={shown}
        rowKey={({ indicatorId }) => indicatorId}
        columns={[
          {
            key: 'indicator',
            title: t('run.indicator'),
            lead: true,
            cell: ({ indicatorId }) => (
              <WorkspaceLink to={`/indicators/${indicatorId}`}>{names.get(indicatorId) ?? indicatorId}</WorkspaceLink>
            ),
          },
          { key: 'reason', title: t('run.notAskedReason'), cell: ({ notAsked }) => localized(notAsked) },
        ]}
      />
      {more}
    </Section>
  );
}
