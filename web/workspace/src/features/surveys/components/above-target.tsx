import { useTranslation } from 'react-i18next';
import { DataTable, Section, useFormat } from '#shared';
import type { Fieldwork } from '../api/surveys.js';
import { useStratumName } from './stratum-name.js';

interface AboveTargetProps {
  readonly fieldwork: Fieldwork;
  readonly minimum: number;
}

/** Strata with enterprises that have more complete answers of women or men than their target; nothing without any. */
export function AboveTarget({ fieldwork, minimum }: AboveTargetProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const nameOf = useStratumName();
  const rows = fieldwork.strata.filter(({ enterprisesAboveTarget }) => enterprisesAboveTarget > 0);
  if (rows.length === 0) return null;
  const column = (key: 'aboveTargetWomen' | 'aboveTargetMen' | 'enterprisesAboveTarget', title: string) => ({
    key,
    title,
    numeric: true,
    cell: (row: (typeof rows)[number]) => format.number(row[key]),
  });
  return (
    <Section title={t('above.title')} purpose={t('above.purpose', { minimum })}>
      <DataTable
        caption={t('above.title')}
        rows={rows}
        rowKey={({ stratum }) => stratum}
        columns={[
          { key: 'name', title: t('targets.name'), lead: true, cell: nameOf },
          column('aboveTargetWomen', t('targets.women')),
          column('aboveTargetMen', t('targets.men')),
          column('enterprisesAboveTarget', t('above.enterprises')),
        ]}
      />
    </Section>
  );
}
