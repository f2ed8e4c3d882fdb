import { useQuery } from '@tanstack/react-query';
import { Spline } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useLocalized, useShown, useWorkspace, WorkspaceLink } from '#shared';
import type { RoadmapSchedule } from '../api/schedule.js';
import { roadmapScheduleQuery } from '../api/schedule.js';
import type { Action } from '../api/types.js';
import { type Axis, axisOf, isoOf } from '../domain/axis.js';
import { DependencyLines } from './dependency-lines.js';
import { ActionStatusMark, Due } from './marks.js';
import { TimelineLegend } from './timeline-legend.js';
import { Lane, place } from './timeline-lane.js';

/** Rows at first: a chart of thousands would be slow. */
const portion = 100;
const noSchedule: RoadmapSchedule = { milestones: [], dependencies: [], timings: [] };

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function AxisLabels({ axis }: { readonly axis: Axis }) {
  const format = useFormat();
  return (
    <div className="rm-timeline-axis" aria-hidden>
      <span />
      <span className="rm-lane rm-lane-axis">
        {axis.ticks.map((tick) => (
          <span key={tick} className="rm-tick" style={{ left: `clamp(2.2rem, ${place(axis, tick)}, 100% - 2.2rem)` }}>
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

interface ChartProps {
  /** With a due date, earliest first. */
  readonly actions: readonly Action[];
  readonly today: string;
  readonly schedule: RoadmapSchedule;
}

function Chart({ actions, today, schedule }: ChartProps) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const list = useRef<HTMLUListElement>(null);
  const codes = new Map(actions.map(({ id, code }) => [id, code] as const));
  const milestones = schedule.milestones.filter(({ actionId }) => codes.has(actionId));
  const milestonesOf = grouped(milestones, ({ actionId }) => actionId);
  const dependenciesOf = grouped(schedule.dependencies, ({ successorId }) => successorId);
  const axis = axisOf(actions, [today, ...milestones.flatMap(({ doneOn, dueOn }) => doneOn ?? dueOn ?? [])]);
  const critical = new Set(schedule.timings.flatMap((timing) => (timing.critical ? [timing.actionId] : [])));
  const predecessorsOf = (id: string): readonly string[] =>
    (dependenciesOf.get(id) ?? []).flatMap(({ predecessorId }) => codes.get(predecessorId) ?? []);
  const { shown, more } = useShown(actions, portion);
  return (
    <div className="tp-card">
      <TimelineLegend actions={shown} schedule={schedule} />
      <AxisLabels axis={axis} />
      <div className="rm-timeline-frame">
        <GridLines axis={axis} />
        <ul ref={list} className="rm-timeline" aria-label={t('timeline.label')}>
          {shown.map((action) => (
            <li key={action.id} className="rm-timeline-row">
              <span>
                <span className="rm-code">{action.code}</span>{' '}
                <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
                <span className="tp-row tp-small">
                  <ActionStatusMark action={action} />
                  <Due action={action} />
                  <Links predecessors={predecessorsOf(action.id)} critical={critical.has(action.id)} />
                </span>
              </span>
              <Lane
                {...{ action, axis, today }}
                critical={critical.has(action.id)}
                milestones={milestonesOf.get(action.id) ?? []}
              />
            </li>
          ))}
        </ul>
        <DependencyLines list={list} actions={shown} schedule={schedule} axis={axis} />
      </div>
      {more}
    </div>
  );
}

/** Bars from start to due date, filled by progress; actions without dates are listed below. */
export function ActionTimeline({ actions, today }: { readonly actions: readonly Action[]; readonly today: string }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const schedule = useQuery(roadmapScheduleQuery(id)).data ?? noSchedule;
  const dated = actions
    .filter(({ dueOn }) => dueOn !== null)
    .sort((first, second) => (first.dueOn ?? '').localeCompare(second.dueOn ?? ''));
  const undated = actions.filter(({ dueOn }) => dueOn === null);
  return (
    <div className="tp-stack">
      {dated.length > 0 && <Chart actions={dated} today={today} schedule={schedule} />}
      {undated.length > 0 && (
        <section className="tp-section tp-card">
          <h2>{t('noDate')}</h2>
          <ul className="rm-undated">
            {undated.map((action) => (
              <li key={action.id}>
                <span className="rm-code">{action.code}</span>
                <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
                <ActionStatusMark action={action} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
