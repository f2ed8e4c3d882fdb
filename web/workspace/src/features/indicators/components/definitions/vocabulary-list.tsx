import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Loaded, Section, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import type { DefinitionEntry, Variable } from '../../api/definitions.js';
import { definitionsQuery, vocabularyQuery } from '../../api/definitions.js';

/** A variable, or a share by which two groups can be compared. */
type Named = Omit<Variable, 'kind'> & { readonly kind: Variable['kind'] | 'share' };

const isShare = ({ source, unit, estimator, retired }: DefinitionEntry): boolean =>
  source === 'survey' && unit === 'percent' && estimator !== 'index' && !retired;

const asNamed = ({ id, name }: DefinitionEntry): Named => ({
  ...{ name: id, label: name, kind: 'share', codes: [], questions: [], derived: false },
});

function matches({ name, label, codes }: Named, wanted: string): boolean {
  const texts = [name, label.en, label.zh, ...codes.flatMap((code) => [code.label.en, code.label.zh])];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

function Entry({ variable, onInsert }: { readonly variable: Named; readonly onInsert: (name: string) => void }) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  const { name, kind, codes, derived } = variable;
  const about = format.list([t(`def.vocabulary.kind.${kind}`), ...(derived ? [t('def.vocabulary.derived')] : [])]);
  return (
    <li>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('def.vocabulary.insert', { name })}
        onClick={() => onInsert(name)}
      >
        <code>{name}</code>
      </Button>{' '}
      <span className="in-variable-words">
        {localized(variable.label)} <span className="tp-small tp-dimmed">{t('def.vocabulary.about', { about })}</span>
      </span>
      {codes.length > 0 && (
        <details className="tp-small">
          <summary>{t('def.vocabulary.codes')}</summary>
          <ul>
            {codes.map(({ code, label }) => (
              <li key={code}>
                <code>{code}</code> {localized(label)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

interface VocabularyListProps {
  readonly onInsert: (name: string) => void;
  /** Whether to list shares too. */
  readonly shares: boolean;
}

/** The names that a formula may use, to look up and insert. */
export function VocabularyList({ onInsert, shares }: VocabularyListProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const vocabulary = useQuery(vocabularyQuery(id));
  const definitions = useQuery({ ...definitionsQuery(id), enabled: shares });
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  return (
    <Section title={t('def.vocabulary.title')} purpose={t('def.vocabulary.purpose')}>
      <TextInput
        aria-label={t('def.vocabulary.search')}
        placeholder={t('def.vocabulary.search')}
        leftSection={<Search size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Loaded query={vocabulary}>
        {({ variables }) => {
          const named = shares ? (definitions.data ?? []).filter(isShare).map(asNamed) : [];
          const found = [...named, ...variables].filter((variable) => matches(variable, wanted));
          return (
            <>
              <p className="tp-small tp-dimmed" aria-live="polite">
                {found.length === 0 ? t('def.vocabulary.none') : t('def.vocabulary.found', { count: found.length })}
              </p>
              <ul className="in-variables" tabIndex={0} aria-label={t('def.vocabulary.title')}>
                {found.map((variable) => (
                  <Entry key={variable.name} variable={variable} onInsert={onInsert} />
                ))}
              </ul>
            </>
          );
        }}
      </Loaded>
      <details>
        <summary>{t('def.grammar.title')}</summary>
        <dl className="in-facts">
          {(['condition', 'sum', 'comparison'] as const).map((part) => (
            <div key={part}>
              <dt>{t(`def.grammar.${part}`)}</dt>
              <dd>{t(`def.grammar.${part}Words`)}</dd>
            </div>
          ))}
        </dl>
        <p className="tp-small">{t('def.grammar.unknown')}</p>
      </details>
    </Section>
  );
}
