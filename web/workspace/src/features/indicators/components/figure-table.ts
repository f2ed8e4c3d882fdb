import type { ChartColumn, ChartRow } from '#shared';
import { useFormat, useTranslation } from '#shared';
import type { Cell, Gap, Indicator } from '../api/types.js';
import { signOf, useFigureWords } from './figure-words.js';

/**
 * The table of a chart: estimate, limits, standard error, persons, degrees of freedom, reliability. Suppressed cells
 * contain "c" or "q" and nothing else, those without cases say so once.
 */
export function useFigureTable(indicator: Pick<Indicator, 'measure'>) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const words = useFigureWords(indicator);
  const figure = (value: string | number | null): string =>
    typeof value === 'number' ? words.bare(value) : (value ?? '–');
  const count = (value: string | number | null): string =>
    typeof value === 'number' ? format.number(value) : (value ?? '–');
  const columns = (first: string): readonly ChartColumn[] => [
    { key: 'label', title: first },
    { key: 'value', title: t('table.value'), show: figure },
    { key: 'low', title: t('table.low'), show: figure },
    { key: 'high', title: t('table.high'), show: figure },
    { key: 'n', title: t('table.n'), show: count },
    { key: 'df', title: t('table.df'), show: count },
    { key: 'status', title: t('table.status') },
  ];
  const row = (label: string, cell: Cell): ChartRow => {
    const { figure: found } = cell;
    const sign = signOf(cell.status);
    return {
      label,
      value: cell.coded ? words.bound(cell.coded) : (found?.value ?? words.cell(cell)),
      low: found ? found.interval[0] : sign,
      high: found ? found.interval[1] : sign,
      n: found ? (found.n ?? t('size.few')) : sign,
      df: found ? (found.df ?? t('size.few5')) : sign,
      status: t(`status.${cell.status}`),
    };
  };
  const shownDifference = (value: string | number | null): string =>
    typeof value === 'number' ? words.difference(value) : (value ?? '–');
  const gapColumns: readonly ChartColumn[] = [
    { key: 'label', title: t('table.difference') },
    { key: 'value', title: t('table.value'), show: shownDifference },
    { key: 'low', title: t('table.low'), show: shownDifference },
    { key: 'high', title: t('table.high'), show: shownDifference },
    { key: 'df', title: t('table.df'), show: count },
  ];
  const gapRow = (label: string, { value, interval: [low, high], df }: Gap): ChartRow => ({
    label,
    value,
    low: low ?? null,
    high: high ?? null,
    df: df ?? t('size.few5'),
  });
  return { columns, row, gapColumns, gapRow };
}
