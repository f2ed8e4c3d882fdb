import { useTranslation } from 'react-i18next';
import { DataTable, Section, useLocalized } from '../../../shared/index.js';
import type { IndicatorDetail } from '../api/types.js';
import { cellAt, useFigureWords } from './figure-words.js';

type Point = IndicatorDetail['series'][number];

/** One row a wave; with one wave there is nothing to compare. */
export function SeriesTable({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const words = useFigureWords(detail.indicator);
  if (detail.series.length < 2) return null;
  const bySex = detail.cells.some((cell) => cell.sex !== null);
  const interval = (cell: ReturnType<typeof cellAt>): string =>
    cell?.figure ? words.between(cell.figure.interval) : '';
  return (
    <Section title={t('series.title')}>
      <DataTable
        caption={t('series.title')}
        rows={detail.series}
        rowKey={(point: Point) => point.waveId}
        columns={[
          { key: 'wave', title: t('series.wave'), cell: (point: Point) => localized(point.waveTitle) },
          {
            key: 'all',
            title: t('series.all'),
            numeric: true,
            cell: (point: Point) => words.cell(cellAt(point.cells, null)),
          },
          { key: 'interval', title: t('series.interval'), cell: (point: Point) => interval(cellAt(point.cells, null)) },
          ...(bySex
            ? [
                {
                  key: 'women',
                  title: t('shared:sex.female'),
                  numeric: true,
                  cell: (point: Point) => words.cell(cellAt(point.cells, 'F')),
                },
                {
                  key: 'men',
                  title: t('shared:sex.male'),
                  numeric: true,
                  cell: (point: Point) => words.cell(cellAt(point.cells, 'M')),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
