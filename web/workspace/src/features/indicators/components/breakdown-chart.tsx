import { useMemo } from 'react';
import type { AboutLine } from '#shared';
import { useFormat, useLocalized, useTranslation } from '#shared';
import type { Cell, Indicator } from '../api/types.js';
import type { Breakdown } from '../domain/breakdowns.js';
import { cellAt, drawnLevels, extremesOf } from '../domain/breakdowns.js';
import { dotOf, DotPlot } from './dot-plot.js';
import { useFigureTable } from './figure-table.js';
import { useFigureWords } from './figure-words.js';
import { useReferenceLines } from './reference-lines.js';

interface BreakdownChartProps {
  readonly indicator: Indicator;
  readonly cells: readonly Cell[];
  readonly by: Breakdown;
  readonly bySex: boolean;
  readonly about: readonly AboutLine[];
  /** Which categories are merged. */
  readonly notes: readonly string[];
}

interface Place {
  readonly row: number;
  readonly sex: Cell['sex'];
  readonly cell: Cell;
}

const shownSex = { F: 'female', M: 'male' } as const;

/** The levels of one breakdown as dots with intervals; women and men side by side if the indicator is by sex. */
export function BreakdownChart({ indicator, cells, by, bySex, about, notes }: BreakdownChartProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  const words = useFigureWords(indicator);
  const table = useFigureTable(indicator);
  const levels = useMemo(() => drawnLevels(cells, by), [cells, by]);
  const rows = useMemo(() => levels.map(({ name }) => localized(name)), [levels, localized]);
  const places = useMemo(
    () =>
      levels.flatMap(({ id }, row): Place[] =>
        (bySex ? (['F', 'M'] as const) : [null]).flatMap((sex) => {
          const cell = cellAt(cells, sex, { breakdown: by, level: id });
          return cell ? [{ row, sex, cell }] : [];
        }),
      ),
    [levels, cells, by, bySex],
  );
  const dots = places.map(({ row, sex, cell }) => {
    const shown = sex && shownSex[sex];
    return dotOf({ row, sex: shown, name: shown ? t(`shared:sex.${shown}`) : '' }, cell, words);
  });
  const references = useReferenceLines(indicator);
  const twin = places.map(({ row, sex, cell }) =>
    table.row(sex === null ? rows[row]! : `${rows[row]!} · ${t(`shared:sex.${shownSex[sex]}`)}`, cell),
  );
  const published = levels.flatMap(({ id, name }) => {
    const cell = cellAt(cells, null, { breakdown: by, level: id });
    return cell?.figure ? [{ name: localized(name), cell }] : [];
  });
  const known = published.filter(({ cell }) => cell.status !== 'unreliable');
  const extremes = extremesOf(known);
  const leftOut = extremes !== null && known.length < published.length;
  const kind = extremes ? (extremes.apart ? 'apart' : 'overlap') : 'none';
  const finding = extremes
    ? t(bySex ? `by.${kind}Overall` : `by.${kind}`, {
        first: extremes.high.name,
        high: words.inSentence(extremes.high.cell),
        last: extremes.low.name,
        low: words.inSentence(extremes.low.cell),
      })
    : t(bySex ? 'by.noneOverall' : 'by.none');
  return (
    <DotPlot
      title={t(bySex ? 'by.titleSex' : 'by.title', { what: t(`breakdown.${by}`) })}
      finding={format.sentences(finding, ...(leftOut ? [t('by.leftOut')] : []))}
      rows={rows}
      dots={dots}
      tick={words.tick}
      share={indicator.measure === 'share'}
      columns={table.columns(t(`breakdown.${by}`))}
      table={twin}
      fileName={`${indicator.id}-${by}${bySex ? '-sex' : ''}`}
      about={about}
      notes={notes}
      references={references}
    />
  );
}
