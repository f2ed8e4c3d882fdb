import { useTranslation } from 'react-i18next';
import { useFormat, useLocalized, WorkspaceLink } from '#shared';
import type { Action } from '../api/types.js';
import { wasMoved } from './dates.js';
import { ActionStatusMark, Due } from './marks.js';

const dayLength = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / dayLength;

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** Firsts of months at intervals that give about six labels without overlap. */
function monthTicks(from: number, to: number): readonly number[] {
  const first = new Date(from * dayLength);
  const apart = [1, 2, 3, 6, 12, 24, 60].find((months) => (to - from) / (months * 30.4) <= 7) ?? 120;
  const ticks: number[] = [];
  for (let month = 1; ; month += 1) {
    const at = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1));
    if (at.getTime() / dayLength > to) return ticks;
    if ((at.getUTCFullYear() * 12 + at.getUTCMonth()) % apart === 0) ticks.push(at.getTime() / dayLength);
  }
}

/** From the first start to the last due date, today included. */
export function axisOf(actions: readonly Action[], today: string): Axis {
  const days = actions.flatMap(({ startOn, createdAt, dueOn, agreedDueOn, basis }) => [
    dayOf(startOn ?? (basis === null ? createdAt : (dueOn ?? today))),
    dayOf(dueOn ?? today),
    dayOf(agreedDueOn ?? dueOn ?? today),
  ]);
  const from = Math.min(...days, dayOf(today)) - 7;
  const to = Math.max(...days, dayOf(today)) + 14;
  const edge = (to - from) / 20;
  const ticks = monthTicks(from, to).filter((tick) => tick > from + edge && tick < to - edge);
  return { from, to, ticks };
}

function place(axis: Axis, day: number): string {
  return `${(100 * (day - axis.from)) / (axis.to - axis.from)}%`;
}

function Bar({ action, axis }: { readonly action: Action; readonly axis: Axis }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const { dueOn, startOn } = action;
  if (dueOn === null) return null;
  const start = dayOf(startOn ?? (action.basis === null ? action.createdAt : dueOn));
  const end = dayOf(dueOn);
  const title = localized(action.title);
  const words =
    startOn === null
      ? t('timeline.until', { title, to: format.date(dueOn) })
      : t('timeline.span', { title, from: format.date(startOn), to: format.date(dueOn) });
  const width = `${(100 * Math.max(end - start, 1)) / (axis.to - axis.from)}%`;
  return (
    <span
      className={action.daysLate > 0 ? 'rm-bar rm-bar-late' : 'rm-bar'}
      style={{ left: place(axis, Math.min(start, end)), width }}
      title={words}
    >
      <span style={{ width: `${action.progress}%` }} />
    </span>
  );
}

/** If the due date was changed, the date first agreed is still marked. */
function AgreedMark({ action, axis }: { readonly action: Action; readonly axis: Axis }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const { agreedDueOn } = action;
  if (agreedDueOn === null || !wasMoved(action)) return null;
  const title = t('dates.chartAgreed', { date: format.date(agreedDueOn) });
  return <span className="rm-agreed" style={{ left: place(axis, dayOf(agreedDueOn)) }} title={title} />;
}

/** Bars from start to due date, filled by progress; actions without dates are listed below. */
export function ActionTimeline({ actions, today }: { readonly actions: readonly Action[]; readonly today: string }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const dated = actions
    .filter(({ dueOn }) => dueOn !== null)
    .sort((first, second) => (first.dueOn ?? '').localeCompare(second.dueOn ?? ''));
  const undated = actions.filter(({ dueOn }) => dueOn === null);
  const axis = axisOf(dated, today);
  return (
    <div className="tp-stack">
      {dated.length > 0 && (
        <div className="tp-card">
          <p className="tp-small tp-dimmed">{t('timeline.legend')}</p>
          <div className="rm-timeline-axis" aria-hidden>
            <span />
            <span className="rm-lane rm-lane-axis">
              {axis.ticks.map((tick) => (
                <span key={tick} className="rm-tick" style={{ left: `min(${place(axis, tick)}, 100% - 2.2rem)` }}>
                  {format.month(new Date(tick * dayLength).toISOString().slice(0, 10))}
                </span>
              ))}
            </span>
          </div>
          <ul className="rm-timeline" aria-label={t('timeline.label')}>
            {dated.map((action) => (
              <li key={action.id} className="rm-timeline-row">
                <span>
                  <span className="rm-code">{action.code}</span>{' '}
                  <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
                  <span className="tp-row tp-small">
                    <ActionStatusMark action={action} />
                    <Due action={action} />
                  </span>
                </span>
                <span className="rm-lane">
                  <Bar action={action} axis={axis} />
                  <AgreedMark action={action} axis={axis} />
                  <span className="rm-today" style={{ left: place(axis, dayOf(today)) }} title={t('timeline.today')} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
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
