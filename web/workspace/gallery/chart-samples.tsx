import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, ChartColours, Interval, Reliability, Sex } from '#shared';
import {
  absentSeries,
  chartFrameOptions,
  ChartFrame,
  intervalSeries,
  markStyle,
  sexColour,
  sexSymbol,
  useFormat,
} from '#shared';

interface Sample {
  readonly park: string;
  readonly sex: Sex;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reliability: Reliability;
}

const samples: readonly Sample[] = [
  { park: 'north', sex: 'female', share: 0.34, low: 0.3, high: 0.38, reliability: 'reliable' },
  { park: 'north', sex: 'male', share: 0.41, low: 0.37, high: 0.45, reliability: 'reliable' },
  { park: 'east', sex: 'female', share: 0.28, low: 0.18, high: 0.38, reliability: 'caution' },
  { park: 'east', sex: 'male', share: 0.36, low: 0.32, high: 0.4, reliability: 'reliable' },
  { park: 'south', sex: 'female', share: null, low: null, high: null, reliability: 'suppressed' },
  { park: 'south', sex: 'male', share: 0.22, low: 0.08, high: 0.36, reliability: 'unreliable' },
  { park: 'west', sex: 'female', share: null, low: null, high: null, reliability: 'missing' },
  { park: 'west', sex: 'male', share: null, low: null, high: null, reliability: 'missing' },
];
const parks = ['north', 'east', 'south', 'west'];
const shiftOf = (sex: Sex): number => (sex === 'female' ? -9 : 9);

export function ChartSamples() {
  const { t } = useTranslation('gallery');
  const format = useFormat();
  const names = parks.map((park) => t(`parks.${park}`));
  const option = useCallback(
    (palette: ChartColours) => {
      const frame = chartFrameOptions(palette);
      const known = samples.filter((sample) => sample.share !== null);
      const intervals: Interval[] = known.map((sample) => ({
        at: parks.indexOf(sample.park),
        low: sample.low ?? 0,
        high: sample.high ?? 0,
        colour: sexColour(palette, sample.sex),
        reliability: sample.reliability,
        shift: shiftOf(sample.sex),
      }));
      const absences: Absence[] = samples
        .filter((sample) => sample.share === null)
        .map((sample) => ({
          at: parks.indexOf(sample.park),
          kind: sample.reliability === 'suppressed' ? 'suppressed' : 'missing',
          shift: shiftOf(sample.sex),
        }));
      const points = (sex: Sex) => ({
        type: 'scatter' as const,
        symbol: sexSymbol(sex),
        symbolSize: 11,
        symbolOffset: [0, shiftOf(sex)] as [number, number],
        z: 4,
        data: known
          .filter((sample) => sample.sex === sex)
          .map((sample) => ({
            value: [sample.share ?? 0, parks.indexOf(sample.park)],
            itemStyle: markStyle(palette, sexColour(palette, sex), sample.reliability),
          })),
      });
      return {
        grid: { left: 90, right: 20, top: 8, bottom: 32 },
        xAxis: {
          ...frame.axis,
          type: 'value' as const,
          min: 0,
          max: 0.5,
          axisLabel: { ...frame.axis.axisLabel, formatter: (share: number) => format.share(share) },
        },
        yAxis: { ...frame.axis, type: 'category' as const, inverse: true, data: names },
        series: [
          absentSeries(palette, absences),
          intervalSeries(intervals, 'horizontal'),
          points('female'),
          points('male'),
        ],
      };
    },
    [names, format],
  );
  return (
    <ChartFrame
      title={t('chart')}
      finding={t('finding')}
      option={option}
      height={220}
      fileName="sample"
      columns={[
        { key: 'park', title: t('park') },
        { key: 'sex', title: t('sex') },
        {
          key: 'share',
          title: t('estimate'),
          show: (value) => (typeof value === 'number' ? format.share(value) : '…'),
        },
      ]}
      rows={samples.map(({ park, sex, share }) => ({ park: t(`parks.${park}`), sex: t(`shared:sex.${sex}`), share }))}
      notes={[t('note')]}
    />
  );
}
