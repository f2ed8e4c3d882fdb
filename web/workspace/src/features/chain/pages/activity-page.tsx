import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LoadingState, Page, useAddress, useWorkspace } from '../../../shared/index.js';
import { activityQuery } from '../api/queries.js';
import { Entry } from '../parts/entry.js';
import '../chain.css';

const contexts = ['dialogue', 'live', 'roadmap', 'surveys', 'indicators', 'directory', 'identity'] as const;

function Trail({ context, subject }: { readonly context?: string; readonly subject?: string }) {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  const trail = useInfiniteQuery(activityQuery(id, { context, subject }));
  const items = trail.data?.pages.flatMap((page) => page.items) ?? [];
  if (trail.isPending) return <LoadingState rows={8} card />;
  if (trail.isError && items.length === 0)
    return <ErrorState error={trail.error} onRetry={() => void trail.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState icon={<History size={32} />} title={t('activity.empty')}>
        {t('activity.emptyExplain')}
      </EmptyState>
    );
  return (
    <div className="tp-card tp-stack">
      <ol className="ch-list">
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {trail.hasNextPage && (
        <Button variant="default" loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
          {t('activity.more')}
        </Button>
      )}
    </div>
  );
}

/** The trail of the workspace. `?context=` and `?subject=` narrow it. */
export function ActivityPage() {
  const { t } = useTranslation('chain');
  const { values, set } = useAddress();
  const { context, subject } = values;
  return (
    <Page
      title={t('activity.title')}
      purpose={t('activity.purpose')}
      filters={
        <>
          <Select
            label={t('activity.context')}
            placeholder={t('activity.any')}
            clearable
            data={contexts.map((value) => ({ value, label: t(`activity.contexts.${value}`) }))}
            value={context ?? null}
            onChange={(value) => set({ context: value ?? undefined })}
          />
          {subject && (
            <Button variant="subtle" onClick={() => set({ subject: undefined })}>
              {t('activity.showAll')}
            </Button>
          )}
        </>
      }
    >
      <Trail context={context} subject={subject} />
    </Page>
  );
}
