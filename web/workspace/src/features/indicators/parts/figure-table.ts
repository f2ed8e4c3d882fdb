import { useTranslation } from 'react-i18next';
import type { ChartColumn, ChartRow } from '../../../shared/index.js';
import { useFormat } from '../../../shared/index.js';
import type { Cell, Indicator } from '../api/types.js';
import { useFigureWords } from './figure-words.js';

/** The table twin: estimate, limits, standard error, persons, degrees of freedom, reliability. Withheld cells say "c" and nothing else. */
export function useFigureTable(indicator: Pick<Indicator, 'measure' | 'unit'>) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const words = useFigureWords(indicator);
  const figure = (value: string | number | null): string =>
    typeof value === 'number' ? words.bare(value) : (value ?? '…');
  const count = (value: string | number | null): string =>
    typeof value === 'number' ? format.number(value) : (value ?? '…');
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
    const sign = cell.status === 'missing' ? '…' : 'c';
    const { figure: found } = cell;
    return {
      label,
      value: found?.value ?? sign,
      low: found ? found.interval[0] : sign,
      high: found ? found.interval[1] : sign,
      n: found?.n ?? sign,
      df: found?.df ?? sign,
      status: t(`status.${cell.status}`),
    };
  };
  return { columns, row };
}
