import { MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Fields, LocalizedText } from '#shared';
import { allOrganisations, allPeople, useFirstMatches, useLocalized, useTranslation, useWorkspace } from '#shared';
import { workingGroupsQuery } from '../api/choices.js';
import type { ActionValues } from './action-values.js';

/** People of the owner organisation first; other people can be chosen too. */
function usePeople(organisationId: string | null) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const people = useQuery(allPeople(id)).data ?? [];
  const choice = ({ id: value, name }: (typeof people)[number]) => ({ value, label: localized(name) });
  const own = people.filter((person) => organisationId !== null && person.organisationId === organisationId);
  const others = people.filter((person) => !own.includes(person));
  return [
    { group: t('form.ownPeople'), items: own.map(choice) },
    { group: t(own.length > 0 ? 'form.otherPeople' : 'form.allPeople'), items: others.map(choice) },
  ].filter(({ items }) => items.length > 0);
}

/** The owner: an organisation or a working group. */
function OwnerField({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const filter = useFirstMatches();
  const choice = ({ id: value, name }: { readonly id: string; readonly name: LocalizedText }) => ({
    value,
    label: localized(name),
  });
  const organisations = (useQuery(allOrganisations(id)).data ?? []).map(choice);
  const groups = (useQuery(workingGroupsQuery(id)).data ?? []).map(choice);
  const isGroup = (value: string | null): boolean => groups.some((group) => group.value === value);
  const { values, set, errorOf } = fields;
  return (
    <Select
      label={t('form.owner')}
      placeholder={t('form.none')}
      searchable
      filter={filter}
      clearable
      data={[
        { group: t('form.organisations'), items: organisations },
        { group: t('form.workingGroups'), items: groups },
      ].filter(({ items }) => items.length > 0)}
      value={values.ownerOrganisationId ?? values.ownerWorkingGroupId}
      onChange={(value) => {
        set('ownerOrganisationId', isGroup(value) ? null : value);
        set('ownerWorkingGroupId', isGroup(value) ? value : null);
      }}
      error={errorOf('ownerOrganisationId') ?? errorOf('ownerWorkingGroupId')}
    />
  );
}

/** The owner of the action, a responsible person, and partner organisations. */
export function OwnerFields({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const { values, set } = fields;
  const organisations = (useQuery(allOrganisations(id)).data ?? []).map(({ id: value, name }) => ({
    value,
    label: localized(name),
  }));
  const filter = useFirstMatches();
  const people = usePeople(values.ownerOrganisationId);
  return (
    <>
      <div className="tp-columns">
        <OwnerField fields={fields} />
        <Select
          label={t('form.ownerPerson')}
          placeholder={t('form.nobody')}
          searchable
          filter={filter}
          clearable
          data={people}
          {...fields.pick('ownerPersonId')}
        />
      </div>
      <MultiSelect
        label={t('form.coOwners')}
        description={t('form.coOwnersHint')}
        searchable
        filter={filter}
        clearable
        data={organisations.filter(({ value }) => value !== values.ownerOrganisationId)}
        value={[...values.coOwnerOrganisationIds]}
        onChange={(chosen) => set('coOwnerOrganisationIds', chosen)}
        error={fields.errorOf('coOwnerOrganisationIds') ?? fields.errorOf('coOwnerOrganisationIds.0')}
      />
    </>
  );
}
