import { useTranslation } from 'react-i18next';
import { useFormat, useLocalized } from '#shared';
import type { Milestone } from '../api/schedule.js';
import type { Action } from '../api/types.js';
import { type Axis, barOf, baselineOf, dayOf, isoOf, shareAt } from '../domain/axis.js';

export function place(axis: Axis, day: number): string {
  return `${100 * shareAt(axis, day)}%`;
}

function spanStyle(axis: Axis, [start, end]: readonly [number, number]) {
  const width = `${(100 * Math.max(end - start, 1)) / (axis.to - axis.from)}%`;
  return { left: place(axis, start), width };
}

interface BarProps {
  readonly action: Action;
  readonly axis: Axis;
  readonly critical: boolean;
}

function Bar({ action, axis, critical }: BarProps) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const { dueOn, startOn } = action;
  const span = barOf(action);
  if (dueOn === null || span === null) return null;
  const title = localized(action.title);
  const words =
    startOn === null
      ? t('timeline.until', { title, to: format.date(dueOn) })
      : t('timeline.span', { title, from: format.date(startOn), to: format.date(dueOn) });
  const look = [
    'rm-bar',
    action.daysLate > 0 && 'rm-bar-late',
    action.status === 'dropped' && 'rm-bar-dropped',
    critical && 'rm-bar-critical',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <span className={look} style={spanStyle(axis, span)} title={words}>
      <span style={{ width: `${action.progress}%` }} />
    </span>
  );
}

/** A thin bar from the start to the due date first agreed, if they were changed. */
function Baseline({ action, axis }: Omit<BarProps, 'critical'>) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const span = baselineOf(action);
  if (span === null) return null;
  const to = format.date(isoOf(span[1]));
  const words =
    action.agreedStartOn === null
      ? t('schedule.baselineUntil', { to })
      : t('schedule.baseline', { from: format.date(action.agreedStartOn), to });
  return <span className="rm-baseline" style={spanStyle(axis, span)} title={words} />;
}

function MilestoneMark({ milestone, axis }: { readonly milestone: Milestone; readonly axis: Axis }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const day = milestone.doneOn ?? milestone.dueOn;
  if (day === null) return null;
  const words = t('schedule.milestoneOn', { title: localized(milestone.title), date: format.date(day) });
  const look = milestone.doneOn === null ? 'rm-diamond' : 'rm-diamond rm-diamond-done';
  return <span className={look} style={{ left: place(axis, dayOf(day)) }} title={words} />;
}

interface LaneProps extends BarProps {
  readonly milestones: readonly Milestone[];
  readonly today: string;
}

/** Bar, dates first agreed, milestones and today. */
export function Lane({ milestones, today, ...bar }: LaneProps) {
  const { t } = useTranslation('roadmap');
  const { action, axis } = bar;
  return (
    <span className="rm-lane" data-lane={action.id}>
      <Baseline action={action} axis={axis} />
      <Bar {...bar} />
      {milestones.map((milestone) => (
        <MilestoneMark key={milestone.id} milestone={milestone} axis={axis} />
      ))}
      <span className="rm-today" style={{ left: place(axis, dayOf(today)) }} title={t('timeline.today')} />
    </span>
  );
}
