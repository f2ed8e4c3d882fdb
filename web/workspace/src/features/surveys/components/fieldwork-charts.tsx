import { useCallback, useMemo } from 'react';
import type { ChartColours } from '#shared';
import { barPlot, ChartFrame, columnPlot, sexColour, useFormat, useTranslation } from '#shared';
import type { Fieldwork, FieldworkStratum } from '../api/surveys.js';
import { useStratumName } from './stratum-name.js';

const sexes = [
  ['female', 'women'],
  ['male', 'men'],
  ['not-stated', 'notStated'],
] as const;

function useBars(rows: readonly (FieldworkStratum & { readonly name: string })[]) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  return useCallback(
    (palette: ChartColours, width: number) =>
      barPlot(
        {
          bars: rows.map((row) => ({
            name: row.name,
            parts: sexes.map(([sex, key]) => ({
              value: row[key],
              colour: (colours: ChartColours) => sexColour(colours, sex),
            })),
            target: row.target,
            label: t('list.ofTarget', {
              completes: format.number(row.completes),
              target: format.number(row.target),
            }),
            urgent: row.completes < row.target,
          })),
          tick: (value) => format.number(value),
        },
        palette,
        width,
      ),
    [rows, t, format],
  );
}

/** Answers by stratum and sex, compared with the target. */
export function StrataChart({ fieldwork }: { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const nameOf = useStratumName();
  const rows = useMemo(() => fieldwork.strata.map((each) => ({ ...each, name: nameOf(each) })), [fieldwork, nameOf]);
  const short = rows.filter((row) => row.completes < row.target).length;
  const keys = [
    'completes',
    'target',
    'women',
    'targetWomen',
    'men',
    'targetMen',
    'notStated',
    'respondingEnterprises',
    'enterprises',
  ] as const;
  return (
    <ChartFrame
      title={t('fieldwork.strata')}
      finding={t('fieldwork.strataFinding', { short, count: rows.length })}
      draw={useBars(rows)}
      fileName="fieldwork"
      columns={[
        { key: 'name', title: t('fieldwork.stratum') },
        ...keys.map((key) => ({
          key,
          title: t(`fieldwork.column.${key}`),
          show: (value: string | number | null) => format.number(Number(value)),
        })),
      ]}
      rows={rows.map((row) => ({ name: row.name, ...Object.fromEntries(keys.map((key) => [key, row[key]])) }))}
      notes={[
        <span className="sv-legend" key="legend">
          {sexes.map(([sex, key]) => (
            <span key={key} className={`sv-key sv-key-${sex}`}>
              {t(`sex.${key}`)}
            </span>
          ))}
          <span className="sv-key sv-key-target">{t('fieldwork.target')}</span>
        </span>,
      ]}
      wide
    />
  );
}

/** Answers by day. */
export function ArrivalsChart({ fieldwork }: { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { arrivals } = fieldwork;
  const most = arrivals.reduce((best, each) => (each.count > best.count ? each : best), arrivals[0]!);
  const draw = useCallback(
    (palette: ChartColours, width: number) =>
      columnPlot(
        {
          columns: arrivals.map(({ day, count }) => ({ name: format.date(day), value: count })),
          tick: (value) => format.number(value),
        },
        palette,
        width,
      ),
    [arrivals, format],
  );
  return (
    <ChartFrame
      title={t('fieldwork.arrivals')}
      finding={t('fieldwork.arrivalsFinding', { day: format.date(most.day), count: most.count })}
      draw={draw}
      fileName="arrivals"
      columns={[
        { key: 'day', title: t('fieldwork.day') },
        { key: 'count', title: t('fieldwork.received') },
        { key: 'completes', title: t('conduct.completes') },
        {
          key: 'soFar',
          title: t('conduct.soFar'),
          show: (value) => (value === null ? '–' : format.share(Number(value))),
        },
      ]}
      rows={arrivals.map(({ day, count, completes }, at) => ({
        ...{ day, count, completes },
        soFar: shareSoFar(arrivals.slice(0, at + 1), fieldwork.target),
      }))}
      notes={[t('fieldwork.dayOnly')]}
    />
  );
}

/** Null if the complete answers of a day are not known, or there is no target. */
function shareSoFar(days: Fieldwork['arrivals'], target: number): number | null {
  if (target === 0 || days.some(({ completes }) => completes === null)) return null;
  return days.reduce((sum, { completes }) => sum + (completes ?? 0), 0) / target;
}
