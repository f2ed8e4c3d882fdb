import { useFormat, useLocalized, useTranslation } from '#shared';
import type { Milestone } from '../api/schedule.js';
import type { ActionCard } from '../api/types.js';
import { type Axis, barOf, baselineOf, dayOf, isoOf, shareAt } from '../domain/axis.js';
import { type BarMoving, useDatesInWords } from './move-bar.js';

/** The id of the paragraph that says how a bar is moved. */
export const movingHint = 'rm-moving-hint';

export function place(axis: Axis, day: number): string {
  return `${100 * shareAt(axis, day)}%`;
}

function spanStyle(axis: Axis, [start, end]: readonly [number, number]) {
  const width = `${(100 * Math.max(end - start, 1)) / (axis.to - axis.from)}%`;
  // anchored at its end: a short bar, which has a least width, must not look later than it is
  return { right: `${100 * (1 - shareAt(axis, end))}%`, width };
}

const isShown = ({ from, to }: Axis, span: readonly [number, number] | null): boolean =>
  span !== null && span[0] <= to && span[1] >= from;

interface BarProps {
  readonly action: ActionCard;
  readonly axis: Axis;
  readonly critical: boolean;
  /** Absent: the dates cannot be changed here. */
  readonly moving?: BarMoving;
}

function Bar({ action, axis, critical, moving }: BarProps) {
  const { t } = useTranslation('roadmap');
  const inWords = useDatesInWords();
  const localized = useLocalized();
  const { startOn, dueOn } = moving?.moved ?? action;
  const span = barOf({ ...action, startOn, dueOn });
  if (dueOn === null || span === null) return null;
  // outside the period, unless it was moved there
  if (!isShown(axis, span) && !isShown(axis, barOf(action))) {
    const side = span[1] < axis.from ? 'before' : 'after';
    return <span className={`rm-outside rm-outside-${side}`}>{t(`moving.outside.${side}`)}</span>;
  }
  const words = t('moving.bar', {
    ...{ code: action.code, title: localized(action.title), dates: inWords({ startOn, dueOn }) },
  });
  const look = [
    'rm-bar',
    action.daysLate > 0 && 'rm-bar-late',
    action.status === 'dropped' && 'rm-bar-dropped',
    critical && 'rm-bar-critical',
    moving && 'rm-bar-movable',
    moving?.moved && 'rm-bar-moved',
  ]
    .filter(Boolean)
    .join(' ');
  const fill = <span style={{ width: `${action.progress}%` }} />;
  const shown = { className: look, style: spanStyle(axis, span), title: words };
  if (moving === undefined) return <span {...shown}>{fill}</span>;
  return (
    <button type="button" {...shown} aria-label={words} aria-describedby={movingHint} {...moving.handlers}>
      {fill}
    </button>
  );
}

/** A thin bar from the start to the due date first agreed, if they were changed. */
function Baseline({ action, axis }: Pick<BarProps, 'action' | 'axis'>) {
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

/** The due date on an earlier day with which the roadmap is compared. */
export interface EarlierDue {
  /** ISO days. */
  readonly on: string;
  readonly dueOn: string;
}

function EarlierMark({ then, axis }: { readonly then: EarlierDue; readonly axis: Axis }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const words = t('moving.thenDue', { on: format.date(then.on), due: format.date(then.dueOn) });
  return <span className="rm-then" style={{ left: place(axis, dayOf(then.dueOn)) }} title={words} />;
}

/** Marks at the edges of the period beyond which a bar continues. */
function Cuts({ action, axis, moving }: BarProps) {
  const { t } = useTranslation('roadmap');
  const span = barOf({ ...action, ...moving?.moved });
  if (span === null || !isShown(axis, span)) return null;
  return (
    <>
      {span[0] < axis.from && (
        <span className="rm-cut rm-cut-before" title={t('moving.cut.before')} aria-hidden>
          ◀
        </span>
      )}
      {span[1] > axis.to && (
        <span className="rm-cut rm-cut-after" title={t('moving.cut.after')} aria-hidden>
          ▶
        </span>
      )}
    </>
  );
}

interface LaneProps extends BarProps {
  readonly milestones: readonly Milestone[];
  readonly today: string;
  readonly then?: EarlierDue;
}

/** Bar, dates first agreed, the due date on an earlier day, milestones and today. */
export function Lane({ milestones, today, then, ...bar }: LaneProps) {
  const { t } = useTranslation('roadmap');
  const { action, axis } = bar;
  return (
    <span className="rm-lane" data-lane={action.id}>
      <Baseline action={action} axis={axis} />
      <Bar {...bar} />
      <Cuts {...bar} />
      {then && <EarlierMark then={then} axis={axis} />}
      {milestones.map((milestone) => (
        <MilestoneMark key={milestone.id} milestone={milestone} axis={axis} />
      ))}
      <span className="rm-today" style={{ left: place(axis, dayOf(today)) }} title={t('timeline.today')} />
    </span>
  );
}
