import { useTranslation } from 'react-i18next';
import { DataTable, Section, useFormat, useLocalized, useShown, WorkspaceLink } from '#shared';
import type { DefinedIndicator, MappedVariable } from '../api/mapping.js';

interface ComputableProps {
  readonly indicators: readonly DefinedIndicator[];
  readonly mapped: readonly MappedVariable[];
  readonly labelOf: (variable: string) => string;
}

/** Women and men must have at least one choice each. */
export function isSexKnown(mapped: readonly MappedVariable[]): boolean {
  const sex = mapped.find(({ variable }) => variable === 'sex');
  return ['1', '2'].every((code) => sex?.categories.some(({ category }) => category === code));
}

/** Which indicators can be computed, and which questions the others need. */
export function Computable({ indicators, mapped, labelOf }: ComputableProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const format = useFormat();
  const asked = new Set(mapped.map(({ variable }) => variable));
  if (!isSexKnown(mapped)) asked.delete('sex');
  const all = indicators.map(({ id, name, questions }) => ({
    ...{ id, name, missing: [...new Set(['sex', ...questions])].filter((question) => !asked.has(question)) },
  }));
  const lacking = all.filter(({ missing }) => missing.length > 0);
  const can = all.filter(({ missing }) => missing.length === 0);
  const { shown, more } = useShown(lacking, 100);
  const counts = { number: format.number(can.length), total: format.number(all.length) };
  return (
    <Section title={t('mapping.indicators')} purpose={t('mapping.computable', { count: can.length, ...counts })}>
      {!isSexKnown(mapped) && <p role="alert">{t('mapping.sexNeeded')}</p>}
      {can.length > 0 && (
        <details>
          <summary>{t('mapping.can')}</summary>
          <ul>
            {can.map(({ id, name }) => (
              <li key={id}>
                <WorkspaceLink to={`/indicators/${id}`}>{inWords(name)}</WorkspaceLink>
              </li>
            ))}
          </ul>
        </details>
      )}
      {lacking.length > 0 && (
        <>
          <p className="tp-dimmed">{t('mapping.lackingHint')}</p>
          <DataTable
            caption={t('mapping.lacking')}
            rows={shown}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', title: t('mapping.indicator'), lead: true, cell: ({ name }) => inWords(name) },
              {
                key: 'missing',
                title: t('mapping.missing'),
                cell: ({ missing }) => missing.map(labelOf).join(t('mapping.between')),
              },
            ]}
          />
          {more}
        </>
      )}
    </Section>
  );
}
