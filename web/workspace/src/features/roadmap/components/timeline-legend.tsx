import type { ReactNode } from 'react';
import { useFormat, useTranslation } from '#shared';
import type { RoadmapSchedule } from '../api/schedule.js';
import type { ActionCard } from '../api/types.js';
import { baselineOf } from '../domain/axis.js';

/** The lines between rows are not drawn on a phone. */
const drawnBetweenRows = ['dependency', 'criticalLink'];

/** Which marks occur among these actions. */
function occurring(actions: readonly ActionCard[], { milestones, dependencies, timings }: RoadmapSchedule) {
  const ids = new Set(actions.map(({ id }) => id));
  const drawn = milestones.filter(({ actionId }) => ids.has(actionId));
  const critical = new Set(timings.flatMap((one) => (one.critical && ids.has(one.actionId) ? [one.actionId] : [])));
  const links = dependencies.filter(({ predecessorId, successorId }) => ids.has(predecessorId) && ids.has(successorId));
  return {
    today: true,
    bar: true,
    late: actions.some(({ daysLate }) => daysLate > 0),
    dropped: actions.some(({ status }) => status === 'dropped'),
    critical: critical.size > 0,
    baseline: actions.some((action) => baselineOf(action) !== null),
    milestone: drawn.some(({ doneOn, dueOn }) => doneOn === null && dueOn !== null),
    done: drawn.some(({ doneOn }) => doneOn !== null),
    dependency: links.length > 0,
    criticalLink: links.some(
      ({ predecessorId, successorId }) => critical.has(predecessorId) && critical.has(successorId),
    ),
  };
}

interface TimelineLegendProps {
  readonly actions: readonly ActionCard[];
  readonly schedule: RoadmapSchedule;
  /** The earlier day whose due dates are marked; null: none is. */
  readonly earlier: string | null;
}

/** What the marks that occur mean, each beside the mark itself. */
export function TimelineLegend({ actions, schedule, earlier }: TimelineLegendProps) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const line = (look: string): ReactNode => (
    <svg width="32" height="10">
      <path className={look} d="M0 5H32" />
    </svg>
  );
  const bar = (look: string): ReactNode => (
    <span className={`rm-bar ${look}`}>
      <span />
    </span>
  );
  const occurs = occurring(actions, schedule);
  const entries: readonly (readonly [key: keyof typeof occurs, mark: ReactNode])[] = [
    ['today', <span className="rm-today" />],
    ['bar', bar('')],
    ['late', bar('rm-bar-late')],
    ['dropped', bar('rm-bar-dropped')],
    ['critical', bar('rm-bar-critical')],
    ['baseline', <span className="rm-baseline" />],
    ['milestone', <span className="rm-diamond" />],
    ['done', <span className="rm-diamond rm-diamond-done" />],
    ['dependency', line('rm-link')],
    ['criticalLink', line('rm-link rm-link-critical')],
  ];
  return (
    <ul className="rm-timeline-legend tp-small">
      {entries
        .filter(([key]) => occurs[key])
        .map(([key, mark]) => (
          <li key={key} className={drawnBetweenRows.includes(key) ? 'rm-legend-link' : undefined}>
            <span className="rm-lane" aria-hidden>
              {mark}
            </span>
            {t(`timeline.legend.${key}`)}
          </li>
        ))}
      {earlier !== null && (
        <li>
          <span className="rm-lane" aria-hidden>
            <span className="rm-then" />
          </span>
          {t('moving.then', { date: format.date(earlier) })}
        </li>
      )}
    </ul>
  );
}
