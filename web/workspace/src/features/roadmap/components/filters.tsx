import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField, isDay, useAddress, useGroupWords, useLocalized, useWorkspace } from '#shared';
import type { ActionQuery } from '../api/queries.js';
import { policyAreasQuery, workingGroupsQuery } from '../api/queries.js';
import { statuses } from '../api/types.js';
import { useTagChoices } from './tags.js';

export const filterNames = [
  'text',
  'status',
  'policyArea',
  'constituency',
  'late',
  'gap',
  'ownerWorkingGroupId',
  'conclusionId',
  'indicatorId',
  'planId',
  'findingId',
  'tag',
] as const;

/** The filters in the address, as parameters for the server. */
export function useActionFilter(): {
  readonly query: ActionQuery;
  readonly any: boolean;
  /** The filters as the query string of another page. */
  readonly search: string;
} {
  const { values } = useAddress();
  const query = Object.fromEntries(
    filterNames.flatMap((name) => (values[name] ? [[name, name === 'late' ? true : values[name]]] : [])),
  ) as ActionQuery;
  const search = new URLSearchParams(
    filterNames.flatMap((name) => (values[name] ? [[name, values[name]]] : [])),
  ).toString();
  return { query, any: Object.keys(query).length > 0, search: search === '' ? '' : `?${search}` };
}

export function ActionFilters() {
  const { t } = useTranslation(['roadmap', 'shared']);
  const { id } = useWorkspace();
  const { values, set } = useAddress();
  const { any } = useActionFilter();
  const words = useGroupWords();
  const localized = useLocalized();
  const workingGroups = useQuery(workingGroupsQuery(id)).data ?? [];
  const areas = useQuery(policyAreasQuery(id)).data ?? [];
  const tagChoices = useTagChoices();
  const [text, setText] = useState(values['text'] ?? '');
  const settle = useDebouncedCallback((value: string) => set({ text: value || undefined }), 250);
  const clear = (): void => {
    setText('');
    set(Object.fromEntries(filterNames.map((name) => [name, undefined])));
  };
  return (
    <>
      <TextInput
        label={t('filter.text')}
        value={text}
        maxLength={100}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          settle(currentTarget.value);
        }}
      />
      <Select
        label={t('filter.status')}
        placeholder={t('filter.any')}
        clearable
        data={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        value={values['status'] ?? null}
        onChange={(status) => set({ status: status ?? undefined })}
      />
      <Select
        label={t('filter.area')}
        placeholder={t('filter.any')}
        clearable
        data={areas.map(({ area, name }) => ({ value: String(area), label: `${area} ${localized(name)}` }))}
        value={values['policyArea'] ?? null}
        onChange={(policyArea) => set({ policyArea: policyArea ?? undefined })}
      />
      <Select
        label={t('filter.group')}
        placeholder={t('filter.any')}
        clearable
        data={(['government', 'employers', 'workers'] as const).map((group) => ({
          value: group,
          label: words.name(group),
        }))}
        value={values['constituency'] ?? null}
        onChange={(constituency) => set({ constituency: constituency ?? undefined })}
      />
      {workingGroups.length > 0 && (
        <Select
          label={t('filter.workingGroup')}
          placeholder={t('filter.any')}
          clearable
          data={workingGroups.map(({ id: value, name }) => ({ value, label: localized(name) }))}
          value={values['ownerWorkingGroupId'] ?? null}
          onChange={(group) => set({ ownerWorkingGroupId: group ?? undefined })}
        />
      )}
      <Select
        label={t('register.tags')}
        placeholder={t('filter.any')}
        clearable
        data={tagChoices}
        value={values['tag'] ?? null}
        onChange={(tag) => set({ tag: tag ?? undefined })}
      />
      <Select
        label={t('filter.gap')}
        placeholder={t('filter.any')}
        clearable
        data={(['without-indicator', 'late-without-evidence'] as const).map((gap) => ({
          value: gap,
          label: t(`filter.gaps.${gap}`),
        }))}
        value={values['gap'] ?? null}
        onChange={(gap) => set({ gap: gap ?? undefined })}
      />
      <Checkbox
        label={t('filter.late')}
        checked={values['late'] === 'yes'}
        onChange={({ currentTarget }) => set({ late: currentTarget.checked ? 'yes' : undefined })}
        className="rm-late-filter"
      />
      {any && (
        <Button variant="subtle" onClick={clear}>
          {t('shared:clearFilters')}
        </Button>
      )}
    </>
  );
}

interface AddressDateProps {
  readonly name: 'since' | 'compare';
  readonly label: string;
  readonly max?: string;
}

/** A day in the address. */
export function AddressDate({ name, label, max }: AddressDateProps) {
  const { values, set } = useAddress();
  const [typed, setTyped] = useState(values[name] ?? '');
  return (
    <DateField
      label={label}
      max={max}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        if (value === '' || isDay(value)) set({ [name]: value || undefined });
      }}
    />
  );
}
