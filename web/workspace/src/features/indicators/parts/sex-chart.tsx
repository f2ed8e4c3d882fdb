import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SexMark } from '../../../shared/index.js';
import type { Cell, Indicator } from '../api/types.js';
import { DotPlot } from './dot-plot.js';
import { cellAt, useFigureWords } from './figure-words.js';
import { useFigureTable } from './figure-table.js';

interface SexChartProps {
  readonly indicator: Indicator;
  readonly cells: readonly Cell[];
}

/** Women and men on one axis with whiskers, the gap below. */
export function SexChart({ indicator, cells }: SexChartProps) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(indicator);
  const table = useFigureTable(indicator);
  const [women, men] = [cellAt(cells, 'F'), cellAt(cells, 'M')];
  const gap = cellAt(cells, null)?.figure?.gap ?? null;
  const rows = useMemo(() => [t('shared:sex.female'), t('shared:sex.male')], [t]);
  const dots = useMemo(
    () => [
      ...(women ? [{ row: 0, sex: 'female' as const, cell: women }] : []),
      ...(men ? [{ row: 1, sex: 'male' as const, cell: men }] : []),
    ],
    [women, men],
  );
  if (!women || !men) return null;
  const finding = t('sex.finding', { women: words.said(women), men: words.said(men) });
  return (
    <>
      <DotPlot
        title={t('sex.title')}
        finding={finding}
        rows={rows}
        dots={dots}
        tick={words.tick}
        share={indicator.measure === 'share'}
        columns={table.columns(t('sex.column'))}
        table={[table.row(rows[0]!, women), table.row(rows[1]!, men)]}
        fileName={`${indicator.id}-sex`}
      />
      <p className="in-gap">
        <SexMark sex="female" /> − <SexMark sex="male" />{' '}
        {gap === null ? (
          <span className="tp-dimmed">{t('sex.noGap')}</span>
        ) : (
          <>
            <strong className="tp-numbers">{words.difference(gap.value)}</strong>{' '}
            <span className="tp-dimmed">{words.betweenDifference(gap.interval)}</span>
          </>
        )}
      </p>
    </>
  );
}
