import { Button, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Column } from '#shared';
import { ConstituencyBadge, DataTable, EmptyState, Loaded, useLocalized, useTranslation } from '#shared';
import type { Organisation, Person } from '../api/directory.js';
import { EntryDialog } from './entry-dialog.js';
import { ListFilters, Pager, useListFilter } from './list-tools.js';

type Entry = Organisation | Person;

interface EntryListProps<Row extends Entry> {
  readonly kind: 'organisations' | 'people';
  readonly icon: ReactNode;
  readonly query: UseQueryResult<{ readonly items: readonly Row[]; readonly total: number }>;
  readonly mayEdit: boolean;
  readonly name: (row: Row) => ReactNode;
  /** Columns after the name and the group. */
  readonly columns: (rows: readonly Row[]) => readonly Column<Row>[];
  readonly below?: (rows: readonly Row[]) => ReactNode;
}

/** A list of organisations or people with filters and pages; readers with the permission can edit entries. */
export function EntryList<Row extends Entry>({ kind, query, mayEdit, ...look }: EntryListProps<Row>) {
  const { t } = useTranslation('directory');
  const [edited, setEdited] = useState<Row | 'new' | null>(null);
  const add = mayEdit && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t(`${kind}.add`)}
    </Button>
  );
  return (
    <>
      <ListFilters grouped action={add} />
      <Loaded query={query}>
        {({ items, total }) => (
          <Stack>
            <EntryTable kind={kind} rows={items} onEdit={mayEdit ? setEdited : undefined} {...look} />
            <Pager kind={kind} total={total} />
            {look.below?.(items)}
          </Stack>
        )}
      </Loaded>
      {edited !== null && (
        <EntryDialog
          key={edited === 'new' ? 'new' : edited.id}
          kind={kind}
          entry={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface EntryTableProps<Row extends Entry> extends Pick<EntryListProps<Row>, 'kind' | 'icon' | 'name' | 'columns'> {
  readonly rows: readonly Row[];
  readonly onEdit: ((row: Row) => void) | undefined;
}

function EntryTable<Row extends Entry>({ kind, icon, name, columns, rows, onEdit }: EntryTableProps<Row>) {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const filter = useListFilter();
  const narrowed = filter.search !== undefined || filter.constituency !== undefined;
  const edit = (row: Row): ReactNode => (
    <Button
      size="xs"
      variant="subtle"
      aria-label={t('shared:labelled', { label: t('edit'), words: inWords(row.name) })}
      onClick={() => onEdit?.(row)}
    >
      {t('edit')}
    </Button>
  );
  return (
    <DataTable<Row>
      caption={t(`${kind}.title`)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon={icon} title={t(narrowed ? 'nothingFound' : `${kind}.none`)}>
          {t(narrowed ? 'nothingFoundHint' : `${kind}.noneHint`)}
        </EmptyState>
      }
      columns={[
        { key: 'name', title: t(`${kind}.name`), cell: name },
        {
          key: 'group',
          title: t('group'),
          cell: (row) => <ConstituencyBadge constituency={row.constituency} capacity={row.capacity} />,
        },
        ...columns(rows),
        ...(onEdit ? [{ key: 'edit', title: t('shared:actions'), doing: true, cell: edit }] : []),
      ]}
    />
  );
}
