import { Button, Checkbox, Popover, Select } from '@mantine/core';
import { Columns3, Pencil, PencilOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress, useCan } from '#shared';
import type { Action, ActionList } from '../api/types.js';
import {
  columnsInAddress,
  groupingIn,
  orderIn,
  orderInAddress,
  shownColumns,
  type TableColumn,
  tableColumns,
} from '../domain/table-address.js';
import { ActionFile } from './action-file.js';
import { ActionTable, usualColumnsOf } from './action-table.js';
import { useColumns } from './board-columns.js';
import { ChangeSelected } from './change-selected.js';
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

/** One table, or one for each group; an action with several policy areas is in the table of each. */
function Tables({ actions, ...props }: TableProps & { readonly actions: readonly Action[] }) {
  const { values } = useAddress();
  const columnsBy = useColumns(actions);
  const grouping = groupingIn(values['group']);
  if (grouping === null) return <ActionTable actions={actions} {...props} />;
  return columnsBy(grouping)
    .map((group) => ({ ...group, rows: actions.filter(group.holds) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ key, heading, name, rows }) => (
      <section key={key} className="rm-group" aria-labelledby={`group-${key}`}>
        <h2 id={`group-${key}`}>
          {heading} <span className="tp-dimmed tp-numbers">{rows.length}</span>
        </h2>
        <ActionTable actions={rows} caption={name} {...props} />
      </section>
    ));
}

/** Selects actions, and changes the selected ones together. */
function useSelection(list: ActionList) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // a filter takes actions out of the selection
  const ids = new Set(list.items.map(({ id }) => id).filter((id) => chosen.includes(id)));
  const toggle = (id: string): void => setChosen(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]);
  const all = ids.size === list.items.length;
  return { ids, toggle, all, toggleAll: () => setChosen(all ? [] : list.items.map(({ id }) => id)), setChosen };
}

/** The table: columns, groups and order in the address, editing in place, and changes of many actions together. */
export function TableView({ list }: { readonly list: ActionList }) {
  const { t } = useTranslation('roadmap');
  const can = useCan();
  const { values, set } = useAddress();
  const [editing, setEditing] = useState(false);
  const { ids, toggle, all, toggleAll, setChosen } = useSelection(list);
  const usual = usualColumnsOf(list.items);
  const mayChangeMany = can('roadmap.action.import');
  return (
    <>
      <div className="tp-row">
        <ActionFile list={list} />
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
        {mayChangeMany && (
          <>
            <Button variant="default" onClick={toggleAll}>
              {all ? t('changes.selectNone') : t('changes.selectAll', { count: list.items.length })}
            </Button>
            <HandOver />
            <ChangeSelected actionIds={[...ids]} onDone={() => setChosen([])} />
            <span aria-live="polite">{ids.size > 0 && t('changes.selected', { count: ids.size })}</span>
          </>
        )}
      </div>
      {editing && <p className="tp-small tp-dimmed">{t('table.editHint')}</p>}
      <Tables
        actions={list.items}
        columns={shownColumns(values['show'], usual)}
        selection={mayChangeMany ? { ids, toggle } : undefined}
        editing={editing}
        order={orderIn(values['sort'])}
        onOrder={(order) => set({ sort: orderInAddress(order) })}
      />
    </>
  );
}
