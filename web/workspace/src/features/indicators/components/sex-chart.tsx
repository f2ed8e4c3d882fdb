import { useMemo } from 'react';
import type { AboutLine } from '#shared';
import { SexMark, useTranslation } from '#shared';
import type { Cell, Gap, Indicator } from '../api/types.js';
import { cellAt } from '../domain/breakdowns.js';
import { dotOf, DotPlot, gapDot } from './dot-plot.js';
import { useFigureTable } from './figure-table.js';
import { useFigureWords } from './figure-words.js';
import { useReferenceLines } from './reference-lines.js';

interface SexChartProps {
  readonly indicator: Indicator;
  readonly cells: readonly Cell[];
  readonly about: readonly AboutLine[];
}

/** The gap has its own axis, because it is a difference and zero means "equal". */
function GapChart({ indicator, gap, about }: Omit<SexChartProps, 'cells'> & { readonly gap: Gap }) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(indicator);
  const table = useFigureTable(indicator);
  const rows = useMemo(() => [t('sex.minus')], [t]);
  const label = words.difference(gap.value);
  const dots = useMemo(() => [gapDot(0, gap, label)], [gap, label]);
  const [low, high] = gap.interval;
  const known = low !== null && high !== null;
  return (
    <DotPlot
      title={t('sex.gapTitle')}
      finding={t('sex.gap', { gap: words.difference(gap.value), between: words.betweenDifference(gap.interval) })}
      rows={rows}
      dots={dots}
      tick={words.differenceTick}
      unit={words.differenceUnit}
      columns={table.gapColumns}
      table={[table.gapRow(rows[0]!, gap)]}
      fileName={`${indicator.id}-gap`}
      notes={known ? [t(low <= 0 && high >= 0 ? 'sex.zeroInside' : 'sex.zeroOutside')] : []}
      about={about}
    />
  );
}

/** Women and men on one axis with intervals, the gap below. */
export function SexChart({ indicator, cells, about }: SexChartProps) {
  const { t } = useTranslation('indicators');
  const words = useFigureWords(indicator);
  const table = useFigureTable(indicator);
  const [women, men] = [cellAt(cells, 'F'), cellAt(cells, 'M')];
  const gap = cellAt(cells, null)?.figure?.gap ?? null;
  const rows = useMemo(() => [t('shared:sex.female'), t('shared:sex.male')], [t]);
  const references = useReferenceLines(indicator);
  const dots = [
    ...(women ? [dotOf({ row: 0, sex: 'female' }, women, words)] : []),
    ...(men ? [dotOf({ row: 1, sex: 'male' }, men, words)] : []),
  ];
  if (!women || !men) return null;
  const shown = women.figure !== null && men.figure !== null;
  const compares = indicator.measure === 'points' || indicator.measure === 'relative';
  const why = !shown ? 'noGap' : compares ? 'comparedGap' : 'undefinedGap';
  return (
    <div className="in-stack">
      <DotPlot
        title={t('sex.title')}
        finding={t('sex.finding', { women: words.inSentence(women), men: words.inSentence(men) })}
        rows={rows}
        dots={dots}
        tick={words.tick}
        share={indicator.measure === 'share'}
        columns={table.columns(t('sex.column'))}
        table={[table.row(rows[0]!, women), table.row(rows[1]!, men)]}
        fileName={`${indicator.id}-sex`}
        about={about}
        references={references}
      />
      {gap ? (
        <GapChart indicator={indicator} gap={gap} about={about} />
      ) : (
        <p className="in-gap">
          <SexMark sex="female" /> − <SexMark sex="male" /> <span className="tp-dimmed">{t(`sex.${why}`)}</span>
        </p>
      )}
    </div>
  );
}
