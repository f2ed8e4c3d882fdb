import { DataTable, Section, useFormat, useTranslation } from '#shared';
import type { Fieldwork } from '../api/surveys.js';
import { type Progress, progressOf, shareOfTarget } from '../domain/progress.js';
import { useParkName } from './park-names.js';
import { useSizeWords } from './stratum-name.js';

/** Percent of the target by park, stratum and sex. */
export function TargetTable({ fieldwork }: { readonly fieldwork: Fieldwork }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const park = useParkName();
  const size = useSizeWords();
  const column = (key: 'all' | 'women' | 'men', counts: (row: Progress) => readonly [number, number]) => ({
    key,
    title: t(`targets.${key}`),
    numeric: true,
    cell: (row: Progress) => {
      const [completes, target] = counts(row);
      const share = shareOfTarget(completes, target);
      const numbers = { completes: format.number(completes), target: format.number(target) };
      if (share === null) return t('targets.none');
      return (
        <>
          {format.share(share)} <span className="tp-dimmed tp-small sv-code">{t('targets.counts', numbers)}</span>
        </>
      );
    },
  });
  return (
    <Section title={t('targets.title')} purpose={t('targets.purpose')}>
      <div className="sv-progress">
        <DataTable
          caption={t('targets.title')}
          rows={progressOf(fieldwork.strata)}
          rowKey={({ parkId, stratum }) => stratum?.stratum ?? parkId}
          keepTable
          columns={[
            {
              key: 'name',
              title: t('targets.name'),
              cell: ({ parkId, stratum }) =>
                stratum === null ? park(parkId) : <span className="sv-within">{size(stratum.sizeClasses)}</span>,
            },
            column('all', ({ completes, target }) => [completes, target]),
            column('women', ({ women, targetWomen }) => [women, targetWomen]),
            column('men', ({ men, targetMen }) => [men, targetMen]),
            {
              key: 'enterprises',
              title: t('fieldwork.column.respondingEnterprises'),
              numeric: true,
              cell: (row) =>
                t('targets.responding', {
                  responding: format.number(row.respondingEnterprises),
                  enterprises: format.number(row.enterprises),
                }),
            },
          ]}
        />
      </div>
    </Section>
  );
}
