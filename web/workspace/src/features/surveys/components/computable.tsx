import { DataTable, Section, useFormat, useLocalized, useShown, useTranslation, WorkspaceLink } from '#shared';
import type { DefinedIndicator, MappableQuestion, MappedVariable } from '../api/mapping.js';

/** Choices that have neither a category nor are no answer. */
export function undecidedOf(
  { noAnswer, categories }: MappedVariable,
  choices: MappableQuestion['choices'],
): MappableQuestion['choices'] {
  const decided = new Set([...noAnswer, ...categories.map(({ choice }) => choice)]);
  return choices.filter(({ code }) => !decided.has(code));
}

/** Women and men must have at least one choice each. */
export function isSexKnown(mapped: readonly MappedVariable[]): boolean {
  const sex = mapped.find(({ variable }) => variable === 'sex');
  return ['1', '2'].every((code) => sex?.categories.some(({ category }) => category === code));
}

export interface Split {
  readonly can: readonly DefinedIndicator[];
  readonly lacking: readonly {
    readonly id: string;
    readonly indicator: DefinedIndicator;
    readonly missing: readonly string[];
  }[];
}

/** Which indicators can be computed, and which questions the others need. */
export function splitByQuestions(indicators: readonly DefinedIndicator[], mapped: readonly MappedVariable[]): Split {
  const asked = new Set(mapped.map(({ variable }) => variable));
  if (!isSexKnown(mapped)) asked.delete('sex');
  const all = indicators.map((indicator) => ({
    ...{ id: indicator.id, indicator },
    missing: [...new Set(['sex', ...indicator.questions])].filter((question) => !asked.has(question)),
  }));
  return {
    can: all.filter(({ missing }) => missing.length === 0).map(({ indicator }) => indicator),
    lacking: all.filter(({ missing }) => missing.length > 0),
  };
}

interface ComputableProps {
  readonly of: Split;
  readonly labelOf: (variable: string) => string;
}

export function Computable({ of: { can, lacking }, labelOf }: ComputableProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const { shown, more } = useShown(lacking, 10);
  return (
    <Section title={t('mapping.indicators')}>
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
          <DataTable
            caption={t('mapping.lacking')}
            rows={shown}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('mapping.indicator'),
                lead: true,
                cell: ({ indicator }) => inWords(indicator.name),
              },
              {
                key: 'missing',
                title: t('mapping.missing'),
                long: true,
                cell: ({ missing }) => missing.map(labelOf).join(t('mapping.between')),
              },
            ]}
          />
          {more}
          <p className="tp-dimmed">{t('mapping.lackingHint')}</p>
        </>
      )}
    </Section>
  );
}

/** How many indicators can be computed. */
export function useComputableWords(): (of: Split) => string {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  return ({ can, lacking }) =>
    t('mapping.computable', {
      ...{ count: can.length, number: format.number(can.length) },
      total: format.number(can.length + lacking.length),
    });
}
