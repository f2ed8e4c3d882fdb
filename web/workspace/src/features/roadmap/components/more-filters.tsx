import { useQuery } from '@tanstack/react-query';
import {
  allOrganisations,
  allPeople,
  allPlaces,
  type LocalizedText,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import { AddressDate } from './address-date.js';
import { FilterSelect } from './filter-select.js';
import { likelihoods } from './risk.js';

export const moreNames = ['organisationId', 'ownerPersonId', 'placeId', 'risk', 'dueFrom', 'dueTo'] as const;

/** Filters by organisation, person, place, risk and dates. */
export function MoreFilters() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const choice = ({ id: value, name }: { readonly id: string; readonly name: LocalizedText }) => ({
    value,
    label: localized(name),
  });
  const organisations = useQuery(allOrganisations(id)).data ?? [];
  const people = useQuery(allPeople(id)).data ?? [];
  const places = useQuery(allPlaces(id)).data ?? [];
  return (
    <>
      <FilterSelect
        name="organisationId"
        label={t('moreFilters.organisation')}
        data={organisations.map(choice)}
        searchable
      />
      <FilterSelect name="ownerPersonId" label={t('moreFilters.person')} data={people.map(choice)} searchable />
      <FilterSelect name="placeId" label={t('moreFilters.place')} data={places.map(choice)} searchable />
      <FilterSelect
        name="risk"
        label={t('risk.title')}
        data={likelihoods.map((value) => ({ value, label: t(`risk.level.${value}`) }))}
      />
      <AddressDate name="dueFrom" label={t('moreFilters.dueFrom')} />
      <AddressDate name="dueTo" label={t('moreFilters.dueTo')} />
    </>
  );
}
