import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ConstituencyBadge,
  DataTable,
  EmptyState,
  Loaded,
  useCan,
  useLocalized,
  useWorkspace,
} from '../../../shared/index.js';
import type { Organisation } from '../api/directory.js';
import { organisationsQuery, placesQuery } from '../api/directory.js';
import { EntryDialog } from './entry-dialog.js';
import { BasisKey, BasisMark, ListFilters, Pager, useListFilter } from './list-tools.js';

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

/** Organisations of the three groups, then those of none. */
export function OrganisationsPart() {
  const { t } = useTranslation('directory');
  const can = useCan();
  const { id } = useWorkspace();
  const filter = useListFilter();
  const narrowed = filter.search !== undefined || filter.constituency !== undefined;
  const list = useQuery(organisationsQuery(id, filter));
  const places = useQuery(placesQuery(id));
  const inWords = useLocalized();
  const placeOf = ({ placeId }: Organisation): string =>
    inWords(places.data?.items.find((place) => place.id === placeId)?.name);
  const [edited, setEdited] = useState<Organisation | 'new' | null>(null);
  const mayEdit = can('directory.organisation.edit');
  const add = mayEdit && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('organisations.add')}
    </Button>
  );
  const edit = mayEdit
    ? [
        {
          key: 'edit',
          title: t('shared:actions'),
          doing: true,
          cell: (row: Organisation) => (
            <Button
              size="xs"
              variant="subtle"
              aria-label={`${t('edit')}: ${inWords(row.name)}`}
              onClick={() => setEdited(row)}
            >
              {t('edit')}
            </Button>
          ),
        },
      ]
    : [];
  return (
    <>
      <ListFilters grouped action={add} />
      <Loaded query={list}>
        {({ items, total }) => (
          <Stack>
            <DataTable<Organisation>
              caption={t('organisations.title')}
              rows={items}
              rowKey={(row) => row.id}
              empty={
                <EmptyState icon={<Building2 size={32} />} title={t(narrowed ? 'nothingFound' : 'organisations.none')}>
                  {t(narrowed ? 'nothingFoundHint' : 'organisations.noneHint')}
                </EmptyState>
              }
              columns={[
                { key: 'name', title: t('name'), cell: (row) => <Name organisation={row} place={placeOf(row)} /> },
                {
                  key: 'group',
                  title: t('group'),
                  cell: (row) => <ConstituencyBadge constituency={row.constituency} capacity={row.capacity} />,
                },
                ...(items.some(({ basis }) => basis !== 'entered')
                  ? [
                      {
                        key: 'basis',
                        title: t('basisTitle'),
                        cell: (row: Organisation) => <BasisMark basis={row.basis} />,
                      },
                    ]
                  : []),
                ...edit,
              ]}
            />
            <Pager total={total} />
            <BasisKey bases={items.map(({ basis }) => basis)} />
          </Stack>
        )}
      </Loaded>
      {edited !== null && (
        <EntryDialog
          key={edited === 'new' ? 'new' : edited.id}
          kind="organisations"
          entry={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
