import { useCallback } from 'react';
import type { ChartColours, Reliability, Sex } from '#shared';
import { ChartFrame, dotPlot, useFormat } from '#shared';
import { useTranslation } from '../src/shared/i18n/i18n.js';

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

export function ChartSamples() {
  const { t } = useTranslation('gallery');
  const format = useFormat();
  const draw = useCallback(
    (palette: ChartColours, width: number) =>
      dotPlot(
        {
          rows: parks.map((park) => t(`parks.${park}`)),
          dots: samples.map(({ park, sex, share, low, high, reliability }) => ({
            row: parks.indexOf(park),
            sex,
            value: share,
            interval: [low, high],
            reliability,
            label: `${t(`shared:sex.${sex}`)} ${share === null ? '…' : format.share(share)}`,
          })),
          tick: (share) => format.share(share),
        },
        palette,
        width,
      ),
    [t, format],
  );
  return (
    <ChartFrame
      title={t('chart')}
      finding={t('finding')}
      draw={draw}
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
