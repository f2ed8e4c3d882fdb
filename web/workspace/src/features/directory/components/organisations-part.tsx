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
import { organisationsQuery } from '../api/directory.js';
import { EntryDialog } from './entry-dialog.js';
import { BasisMark, ListFilters, Pager, useListFilter } from './list-tools.js';

function Name({ organisation }: { readonly organisation: Organisation }) {
  const inWords = useLocalized();
  return (
    <Stack gap={2}>
      <span>{inWords(organisation.name)}</span>
      {organisation.note && (
        <span className="tp-small tp-dimmed" style={{ fontWeight: 400 }}>
          {inWords(organisation.note)}
        </span>
      )}
    </Stack>
  );
}

/** Organisations of the three groups, then those of none. */
export function OrganisationsPart() {
  const { t } = useTranslation('directory');
  const can = useCan();
  const { id } = useWorkspace();
  const list = useQuery(organisationsQuery(id, useListFilter()));
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
          cell: (row: Organisation) => (
            <Button size="xs" variant="default" onClick={() => setEdited(row)}>
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
                <EmptyState icon={<Building2 size={32} />} title={t('organisations.none')}>
                  {t('organisations.noneHint')}
                </EmptyState>
              }
              columns={[
                { key: 'name', title: t('name'), cell: (row) => <Name organisation={row} /> },
                {
                  key: 'group',
                  title: t('group'),
                  cell: (row) => <ConstituencyBadge constituency={row.constituency} capacity={row.capacity} />,
                },
                { key: 'basis', title: t('basisTitle'), cell: (row) => <BasisMark basis={row.basis} /> },
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
          kind="organisations"
          entry={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
