import { DataTable, Section, useFormat, useTranslation } from '#shared';
import type { Fieldwork } from '../api/surveys.js';
import { useParkName } from './park-names.js';

interface AboveTargetProps {
  readonly fieldwork: Fieldwork;
  readonly minimum: number;
}

/** Parks with enterprises that have more complete answers of women or men than their target; nothing without any. */
export function AboveTarget({ fieldwork: { aboveTarget }, minimum }: AboveTargetProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const parkName = useParkName();
  if (aboveTarget.length === 0) return null;
  const column = (key: 'women' | 'men' | 'enterprises', title: string) => ({
    key,
    title,
    numeric: true,
    cell: ({ [key]: count }: (typeof aboveTarget)[number]) => (count === null ? '–' : format.number(count)),
  });
  return (
    <Section title={t('above.title')} purpose={t('above.purpose', { minimum })}>
      <DataTable
        caption={t('above.title')}
        rows={[...aboveTarget].sort((a, b) => parkName(a.parkId).localeCompare(parkName(b.parkId)))}
        rowKey={({ parkId }) => parkId}
        columns={[
          { key: 'park', title: t('strata.park'), lead: true, cell: ({ parkId }) => parkName(parkId) },
          column('women', t('targets.women')),
          column('men', t('targets.men')),
          column('enterprises', t('above.enterprises')),
        ]}
      />
    </Section>
  );
}
