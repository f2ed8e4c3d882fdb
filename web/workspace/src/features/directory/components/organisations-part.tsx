import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import { allPlaces, useCan, useLocalized, useTranslation, useWorkspace } from '#shared';
import type { Organisation } from '../api/directory.js';
import { organisationsQuery } from '../api/directory.js';
import { EntryList } from './entry-list.js';
import { BasisKey, BasisMark, useListFilter } from './list-tools.js';

function Name({ organisation, place }: { readonly organisation: Organisation; readonly place: string }) {
  const inWords = useLocalized();
  const about = [organisation.shortName && inWords(organisation.shortName), place].filter(Boolean).join(' · ');
  return (
    <Stack gap={2}>
      <span>{inWords(organisation.name)}</span>
      {about && <span className="tp-small tp-dimmed dr-light">{about}</span>}
      {organisation.note && <span className="tp-small tp-dimmed dr-light">{inWords(organisation.note)}</span>}
    </Stack>
  );
}

/** Organisations of the three groups, then organisations outside the groups. */
export function OrganisationsPart() {
  const { t } = useTranslation('directory');
  const can = useCan();
  const { id } = useWorkspace();
  const list = useQuery(organisationsQuery(id, useListFilter()));
  const places = useQuery(allPlaces(id));
  const inWords = useLocalized();
  const placeOf = ({ placeId }: Organisation): string =>
    inWords(places.data?.find((place) => place.id === placeId)?.name);
  const basis = {
    key: 'basis',
    title: t('basisTitle'),
    cell: (row: Organisation) => <BasisMark basis={row.basis} />,
  };
  return (
    <EntryList
      kind="organisations"
      icon={<Building2 size={32} />}
      query={list}
      mayEdit={can('directory.organisation.edit')}
      name={(row) => <Name organisation={row} place={placeOf(row)} />}
      columns={(rows) => (rows.some((row) => row.basis !== 'entered') ? [basis] : [])}
      below={(rows) => <BasisKey bases={rows.map((row) => row.basis)} />}
    />
  );
}
