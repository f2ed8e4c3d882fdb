import { Button, Select, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import type { Column } from '#shared';
import { DataTable, EmptyState, Section, useAddress, useTranslation } from '#shared';
import type { Choice } from './choices.js';
import '../indicators.css';

interface Filter {
  /** The parameter in the address. */
  readonly key: string;
  readonly label: string;
  readonly any: string;
  readonly data: readonly Choice[];
  readonly searchable?: boolean;
}

interface CatalogueFiltersProps {
  readonly search: string;
  readonly filters: readonly Filter[];
  /** While the list is loading: typed text is kept, and choices are added when they are known. */
  readonly disabled?: boolean;
}

export function CatalogueFilters({ search, filters, disabled = false }: CatalogueFiltersProps) {
  const { values, set } = useAddress();
  return (
    <>
      <TextInput
        className="in-search"
        aria-label={search}
        placeholder={search}
        leftSection={<Search size={16} aria-hidden />}
        value={values['text'] ?? ''}
        onChange={(event) => set({ text: event.currentTarget.value || undefined })}
      />
      {filters.map(({ key, label, any, data, searchable = false }) => (
        <Select
          key={key}
          className="in-choice"
          aria-label={label}
          placeholder={any}
          clearable
          searchable={searchable}
          disabled={disabled}
          data={data}
          value={data.find(({ value }) => value === values[key])?.value ?? null}
          onChange={(value) => set({ [key]: value ?? undefined })}
        />
      ))}
    </>
  );
}

interface Entry {
  readonly id: string;
  readonly group: string;
}

interface CatalogueGroupsProps<Item extends Entry> {
  readonly items: readonly Item[];
  readonly columns: readonly Column<Item>[];
  /** Shown if nothing matches the filters. */
  readonly nothing: { readonly title: string; readonly words: string };
}

/** One table for each subject. */
export function CatalogueGroups<Item extends Entry>({ items, columns, nothing }: CatalogueGroupsProps<Item>) {
  const { t } = useTranslation('indicators');
  const { values, clear } = useAddress();
  const isFiltered = Object.entries(values).some(([key, value]) => key !== 'text' && value);
  if (items.length === 0)
    return (
      <EmptyState
        title={nothing.title}
        action={
          <Button variant="default" onClick={clear}>
            {t(isFiltered ? 'find.clearAll' : 'find.clear')}
          </Button>
        }
      >
        {nothing.words}
      </EmptyState>
    );
  return [...new Set(items.map(({ group }) => group))].map((group) => (
    <Section key={group} title={t(`group.${group}`)} plain>
      <DataTable
        caption={t(`group.${group}`)}
        columns={columns}
        rows={items.filter((item) => item.group === group)}
        rowKey={({ id }) => id}
      />
    </Section>
  ));
}
