import type { ReactNode } from 'react';
import { DataTable, useFormat, useTranslation } from '#shared';
import type { Stratum } from '../api/surveys.js';
import { useParkName } from './park-names.js';
import { useSizeWords } from './stratum-name.js';

interface StrataTableProps {
  readonly strata: readonly Stratum[];
  /** An input while the target can be changed; otherwise the number. */
  readonly target?: (row: Stratum) => ReactNode;
}

/** Park by size class, with the counts of the frame when the wave was drafted. */
export function StrataTable({ strata, target }: StrataTableProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const park = useParkName();
  const size = useSizeWords();
  const number = (value: number) => format.number(value);
  return (
    <DataTable
      caption={t('strata.title')}
      rows={strata}
      rowKey={(row) => row.stratum}
      columns={[
        {
          key: 'park',
          title: t('strata.park'),
          lead: true,
          cell: (row) => park(row.parkId),
        },
        { key: 'size', title: t('strata.size'), cell: (row) => size(row.sizeClasses) },
        {
          key: 'code',
          title: t('sample.stratum'),
          cell: (row) => <span className="tp-dimmed tp-small tp-numbers sv-code">{row.stratum}</span>,
        },
        {
          key: 'enterprises',
          title: t('strata.enterprises'),
          numeric: true,
          cell: ({ drawn, enterprises }) =>
            drawn === enterprises
              ? number(enterprises)
              : t('sample.of', { drawn: number(drawn), number: number(enterprises) }),
        },
        { key: 'headcount', title: t('strata.headcount'), numeric: true, cell: (row) => number(row.headcount) },
        { key: 'women', title: t('sex.women'), numeric: true, cell: (row) => number(row.women) },
        { key: 'men', title: t('sex.men'), numeric: true, cell: (row) => number(row.men) },
        { key: 'target', title: t('strata.target'), numeric: true, cell: target ?? ((row) => number(row.target)) },
      ]}
    />
  );
}
