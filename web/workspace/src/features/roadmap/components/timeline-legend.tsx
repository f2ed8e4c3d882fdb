import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The lines between rows are not drawn on a phone. */
const drawnBetweenRows = ['dependency', 'criticalLink'];

/** What the marks of the timeline mean, each beside the mark itself. */
export function TimelineLegend() {
  const { t } = useTranslation('roadmap');
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
  const entries: readonly (readonly [key: string, mark: ReactNode])[] = [
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
      {entries.map(([key, mark]) => (
        <li key={key} className={drawnBetweenRows.includes(key) ? 'rm-legend-link' : undefined}>
          <span className="rm-lane" aria-hidden>
            {mark}
          </span>
          {t(`timeline.legend.${key}`)}
        </li>
      ))}
    </ul>
  );
}
