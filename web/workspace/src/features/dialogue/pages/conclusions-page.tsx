import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileCheck2, Search } from 'lucide-react';
import { useState } from 'react';
import {
  EmptyState,
  Loaded,
  Page,
  useAddress,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { RegisterFilter } from '../api/queries.js';
import { registerQuery, roundtablesQuery } from '../api/queries.js';
import type { Conclusion } from '../api/types.js';
import { ConclusionCard, ConclusionLeads } from '../components/conclusion-card.js';
import '../dialogue.css';

function Filters() {
  const { t } = useTranslation(['dialogue', 'shared']);
  const say = useLocalized();
  const { id } = useWorkspace();
  const { values, set, clear } = useAddress();
  const [words, setWords] = useState(values['words'] ?? '');
  const search = useDebouncedCallback((text: string) => set({ words: text || undefined }), 300);
  const roundtables = useQuery(roundtablesQuery(id)).data ?? [];
  const filtered = Boolean(values['words'] ?? values['roundtable'] ?? values['agreement'] ?? values['reserved']);
  const pick = (name: string) => ({
    clearable: true,
    placeholder: t('register.all'),
    value: values[name] ?? null,
    onChange: (value: string | null) => set({ [name]: value ?? undefined }),
  });
  return (
    <>
      <TextInput
        label={t('register.words')}
        leftSection={<Search size={16} aria-hidden />}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        label={t('register.roundtable')}
        data={roundtables.map((row) => ({ value: row.id, label: `${row.label} ${say(row.title)}` }))}
        {...pick('roundtable')}
      />
      <Select
        label={t('register.agreement')}
        data={[
          ...(['agreed', 'no-objection', 'ad-referendum'] as const).map((value) => ({
            value,
            label: t(`shared:agreement.${value}`),
          })),
          { value: 'provisional', label: t('shared:quorum.mark') },
          { value: 'replaced', label: t('shared:replacedMark') },
        ]}
        {...pick('agreement')}
      />
      <Select
        label={t('register.reserved')}
        data={[
          { value: 'yes', label: t('register.with') },
          { value: 'no', label: t('register.without') },
        ]}
        {...pick('reserved')}
      />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => {
            setWords('');
            clear();
          }}
        >
          {t('shared:clearFilters')}
        </Button>
      )}
    </>
  );
}

interface RegisterProps {
  readonly conclusions: readonly Conclusion[];
  readonly filtered: boolean;
}

function Register({ conclusions, filtered }: RegisterProps) {
  const { t } = useTranslation('dialogue');
  if (conclusions.length === 0)
    return (
      <EmptyState
        icon={<FileCheck2 size={32} />}
        title={t(filtered ? 'register.noneFound' : 'register.empty')}
        action={
          !filtered && (
            <Button component={WorkspaceLink} to="/roundtables">
              {t('register.toRoundtables')}
            </Button>
          )
        }
      >
        {t(filtered ? 'register.noneFoundText' : 'register.emptyText')}
      </EmptyState>
    );
  return (
    <>
      <p className="tp-small tp-dimmed" role="status">
        {t('register.count', { count: conclusions.length })}
      </p>
      <ul className="dl-plain dl-cards">
        {conclusions.map((conclusion) => (
          <li key={conclusion.id} className="tp-card dl-register-card">
            <ConclusionCard conclusion={conclusion} />
            <ConclusionLeads conclusion={conclusion} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The register of all conclusions, with their permanent numbers. */
export function ConclusionsPage() {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const { values } = useAddress();
  const { roundtable, agreement, reserved, words } = values;
  const filter = { roundtable, agreement, reserved, words } as RegisterFilter;
  const list = useQuery({ ...registerQuery(id, filter), placeholderData: keepPreviousData });
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Page title={t('register.title')} purpose={t('register.purpose')} filters={<Filters />}>
      <Loaded query={list}>{(found) => <Register conclusions={found} filtered={filtered} />}</Loaded>
    </Page>
  );
}
