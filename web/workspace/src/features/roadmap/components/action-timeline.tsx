import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import {
  isDay,
  Loaded,
  MoreOf,
  useAddress,
  useCan,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { actionPagesQuery, portionAfter, timelineQuery } from '../api/queries.js';
import { comparisonQuery } from '../api/reports.js';
import type { RoadmapSchedule } from '../api/schedule.js';
import type { ActionCard } from '../api/types.js';
import { axisOf } from '../domain/axis.js';
import { DependencyLines } from './dependency-lines.js';
import { useActionFilter } from './filters.js';
import { ActionStatusMark } from './marks.js';
import type { DueAction } from './move-bar.js';
import { AxisLabels, GridLines } from './timeline-axis.js';
import { type EarlierDue, movingHint } from './timeline-lane.js';
import { TimelineLegend } from './timeline-legend.js';
import { TimelinePeriod, usePeriod } from './timeline-period.js';
import { MovableRow, StillRow, TouchRow } from './timeline-rows.js';

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The due dates on the earlier day in the address, of actions whose due date has moved since. */
function useEarlierDue(): { readonly on: string | null; readonly of: ReadonlyMap<string, EarlierDue> } {
  const { values } = useAddress();
  const { id } = useWorkspace();
  const { query } = useActionFilter();
  const day = values['compare'] ?? '';
  const compared = useQuery({ ...comparisonQuery(id, { ...query, on: day }), enabled: isDay(day) }).data;
  if (!isDay(day) || compared === undefined) return { on: null, of: new Map() };
  const { on } = compared;
  const moved = compared.items.flatMap(({ action, differences, dueThen }) =>
    differences.includes('due') && dueThen !== null ? [[action.id, { on, dueOn: dueThen }] as const] : [],
  );
  return { on: moved.length > 0 ? on : null, of: new Map(moved) };
}

interface ChartProps {
  /** Earliest due date first. */
  readonly actions: readonly DueAction[];
  readonly today: string;
  /** The first and last day of all actions, also of those that are not shown yet. */
  readonly whole: readonly string[];
  readonly schedule: RoadmapSchedule;
  readonly more: ReactNode;
}

function Chart({ actions, today, whole, schedule, more }: ChartProps) {
  const { t } = useTranslation('roadmap');
  const list = useRef<HTMLUListElement>(null);
  const mayMove = useCan()('roadmap.action.edit');
  const earlier = useEarlierDue();
  const period = usePeriod(today);
  const milestonesOf = grouped(schedule.milestones, ({ actionId }) => actionId);
  const dependenciesOf = grouped(schedule.dependencies, ({ successorId }) => successorId);
  const days = [...[today, ...whole], ...actions.flatMap(({ id }) => earlier.of.get(id)?.dueOn ?? [])];
  const axis = axisOf(actions, days, period);
  const critical = new Set(schedule.timings.flatMap((timing) => (timing.critical ? [timing.actionId] : [])));
  const predecessorsOf = (id: string): readonly string[] =>
    (dependenciesOf.get(id) ?? []).map(({ predecessorCode }) => predecessorCode);
  const touches = useMediaQuery('(max-width: 639px), (pointer: coarse)');
  const Row = !mayMove ? StillRow : touches ? TouchRow : MovableRow;
  return (
    <div className="tp-card">
      <TimelinePeriod today={today} />
      <TimelineLegend actions={actions} schedule={schedule} earlier={earlier.on} />
      {Row === MovableRow && (
        <p id={movingHint} className="tp-small tp-dimmed tp-no-print">
          {t('moving.hint')}
        </p>
      )}
      <AxisLabels axis={axis} />
      <div className="rm-timeline-frame">
        <GridLines axis={axis} />
        <ul ref={list} className="rm-timeline" aria-label={t('timeline.label')}>
          {actions.map((action) => (
            <Row
              key={action.id}
              {...{ action, axis, today }}
              critical={critical.has(action.id)}
              predecessors={predecessorsOf(action.id)}
              milestones={milestonesOf.get(action.id) ?? []}
              then={earlier.of.get(action.id)}
            />
          ))}
        </ul>
        <DependencyLines list={list} actions={actions} schedule={schedule} axis={axis} />
      </div>
      {more}
    </div>
  );
}

const isDue = (action: ActionCard): action is DueAction => action.dueOn !== null;

/** Actions without a due date, which have no bar. */
function Undated() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const { query } = useActionFilter();
  const pages = useInfiniteQuery(actionPagesQuery(id, { ...query, dated: false }));
  const actions = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (actions.length === 0) return null;
  return (
    <section className="tp-section tp-card">
      <h2>{t('noDate')}</h2>
      <ul className="rm-undated">
        {actions.map((action) => (
          <li key={action.id}>
            <span className="rm-code">{action.code}</span>
            <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
            <ActionStatusMark action={action} />
          </li>
        ))}
      </ul>
      <More pages={pages} shown={actions.length} />
    </section>
  );
}

interface MoreProps {
  readonly pages: {
    readonly data: { readonly pages: readonly { readonly total: number }[] } | undefined;
    readonly isFetchingNextPage: boolean;
    readonly error: unknown;
    readonly fetchNextPage: () => unknown;
  };
  readonly shown: number;
}

function More({ pages: { data, isFetchingNextPage, error, fetchNextPage }, shown }: MoreProps) {
  return (
    <MoreOf
      {...{ shown, portion: portionAfter(shown) }}
      total={data?.pages.at(-1)?.total ?? 0}
      busy={isFetchingNextPage}
      error={error}
      onMore={() => void fetchNextPage()}
    />
  );
}

/** Bars from start to due date, filled by progress; actions without dates are listed below. */
export function ActionTimeline() {
  const { id } = useWorkspace();
  const { query } = useActionFilter();
  const timeline = useInfiniteQuery(timelineQuery(id, query));
  return (
    <div className="tp-stack">
      <Loaded query={timeline}>
        {({ pages }) => {
          const actions = pages.flatMap(({ items }) => items).filter(isDue);
          const [{ period }, last] = [pages[0]!, pages.at(-1)!];
          const schedule = {
            milestones: pages.flatMap(({ milestones }) => milestones),
            dependencies: pages.flatMap(({ dependencies }) => dependencies),
            timings: pages.flatMap(({ timings }) => timings),
          };
          return actions.length === 0 ? null : (
            <Chart
              {...{ actions, schedule }}
              today={last.today}
              whole={period ? [period.from, period.to] : []}
              more={<More pages={timeline} shown={actions.length} />}
            />
          );
        }}
      </Loaded>
      <Undated />
    </div>
  );
}
