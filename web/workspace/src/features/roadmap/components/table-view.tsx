import { Button, Checkbox, Popover, Select } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Columns3, Pencil, PencilOff } from 'lucide-react';
import { useState } from 'react';
import {
  ErrorState,
  Loaded,
  MoreOf,
  type SortOrder,
  useAddress,
  useCan,
  useFormat,
  useLanguage,
  useTranslation,
  useWorkspace,
} from '#shared';
import {
  actionPagesQuery,
  type ActionQuery,
  actionsQuery,
  allActions,
  type GroupsQuery,
  groupsQuery,
  tableGroups,
  portionAfter,
} from '../api/queries.js';
import type { Action, ActionGroup, Totals } from '../api/types.js';
import {
  columnsInAddress,
  type Grouping,
  groupingIn,
  orderIn,
  orderInAddress,
  shownColumns,
  type TableColumn,
  tableColumns,
} from '../domain/table-address.js';
import { ActionFile } from './action-file.js';
import { ActionTable, usualColumnsIf } from './action-table.js';
import { type BoardColumn, useColumns, useGroup } from './board-columns.js';
import { ChangeSelected } from './change-selected.js';
import { useActionFilter } from './filters.js';
import { HandOver } from './hand-over.js';

function useColumnName(): (column: TableColumn) => string {
  const { t } = useTranslation('roadmap');
  return (column) => {
    switch (column) {
      case 'budget':
        return t('budget.plannedColumn');
      case 'risk':
        return t('risk.column');
      case 'owner':
      case 'status':
      case 'due':
      case 'progress':
      case 'evidence':
        return t(`column.${column}`);
      default:
        return t(`table.column.${column}`);
    }
  };
}

interface ColumnsProps {
  readonly usual: readonly TableColumn[];
}

/** Chooses the columns; the choice is in the address. */
function ChooseColumns({ usual }: ColumnsProps) {
  const { t } = useTranslation('roadmap');
  const { values, set } = useAddress();
  const name = useColumnName();
  const shown = shownColumns(values['show'], usual);
  return (
    <Popover position="bottom-start" trapFocus returnFocus shadow="md" transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button variant="default" leftSection={<Columns3 size={16} aria-hidden />}>
          {t('table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          label={t('table.columnsHint')}
          value={[...shown]}
          onChange={(chosen) => set({ show: columnsInAddress(chosen, usual) })}
        >
          <div className="rm-column-choices">
            {tableColumns.map((column) => (
              <Checkbox key={column} value={column} label={name(column)} />
            ))}
          </div>
        </Checkbox.Group>
        <Button size="compact-sm" variant="subtle" onClick={() => set({ show: undefined })}>
          {t('table.reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function GroupBy() {
  const { t } = useTranslation('roadmap');
  const { values, set } = useAddress();
  const choices = ['none', 'area', 'owner', 'status'] as const;
  return (
    <Select
      aria-label={t('table.groupBy')}
      allowDeselect={false}
      className="rm-group-by"
      data={choices.map((value) => ({
        value,
        label: value === 'none' ? t('table.group.none') : t('table.by', { group: t(`table.group.${value}`) }),
      }))}
      value={groupingIn(values['group']) ?? 'none'}
      onChange={(value) => set({ group: value === 'none' ? undefined : (value ?? undefined) })}
    />
  );
}

type TableProps = Omit<Parameters<typeof ActionTable>[0], 'actions' | 'caption'>;

interface GroupTableProps extends TableProps {
  readonly column: BoardColumn;
  readonly group: ActionGroup<Action>;
  readonly query: GroupsQuery;
}

function GroupTable({ column, group, query, ...props }: GroupTableProps) {
  const format = useFormat();
  const { actions, more } = useGroup(tableGroups, group, query);
  const headingId = `group-${column.key}`;
  return (
    <section className="rm-group" aria-labelledby={headingId}>
      <h2 id={headingId}>
        {column.heading} <span className="tp-dimmed tp-numbers">{format.number(group.total)}</span>
      </h2>
      <ActionTable actions={actions} caption={column.name} {...props} />
      {more}
    </section>
  );
}

interface TablesProps extends TableProps {
  readonly query: ActionQuery;
}

/** A table for each group; an action with several policy areas is in the table of each. */
function GroupTables({ by, query: filter, ...props }: TablesProps & { readonly by: Grouping }) {
  const { id } = useWorkspace();
  const query = { ...filter, by };
  const groups = useQuery(groupsQuery(tableGroups, id, query));
  const columns = useColumns(groups.data?.groups ?? [])(by);
  return (
    <Loaded query={groups}>
      {(loaded) =>
        columns.map((column) => {
          const group = loaded.groups.find(({ key }) => key === column.key);
          return group && <GroupTable key={column.key} {...{ column, group, query }} {...props} />;
        })
      }
    </Loaded>
  );
}

function WholeTable({ query, ...props }: TablesProps) {
  const { id } = useWorkspace();
  const pages = useInfiniteQuery(actionPagesQuery(id, query));
  return (
    <Loaded query={pages}>
      {({ pages: parts }) => {
        const actions = parts.flatMap(({ items }) => items);
        return (
          <>
            <ActionTable actions={actions} {...props} />
            <MoreOf
              shown={actions.length}
              total={parts.at(-1)!.total}
              portion={portionAfter(actions.length)}
              busy={pages.isFetchingNextPage}
              error={pages.error}
              onMore={() => void pages.fetchNextPage()}
            />
          </>
        );
      }}
    </Loaded>
  );
}

/** Actions that are selected, to be changed together. Those that leave the list are no longer selected. */
function useSelection(total: number) {
  const { id } = useWorkspace();
  const { query, search } = useActionFilter();
  const [chosen, setChosen] = useState<Selected>({ search, total, ids: [] });
  // another filter ends the selection
  const chosenIds = chosen.search === search ? chosen.ids : [];
  const listed = useQuery({ ...actionsQuery(id, query), enabled: chosenIds.length > 0 && chosen.total !== total });
  const items = chosen.total === total || listed.isPlaceholderData ? undefined : listed.data?.items;
  const present = items && new Set(items.map((action) => action.id));
  const ids = new Set(present ? chosenIds.filter((one) => present.has(one)) : chosenIds);
  const choose = (next: readonly string[]): void => setChosen({ search, total, ids: next });
  const toggle = (one: string): void =>
    choose(ids.has(one) ? [...ids].filter((other) => other !== one) : [...ids, one]);
  const selectAll = useMutation({
    mutationFn: () => allActions(id, query),
    onSuccess: ({ items }) => choose(items.map((action) => action.id)),
  });
  return { ids, toggle, selectAll, all: total > 0 && ids.size === total, clear: () => choose([]) };
}

interface Selected {
  /** The filter in which the actions were selected, and the number of actions in the list. */
  readonly search: string;
  readonly total: number;
  readonly ids: readonly string[];
}

interface ManyProps {
  readonly selection: ReturnType<typeof useSelection>;
  readonly total: number;
}

/** Selects all actions, and changes the selected ones together. */
function ManyActions({ selection: { ids, all, selectAll, clear }, total }: ManyProps) {
  const { t } = useTranslation('roadmap');
  return (
    <>
      <Button variant="default" loading={selectAll.isPending} onClick={() => (all ? clear() : selectAll.mutate())}>
        {all ? t('changes.selectNone') : t('changes.selectAll', { count: total })}
      </Button>
      <HandOver />
      <ChangeSelected actionIds={[...ids]} onDone={clear} />
      <span aria-live="polite">{ids.size > 0 && t('changes.selected', { count: ids.size })}</span>
      {selectAll.isError && <ErrorState error={selectAll.error} compact />}
    </>
  );
}

/** The filter with the order in the address; names are ordered in the language of the reader. */
function useOrderedQuery(): ActionQuery {
  const { query } = useActionFilter();
  const { values } = useAddress();
  const language = useLanguage();
  const order = orderIn(values['sort']);
  return order ? { ...query, sort: order.written, language: language === 'zh' ? 'zh-CN' : 'en' } : query;
}

/** The table: columns, groups and order in the address, editing in place, and changes of many actions together. */
export function TableView({ totals: { total, budgeted } }: { readonly totals: Totals }) {
  const { t } = useTranslation('roadmap');
  const can = useCan();
  const { values, set } = useAddress();
  const query = useOrderedQuery();
  const [editing, setEditing] = useState(false);
  const selection = useSelection(total);
  const usual = usualColumnsIf(budgeted);
  const mayChangeMany = can('roadmap.action.import');
  const grouping = groupingIn(values['group']);
  const props = {
    ...{ query, editing, columns: shownColumns(values['show'], usual) },
    selection: mayChangeMany ? selection : undefined,
    order: orderIn(values['sort']),
    onOrder: (order: SortOrder) => set({ sort: orderInAddress(order) }),
  };
  return (
    <>
      <div className="tp-row">
        <ActionFile />
        <ChooseColumns usual={usual} />
        <GroupBy />
        {can('roadmap.action.edit') && (
          <Button
            variant="default"
            aria-pressed={editing}
            leftSection={editing ? <PencilOff size={16} aria-hidden /> : <Pencil size={16} aria-hidden />}
            onClick={() => setEditing(!editing)}
          >
            {t(editing ? 'table.editDone' : 'table.edit')}
          </Button>
        )}
        {mayChangeMany && <ManyActions selection={selection} total={total} />}
      </div>
      {editing && <p className="tp-small tp-dimmed">{t('table.editHint')}</p>}
      {grouping === null ? <WholeTable {...props} /> : <GroupTables by={grouping} {...props} />}
    </>
  );
}
