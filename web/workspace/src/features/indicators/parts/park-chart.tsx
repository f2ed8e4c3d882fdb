import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../shared/index.js';
import type { Cell, IndicatorDetail } from '../api/types.js';
import type { Dot } from './dot-plot.js';
import { DotPlot } from './dot-plot.js';
import { useFigureTable } from './figure-table.js';
import { cellAt, useFigureWords } from './figure-words.js';

/** Parks sorted by value, the ones without a figure last; by sex where the indicator is. */
export function ParkChart({ detail, bySex }: { readonly detail: IndicatorDetail; readonly bySex: boolean }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const { indicator, cells, parks } = detail;
  const words = useFigureWords(indicator);
  const table = useFigureTable(indicator);
  const sorted = useMemo(() => {
    const valueOf = (id: string): number => cellAt(cells, null, id)?.figure?.value ?? -Infinity;
    return [...parks].sort((a, b) => valueOf(b.id) - valueOf(a.id));
  }, [cells, parks]);
  const rows = useMemo(() => sorted.map((park) => localized(park.name)), [sorted, localized]);
  const dots = useMemo(
    () =>
      sorted.flatMap(({ id }, row): Dot[] => {
        const at = (sex: Cell['sex'], shown: Dot['sex']): Dot[] => {
          const cell = cellAt(cells, sex, id);
          return cell ? [{ row, sex: shown, cell }] : [];
        };
        return bySex ? [...at('F', 'female'), ...at('M', 'male')] : at(null, null);
      }),
    [sorted, cells, bySex],
  );
  const twin = dots.map(({ row, sex, cell }) =>
    table.row(sex === null ? rows[row]! : `${rows[row]!} · ${t(`shared:sex.${sex}`)}`, cell),
  );
  const known = sorted.filter((park) => cellAt(cells, null, park.id)?.figure);
  const [first, last] = [known[0], known.at(-1)];
  const finding =
    first && last && first !== last
      ? t('park.finding', {
          first: localized(first.name),
          high: words.cell(cellAt(cells, null, first.id)),
          last: localized(last.name),
          low: words.cell(cellAt(cells, null, last.id)),
        })
      : t('park.none');
  return (
    <DotPlot
      title={bySex ? t('park.bySex') : t('park.title')}
      finding={finding}
      rows={rows}
      dots={dots}
      tick={words.tick}
      share={indicator.measure === 'share'}
      columns={table.columns(t('park.column'))}
      table={twin}
      fileName={`${indicator.id}-parks${bySex ? '-sex' : ''}`}
    />
  );
}
