import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ConstituencyBadge,
  DataTable,
  EmptyState,
  Loaded,
  SexMark,
  useCan,
  useLocalized,
  useWorkspace,
} from '../../../shared/index.js';
import type { Person } from '../api/directory.js';
import { organisationsQuery, peopleQuery } from '../api/directory.js';
import { EntryDialog } from './entry-dialog.js';
import { ListFilters, Pager, useListFilter } from './list-tools.js';

/** People with the group they speak for, or the capacity in which they are there. */
export function PeoplePart() {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const can = useCan();
  const { id } = useWorkspace();
  const filter = useListFilter();
  const narrowed = filter.search !== undefined || filter.constituency !== undefined;
  const list = useQuery(peopleQuery(id, filter));
  const organisations = useQuery(organisationsQuery(id, { limit: 200 }));
  const [edited, setEdited] = useState<Person | 'new' | null>(null);
  const mayEdit = can('identity.person.edit');
  const organisationOf = (person: Person): string =>
    inWords(organisations.data?.items.find((organisation) => organisation.id === person.organisationId)?.name);
  const add = mayEdit && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('people.add')}
    </Button>
  );
  const edit = mayEdit
    ? [
        {
          key: 'edit',
          title: t('shared:actions'),
          doing: true,
          cell: (row: Person) => (
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
            <DataTable<Person>
              caption={t('people.title')}
              rows={items}
              rowKey={(row) => row.id}
              empty={
                <EmptyState icon={<Users size={32} />} title={t(narrowed ? 'nothingFound' : 'people.none')}>
                  {t(narrowed ? 'nothingFoundHint' : 'people.noneHint')}
                </EmptyState>
              }
              columns={[
                { key: 'name', title: t('name'), cell: (row) => inWords(row.name) },
                {
                  key: 'group',
                  title: t('group'),
                  cell: (row) => <ConstituencyBadge constituency={row.constituency} capacity={row.capacity} />,
                },
                { key: 'organisation', title: t('organisations.one'), cell: organisationOf },
                { key: 'sex', title: t('sex'), cell: (row) => <SexMark sex={row.sex} one /> },
                { key: 'account', title: t('account'), cell: (row) => t(row.hasAccount ? 'hasAccount' : 'noAccount') },
                ...edit,
              ]}
            />
            <Pager total={total} />
          </Stack>
        )}
      </Loaded>
      {edited !== null && (
        <EntryDialog
          key={edited === 'new' ? 'new' : edited.id}
          kind="people"
          entry={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
