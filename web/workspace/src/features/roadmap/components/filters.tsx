import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress, useGroupWords, useLocalized, useTranslation, useWorkspace } from '#shared';
import { FilterSelect } from './filter-select.js';
import { MoreFilters, moreNames } from './more-filters.js';
import type { ActionQuery } from '../api/queries.js';
import { policyAreasQuery, workingGroupsQuery } from '../api/choices.js';
import { statuses } from '../api/types.js';
import { filterNames, filterQuery, filtersIn } from '../api/address-filter.js';
import { useTagChoices } from './tags.js';

/** The filters in the address, as parameters for the server. */
export function useActionFilter(): {
  readonly query: ActionQuery;
  readonly any: boolean;
  /** The filters as the query string of another page. */
  readonly search: string;
} {
  const { values } = useAddress();
  const set = filtersIn(values);
  const search = new URLSearchParams(set).toString();
  return { query: filterQuery(set), any: Object.keys(set).length > 0, search: search === '' ? '' : `?${search}` };
}

/** The address of a page of the roadmap with the filters that are set, and others in addition or instead. */
export function useFilteredAddress(): (path: string, more: Readonly<Record<string, string>>) => string {
  const { search } = useActionFilter();
  const set = Object.fromEntries(new URLSearchParams(search));
  return (path, more) => `${path}?${new URLSearchParams({ ...set, ...more })}`;
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
  const shown = moreNames.some((name) => values[name] !== undefined);
  const [opened, setAll] = useState(false);
  const all = opened || shown;
  const [text, setText] = useState(values['text'] ?? '');
  const settle = useDebouncedCallback((value: string) => set({ text: value || undefined }), 250);
  const clear = (): void => {
    setText('');
    setAll(false);
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
      <FilterSelect
        name="status"
        label={t('filter.status')}
        data={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
      <FilterSelect
        name="policyArea"
        label={t('filter.area')}
        data={areas.map(({ area, name }) => ({ value: String(area), label: `${area} ${localized(name)}` }))}
      />
      <FilterSelect
        name="constituency"
        label={t('filter.group')}
        data={(['government', 'employers', 'workers'] as const).map((group) => ({
          value: group,
          label: words.name(group),
        }))}
      />
      {workingGroups.length > 0 && (
        <FilterSelect
          name="ownerWorkingGroupId"
          label={t('filter.workingGroup')}
          data={workingGroups.map(({ id: value, name }) => ({ value, label: localized(name) }))}
        />
      )}
      <FilterSelect name="tag" label={t('register.tags')} data={tagChoices} />
      <FilterSelect
        name="gap"
        label={t('filter.gap')}
        data={(['without-indicator', 'late-without-evidence', 'unconfirmed'] as const).map((gap) => ({
          value: gap,
          label: t(`moreFilters.gaps.${gap}`),
        }))}
      />
      {all && <MoreFilters />}
      <Checkbox
        label={t('filter.late')}
        checked={values['late'] === 'yes'}
        onChange={({ currentTarget }) => set({ late: currentTarget.checked ? 'yes' : undefined })}
        className="rm-late-filter"
      />
      {!shown && (
        <Button variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'moreFilters.fewer' : 'moreFilters.more')}
        </Button>
      )}
      {any && (
        <Button variant="subtle" onClick={clear}>
          {t('shared:clearFilters')}
        </Button>
      )}
    </>
  );
}
