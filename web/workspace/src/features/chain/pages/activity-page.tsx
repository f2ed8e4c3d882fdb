import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  Page,
  useAddress,
  useFormat,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { ActivityEntry, TrailFilter } from '../api/queries.js';
import { activityQuery } from '../api/queries.js';
import { Entry, runsOf } from '../components/entry.js';
import '../chain.css';

const contexts = ['loop', 'dialogue', 'live', 'roadmap', 'surveys', 'indicators', 'directory', 'identity'] as const;

interface Day {
  readonly title: string;
  readonly entries: ActivityEntry[];
}

/** Groups the entries, newest first, by calendar day in the time zone of the workspace. */
function daysOf(items: readonly ActivityEntry[], titleOf: (moment: string) => string): readonly Day[] {
  const days: Day[] = [];
  for (const entry of items) {
    const title = titleOf(entry.recordedAt);
    const day = days.at(-1);
    if (day?.title === title) day.entries.push(entry);
    else days.push({ title, entries: [entry] });
  }
  return days;
}

function Days({ items }: { readonly items: readonly ActivityEntry[] }) {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const titleOf = (moment: string): string => {
    const days = -format.daysUntil(moment);
    const date = format.date(moment);
    if (days === 0) return t('activity.today', { date });
    return days === 1 ? t('activity.yesterday', { date }) : date;
  };
  return daysOf(items, titleOf).map(({ title, entries }) => (
    <section key={title} className="tp-card tp-section">
      <h2 className="ch-day">{title}</h2>
      <ol className="ch-list">
        {runsOf(entries).map(({ entry, times }) => (
          <Entry
            key={entry.id}
            entry={entry}
            times={times}
            when={<time dateTime={entry.recordedAt}>{format.time(entry.recordedAt)}</time>}
          />
        ))}
      </ol>
    </section>
  ));
}

function Trail({ context, subject }: TrailFilter) {
  const { t } = useTranslation('chain');
  const { id } = useWorkspace();
  const trail = useInfiniteQuery(activityQuery(id, { context, subject }));
  const items = trail.data?.pages.flatMap((page) => page.items) ?? [];
  if (trail.isPending) return <LoadingState rows={8} card />;
  if (trail.isError && items.length === 0)
    return <ErrorState error={trail.error} retries onRetry={() => void trail.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState icon={<History size={32} />} title={t('activity.empty')}>
        {t('activity.emptyExplain')}
      </EmptyState>
    );
  return (
    <div className="tp-stack">
      <Days items={items} />
      {trail.hasNextPage && (
        <Button variant="default" loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
          {t('activity.more')}
        </Button>
      )}
    </div>
  );
}

/** Recorded activity of the workspace. `?context=` and `?subject=` filter it. */
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
      <Trail context={context as TrailFilter['context']} subject={subject} />
    </Page>
  );
}
