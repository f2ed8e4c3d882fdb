import { Button } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Spline } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isDay,
  Loaded,
  MoreOf,
  useAddress,
  useCan,
  useFormat,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { actionPagesQuery, comparisonQuery, portionAfter, timelineQuery } from '../api/queries.js';
import type { Milestone, RoadmapSchedule } from '../api/schedule.js';
import type { Action } from '../api/types.js';
import { type Axis, axisOf, isoOf } from '../domain/axis.js';
import type { Dates } from '../domain/moved-dates.js';
import { DependencyLines } from './dependency-lines.js';
import { useActionFilter } from './filters.js';
import { ActionStatusMark, Due } from './marks.js';
import { type DueAction, SaveDates, useBarMoving, useDatesInWords } from './move-bar.js';
import { TimelineLegend } from './timeline-legend.js';
import { type EarlierDue, Lane, movingHint, place } from './timeline-lane.js';
import { TimelinePeriod, usePeriod } from './timeline-period.js';

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** On a phone, some labels are left out, so that the others stay apart. */
const everyOnPhones = (ticks: number): number => (ticks <= 3 ? 1 : ticks === 4 ? 2 : 3);

function AxisLabels({ axis }: { readonly axis: Axis }) {
  const format = useFormat();
  const every = everyOnPhones(axis.ticks.length);
  return (
    <div className="rm-timeline-axis" aria-hidden>
      <span />
      <span className="rm-lane rm-lane-axis">
        {axis.ticks.map((tick, index) => (
          <span
            key={tick}
            className={`rm-tick${tick === axis.from ? ' rm-tick-first' : ''}${index % every === 0 ? '' : ' rm-tick-wide'}`}
            style={{ left: tick === axis.from ? 0 : `clamp(2.2rem, ${place(axis, tick)}, 100% - 2.2rem)` }}
          >
            {format.month(isoOf(tick))}
          </span>
        ))}
      </span>
    </div>
  );
}

/** Faint lines below the labels of the axis, through all rows. */
function GridLines({ axis }: { readonly axis: Axis }) {
  return (
    <div className="rm-timeline-axis rm-grid" aria-hidden>
      <span />
      <span>
        {axis.ticks.map((tick) => (
          <span key={tick} style={{ left: place(axis, tick) }} />
        ))}
      </span>
    </div>
  );
}

/** Predecessors by number, and whether the action is on the critical path. */
function Links({ predecessors, critical }: { readonly predecessors: readonly string[]; readonly critical: boolean }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  return (
    <>
      {predecessors.length > 0 && (
        <span className="tp-dimmed">{t('schedule.after', { codes: format.list(predecessors) })}</span>
      )}
      {critical && (
        <strong className="rm-icon-word">
          <Spline size={14} aria-hidden />
          {t('schedule.criticalMark')}
        </strong>
      )}
    </>
  );
}

interface RowProps {
  readonly action: DueAction;
  readonly axis: Axis;
  readonly today: string;
  readonly critical: boolean;
  readonly predecessors: readonly string[];
  readonly milestones: readonly Milestone[];
  readonly then: EarlierDue | undefined;
}

function RowWords({ action, predecessors, critical }: Pick<RowProps, 'action' | 'predecessors' | 'critical'>) {
  const localized = useLocalized();
  return (
    <span>
      <span className="rm-code">{action.code}</span>{' '}
      <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
      <span className="tp-row tp-small">
        <ActionStatusMark action={action} />
        <Due action={action} />
        <Links predecessors={predecessors} critical={critical} />
      </span>
    </span>
  );
}

function StillRow({ action, axis, today, critical, predecessors, milestones, then }: RowProps) {
  return (
    <li className="rm-timeline-row">
      <RowWords {...{ action, predecessors, critical }} />
      <Lane {...{ action, axis, today, critical, milestones }} {...(then && { then })} />
    </li>
  );
}

/** A row whose dates are changed in a dialog: fingers scroll the page, and would miss the end of a bar. */
function TouchRow({ action, axis, today, critical, predecessors, milestones, then }: RowProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <li className="rm-timeline-row">
      <RowWords {...{ action, predecessors, critical }} />
      <Lane {...{ action, axis, today, critical, milestones }} {...(then && { then })} />
      <Button
        size="compact-md"
        variant="subtle"
        className="rm-change-dates"
        aria-label={t('shared:labelled', { label: t('moving.change'), words: action.code })}
        onClick={open}
      >
        {t('moving.change')}
      </Button>
      {opened && <SaveDates action={action} dates={action} onClose={close} />}
    </li>
  );
}

/** A row whose bar is moved; the new dates are shown and announced, and saved in a dialog. */
function MovableRow({ action, axis, today, critical, predecessors, milestones, then }: RowProps) {
  const [wanted, setWanted] = useState<Dates | null>(null);
  const moving = useBarMoving(action, axis, setWanted);
  const inWords = useDatesInWords();
  const close = (): void => {
    setWanted(null);
    moving.cancel();
  };
  return (
    <li className="rm-timeline-row">
      <span>
        <RowWords {...{ action, predecessors, critical }} />
        <strong className="rm-moved tp-numbers" aria-live="assertive">
          {moving.moved && inWords(moving.moved)}
        </strong>
      </span>
      <Lane {...{ action, axis, today, critical, milestones, moving }} {...(then && { then })} />
      {wanted && <SaveDates action={action} dates={wanted} onClose={close} />}
    </li>
  );
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

const isDue = (action: Action): action is DueAction => action.dueOn !== null;

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
