import { Button } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ClipboardList, FileUp, ListFilter, Plus, Route } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { dayPlus } from '#server/kernel/day.js';
import {
  AddressSwitch,
  ConfirmButton,
  EmptyState,
  ErrorState,
  isDay,
  Loaded,
  Page,
  useAddress,
  useCan,
  useFormat,
  useWorkspace,
  WorkspaceLink,
  useNotify,
  useTranslation,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import { totalsQuery } from '../api/queries.js';
import type { Totals } from '../api/types.js';
import { ActionBoard } from '../components/action-board.js';
import { ActionCalendar } from '../components/action-calendar.js';
import { ActionTiles } from '../components/action-tiles.js';
import { ActionTimeline } from '../components/action-timeline.js';
import { SavedViews } from '../components/saved-views.js';
import { TableView } from '../components/table-view.js';
import { ComparisonSection } from '../components/comparison.js';
import { AddressDate } from '../components/address-date.js';
import { ActionFilters, useActionFilter } from '../components/filters.js';
import '../roadmap.css';

/** Each view requests what it shows; table and calendar also need the figures of all actions. */
function View({ totals, view }: { readonly totals: UseQueryResult<Totals>; readonly view: string }) {
  if (view === 'table') return <Loaded query={totals}>{(loaded) => <TableView totals={loaded} />}</Loaded>;
  if (view === 'calendar') return <Loaded query={totals}>{(loaded) => <ActionCalendar totals={loaded} />}</Loaded>;
  if (view === 'tiles') return <ActionTiles />;
  if (view === 'timeline') return <ActionTimeline />;
  return <ActionBoard />;
}

const viewsWithTotals: readonly string[] = ['table', 'calendar'];

/** Why the figures of all actions are missing or old, unless the view says it. */
function TotalsFailed({ totals, view }: { readonly totals: UseQueryResult<Totals>; readonly view: string }) {
  const isSaid = totals.data === undefined && viewsWithTotals.includes(view);
  if (!totals.isError || isSaid) return null;
  return <ErrorState error={totals.error} compact retries onRetry={() => void totals.refetch()} />;
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('roadmap');
  if (filtered) return <EmptyState title={t('empty.filtered')}>{t('empty.filteredExplain')}</EmptyState>;
  return (
    <EmptyState
      icon={<Route size={32} />}
      title={t('empty.title')}
      action={
        <Button component={WorkspaceLink} to="/conclusions" variant="default">
          {t('empty.step')}
        </Button>
      }
    >
      {t('empty.explain')}
    </EmptyState>
  );
}

function ProposeOverdue({ late }: { readonly late: number }) {
  const { t } = useTranslation('roadmap');
  const changes = useRoadmapChanges();
  const notify = useNotify();
  const can = useCan();
  if (late === 0 || !can('roadmap.overdue.propose')) return null;
  const propose = async (): Promise<void> => {
    const { overdue, proposed, roundtableId } = await changes.proposeOverdue();
    if (roundtableId === null) notify(t('overdue.noRoundtable'));
    else
      notify(proposed === overdue ? t('overdue.all', { count: proposed }) : t('overdue.done', { overdue, proposed }));
  };
  return (
    <ConfirmButton question={t('overdue.question')} consequence={t('overdue.consequence')} onConfirm={propose}>
      {t('overdue.propose')}
    </ConfirmButton>
  );
}

/** On a phone, folded behind a button with the number of filters that are set. */
function Filters({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const { t } = useTranslation('roadmap');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className="rm-filters-button"
        variant="default"
        leftSection={<ListFilter size={16} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {count === 0 ? t('moreFilters.all') : t('moreFilters.allSet', { number: count })}
      </Button>
      <div className="rm-filters" data-open={open || undefined}>
        {children}
      </div>
    </>
  );
}

/** Board, table, timeline, calendar and tiles of the filtered actions; view and filters are in the address. */
export function RoadmapPage() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const can = useCan();
  const { values } = useAddress();
  const { query, any, search } = useActionFilter();
  const totals = useQuery(totalsQuery(id, query));
  const format = useFormat();
  const compare = values['compare'];
  const view = values['view'] ?? 'board';
  const set = Object.keys(query).length + (compare === undefined ? 0 : 1);
  const late = totals.data?.late ?? 0;
  const choices = [
    ...(['board', 'table', 'timeline'] as const).map((value) => ({ value, label: t(`view.${value}`) })),
    { value: 'calendar', label: t('moreViews.calendar') },
    { value: 'tiles', label: t('tiles.view') },
  ];
  return (
    <Page
      title={t('title')}
      purpose={t('purpose')}
      wide
      action={
        <>
          <Button
            component={WorkspaceLink}
            to={`/roadmap/state${search}`}
            variant="default"
            leftSection={<ClipboardList size={16} aria-hidden />}
          >
            {t('state.open')}
          </Button>
          {can('roadmap.action.import') && (
            <Button
              component={WorkspaceLink}
              to="/roadmap/import"
              variant="default"
              leftSection={<FileUp size={16} aria-hidden />}
            >
              {t('imports.open')}
            </Button>
          )}
          {can('roadmap.action.open') && (
            <Button component={WorkspaceLink} to="/roadmap/new" leftSection={<Plus size={16} aria-hidden />}>
              {t('open')}
            </Button>
          )}
        </>
      }
      filters={
        <Filters count={set}>
          <ActionFilters />
          <AddressDate name="compare" label={t('comparison.with')} max={dayPlus(format.today(), -1)} />
        </Filters>
      }
    >
      <div className="tp-row">
        <AddressSwitch name="view" label={t('view.label')} choices={choices} />
        <SavedViews />
        <span aria-live="polite">
          {totals.data && t('count', { count: totals.data.total })}
          {late > 0 && ` · ${t('lateCount', { count: late })}`}
        </span>
        <ProposeOverdue late={late} />
      </div>
      {compare !== undefined && isDay(compare) && <ComparisonSection on={compare} />}
      <TotalsFailed totals={totals} view={view} />
      {totals.data?.total === 0 && !totals.isPlaceholderData ? (
        <Nothing filtered={any} />
      ) : (
        <View totals={totals} view={view} />
      )}
    </Page>
  );
}
