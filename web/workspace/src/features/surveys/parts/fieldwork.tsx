import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import type { EChartsOption } from 'echarts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartColours } from '../../../shared/index.js';
import {
  addressOf,
  api,
  ChartFrame,
  EmptyState,
  ErrorState,
  Loaded,
  Section,
  sexColour,
  Stat,
  useCan,
  useFormat,
  useWorkspace,
} from '../../../shared/index.js';
import type { Fieldwork, FieldworkStratum, WavePage } from '../api/surveys.js';
import { fieldworkQuery, surveysKey, surveysPath } from '../api/surveys.js';
import { useStratumName } from './stratum-name.js';

interface PartProps {
  readonly wave: WavePage;
}

const sexes = [
  ['female', 'women'],
  ['male', 'men'],
  ['not-stated', 'notStated'],
] as const;

function useBars(rows: readonly (FieldworkStratum & { readonly name: string })[]) {
  const { t } = useTranslation('surveys');
  return useCallback(
    (palette: ChartColours): EChartsOption => {
      const from = [...rows].reverse();
      return {
        grid: { left: 8, right: 24, top: 8, bottom: 24, containLabel: true },
        xAxis: {
          type: 'value',
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
            stack: 'received',
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

function StrataChart({ fieldwork }: { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const nameOf = useStratumName();
  const rows = useMemo(() => fieldwork.strata.map((each) => ({ ...each, name: nameOf(each) })), [fieldwork, nameOf]);
  const short = rows.filter((row) => row.received < row.target).length;
  const keys = [
    'received',
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

function ArrivalsChart({ fieldwork }: { readonly fieldwork: Fieldwork }) {
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
        { key: 'count', title: t('fieldwork.column.received') },
      ]}
      rows={arrivals.map((each) => ({ day: each.day, count: each.count }))}
      notes={[t('fieldwork.dayOnly')]}
    />
  );
}

function Counts({
  of,
  words,
}: {
  readonly of: Readonly<Record<string, number>>;
  readonly words: 'disposition' | 'flag';
}) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const entries = Object.entries(of).sort((a, b) => b[1] - a[1]);
  if (entries.length === 0) return <p className="tp-dimmed">{t('fieldwork.none')}</p>;
  return (
    <dl className="sv-counts">
      {entries.map(([key, count]) => (
        <div key={key}>
          <dt>{t(`${words}.${key}`)}</dt>
          <dd className="tp-numbers">{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function MixButton({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const mix = useMutation({
    mutationFn: () => api.post(surveysPath(id, `/waves/${wave.id}/mix`)),
    onSuccess: () => client.invalidateQueries({ queryKey: surveysKey(id) }),
  });
  return (
    <div>
      <Button variant="default" loading={mix.isPending} onClick={() => mix.mutate()}>
        {t('fieldwork.mix')}
      </Button>
      {mix.error && <ErrorState error={mix.error} compact />}
    </div>
  );
}

/** Through a link of the same origin, so that the browser writes the file as it comes. */
function MicrodataLink({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  return (
    <Button
      component="a"
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
      href={addressOf(surveysPath(id, `/waves/${wave.id}/microdata.csv`))}
      download
    >
      {t('fieldwork.microdata')}
    </Button>
  );
}

function Numbers({ wave, fieldwork }: PartProps & { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const can = useCan();
  const done = fieldwork.target === 0 ? 0 : fieldwork.received / fieldwork.target;
  return (
    <Section title={t('fieldwork.title')} purpose={t('fieldwork.internal')}>
      <div className="sv-stats">
        <Stat
          label={t('fieldwork.received')}
          value={format.number(fieldwork.received)}
          note={t('fieldwork.ofTarget', { target: format.number(fieldwork.target), share: format.share(done) })}
        />
        <Stat
          label={t('fieldwork.waiting')}
          value={format.number(fieldwork.waiting)}
          note={t('fieldwork.waitingNote')}
        />
        <Stat
          label={t('fieldwork.refusals')}
          value={format.number(fieldwork.refusals)}
          note={t('fieldwork.refusalsNote')}
        />
        <Stat
          label={t('fieldwork.openPoster')}
          value={format.number(fieldwork.openPoster)}
          note={t('fieldwork.openPosterNote')}
        />
      </div>
      <Group>
        {fieldwork.waiting > 0 && can('surveys.answers.mix') && <MixButton wave={wave} />}
        {fieldwork.received > 0 && can('surveys.microdata.export') && <MicrodataLink wave={wave} />}
      </Group>
    </Section>
  );
}

/** Counts of answers received: internal, never a figure. */
export function FieldworkPart({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const fieldwork = useQuery({
    ...fieldworkQuery(id, wave.id),
    refetchInterval: wave.state === 'open' ? 15_000 : false,
  });
  return (
    <Loaded query={fieldwork}>
      {(found) => (
        <div className="tp-stack">
          <Numbers wave={wave} fieldwork={found} />
          {found.received === 0 ? (
            <EmptyState title={t('fieldwork.emptyTitle')}>{t('fieldwork.empty')}</EmptyState>
          ) : (
            <>
              <StrataChart fieldwork={found} />
              <ArrivalsChart fieldwork={found} />
              <div className="sv-two">
                <Section title={t('fieldwork.dispositions')} purpose={t('fieldwork.dispositionsNote')}>
                  <Counts of={found.dispositions} words="disposition" />
                </Section>
                <Section title={t('fieldwork.flags')} purpose={t('fieldwork.flagsNote')}>
                  <Counts of={found.flags} words="flag" />
                </Section>
              </div>
            </>
          )}
        </div>
      )}
    </Loaded>
  );
}
