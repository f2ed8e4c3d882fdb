import type { EChartsOption } from 'echarts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartColours } from '#shared';
import { ChartFrame, sexColour, useFormat } from '#shared';
import type { Fieldwork, FieldworkStratum } from '../api/surveys.js';
import { useStratumName } from './stratum-name.js';

const sexes = [
  ['female', 'women'],
  ['male', 'men'],
  ['not-stated', 'notStated'],
] as const;

function useBars(rows: readonly (FieldworkStratum & { readonly name: string })[]) {
  const { t } = useTranslation('surveys');
  return useCallback(
    (palette: ChartColours, width: number): EChartsOption => {
      const from = [...rows].reverse();
      return {
        grid: { left: 8, right: 24, top: 8, bottom: 24, containLabel: true },
        xAxis: {
          type: 'value',
          splitNumber: width < 520 ? 2 : 6,
          axisLabel: { color: palette.dimmed, hideOverlap: true },
          splitLine: { lineStyle: { color: palette.border } },
        },
        yAxis: {
          type: 'category',
          data: from.map((row) => row.name),
          axisTick: { show: false },
          axisLabel: { color: palette.text, width: 150, overflow: 'truncate' },
          axisLine: { lineStyle: { color: palette.border } },
        },
        series: [
          ...sexes.map(([sex, key]) => ({
            type: 'bar' as const,
            stack: 'completes',
            name: t(`sex.${key}`),
            barMaxWidth: 16,
            itemStyle: { color: sexColour(palette, sex) },
            data: from.map((row) => row[key]),
          })),
          {
            type: 'scatter' as const,
            name: t('fieldwork.target'),
            symbol: 'rect',
            symbolSize: [3, 22],
            itemStyle: { color: palette.text },
            data: from.map((row, index) => [row.target, index]),
          },
        ],
      };
    },
    [rows, t],
  );
}

/** Answers by stratum and sex, against the target. */
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
    'enterprisesHeard',
    'enterprises',
  ] as const;
  return (
    <ChartFrame
      title={t('fieldwork.strata')}
      finding={t('fieldwork.strataFinding', { short, count: rows.length })}
      option={useBars(rows)}
      height={rows.length * 30 + 50}
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
        t('fieldwork.internal'),
      ]}
    />
  );
}

/** Answers by day. */
export function ArrivalsChart({ fieldwork }: { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { arrivals } = fieldwork;
  const most = arrivals.reduce((best, each) => (each.count > best.count ? each : best), arrivals[0]!);
  const option = useCallback(
    (palette: ChartColours): EChartsOption => ({
      grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: arrivals.map((each) => format.date(each.day)),
        axisLabel: { color: palette.dimmed, hideOverlap: true },
        axisLine: { lineStyle: { color: palette.border } },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: palette.dimmed, hideOverlap: true },
        splitLine: { lineStyle: { color: palette.border } },
      },
      series: [
        {
          type: 'line',
          data: arrivals.map((each) => each.count),
          symbolSize: 5,
          lineStyle: { color: palette.of('brand'), width: 2 },
          itemStyle: { color: palette.of('brand') },
        },
      ],
    }),
    [arrivals, format],
  );
  return (
    <ChartFrame
      title={t('fieldwork.arrivals')}
      finding={t('fieldwork.arrivalsFinding', { day: format.date(most.day), count: most.count })}
      option={option}
      height={240}
      fileName="arrivals"
      columns={[
        { key: 'day', title: t('fieldwork.day') },
        { key: 'count', title: t('fieldwork.received') },
      ]}
      rows={arrivals.map((each) => ({ day: each.day, count: each.count }))}
      notes={[t('fieldwork.dayOnly')]}
    />
  );
}
