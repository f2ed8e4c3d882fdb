import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Column, SortOrder } from '#shared';
import { allPlaces, DataTable, useFormat, useLocalized, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { policyAreasQuery } from '../api/choices.js';
import type { Action } from '../api/types.js';
import { statuses } from '../api/types.js';
import { type TableColumn, usualColumns } from '../domain/table-address.js';
import { plannedSums } from './budget.js';
import { type CellField, EditCell } from './edit-cell.js';
import { Due, EvidenceMark, Owner, Progress, StatusAndVerdicts } from './marks.js';
import { likelihoods, NextStepLine, RiskMark } from './risk.js';

/** Statuses in which owners report. */
const reported: readonly Action['status'][] = ['agreed', 'in-progress', 'at-risk', 'disputed'];

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

interface TableProps {
  readonly actions: readonly Action[];
  /** The group of the actions, if there are several tables. */
  readonly caption?: string;
  /** After the action itself. */
  readonly columns?: readonly TableColumn[];
  /** Absent: actions cannot be selected. */
  readonly selection?: Selection | undefined;
  /** Titles, owners, due dates and statuses are edited in their cells. */
  readonly editing?: boolean;
  /** Each row leads to the report of its action. */
  readonly reporting?: boolean;
  /** The order in which the server sends the actions; absent: the table keeps its order itself. */
  readonly order?: SortOrder | null;
  readonly onOrder?: (order: SortOrder) => void;
}

/** The usual columns, with the budget if one of the actions has one. */
export function usualColumnsIf(budgeted: boolean): readonly TableColumn[] {
  return budgeted ? [...usualColumns, 'budget'] : usualColumns;
}

const isBudgeted = ({ budget }: Action): boolean => budget.length > 0;

type ColumnBody = Omit<Column<Action>, 'key'>;

/** The columns whose cells are edited in progress reports and forms only. */
function usePlainColumns() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const format = useFormat();
  const places = useQuery(allPlaces(id)).data ?? [];
  const areas = useQuery(policyAreasQuery(id)).data ?? [];
  const placeName = ({ placeId }: Action): string => localized(places.find((place) => place.id === placeId)?.name);
  const none = <span className="tp-dimmed">{t('notStated')}</span>;
  return {
    person: {
      title: t('table.column.person'),
      sortValue: ({ ownerPerson }) => (ownerPerson ? localized(ownerPerson.name) : null),
      cell: ({ ownerPerson }) => (ownerPerson ? localized(ownerPerson.name) : none),
    },
    start: {
      title: t('table.column.start'),
      sortValue: ({ startOn }) => startOn,
      cell: ({ startOn }) => (startOn === null ? none : format.date(startOn)),
    },
    progress: {
      title: t('column.progress'),
      sortValue: ({ progress }) => progress,
      cell: (action) => <Progress action={action} />,
    },
    nextStep: {
      title: t('table.column.nextStep'),
      long: true,
      sortValue: ({ nextStep }) => nextStep?.on ?? null,
      cell: ({ nextStep }) => (nextStep ? <NextStepLine step={nextStep} /> : none),
    },
    evidence: {
      title: t('column.evidence'),
      sortValue: ({ evidenceCount }) => evidenceCount,
      cell: (action) => <EvidenceMark action={action} labelled />,
    },
    risk: {
      title: t('risk.column'),
      sortValue: ({ risk }) => (risk ? likelihoods.indexOf(risk.likelihood) : null),
      cell: ({ risk }) => (risk ? <RiskMark risk={risk} labelled /> : none),
    },
    area: {
      title: t('table.column.area'),
      sortValue: ({ policyAreas }) => policyAreas[0] ?? null,
      cell: ({ policyAreas }) =>
        policyAreas.length === 0
          ? none
          : policyAreas.map((area) => (
              <div key={area}>
                {area} {localized(areas.find((candidate) => candidate.area === area)?.name)}
              </div>
            )),
    },
    place: {
      title: t('table.column.place'),
      sortValue: (action) => placeName(action) || null,
      cell: (action) => placeName(action) || none,
    },
    budget: {
      title: t('budget.plannedColumn'),
      numeric: true,
      cell: ({ budget }) =>
        plannedSums(budget).map(([currency, planned]) => (
          <div key={currency} className="rm-money">
            {currency} {planned.replace(/\.00$/, '')}
          </div>
        )),
    },
  } satisfies Partial<Record<TableColumn, ColumnBody>>;
}

/** All columns after the action itself. */
function useColumnBodies(editable: (action: Action, field: CellField, cell: ReactNode) => ReactNode) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const bodies: Readonly<Record<TableColumn, ColumnBody>> = {
    ...usePlainColumns(),
    owner: {
      title: t('column.owner'),
      sortValue: ({ owner }) => (owner ? localized(owner.name) : null),
      cell: (action) => editable(action, 'owner', <Owner action={action} letterOnly labelled />),
    },
    status: {
      title: t('column.status'),
      sortValue: ({ status }) => statuses.indexOf(status),
      cell: (action) => editable(action, 'status', <StatusAndVerdicts action={action} />),
    },
    due: {
      title: t('column.due'),
      sortValue: ({ dueOn }) => dueOn,
      cell: (action) => editable(action, 'due', <Due action={action} labelled />),
    },
  };
  return bodies;
}

export function ActionTable({
  actions,
  columns = usualColumnsIf(actions.some(isBudgeted)),
  selection,
  ...props
}: TableProps) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const localized = useLocalized();
  const { caption = t('title'), editing = false, reporting = false, order, onOrder } = props;
  const editable = (action: Action, field: CellField, cell: ReactNode): ReactNode =>
    editing ? (
      <EditCell action={action} field={field}>
        {cell}
      </EditCell>
    ) : (
      cell
    );
  const reportLink = ({ id, code, status }: Action): ReactNode =>
    reported.includes(status) && (
      <Button
        component={WorkspaceLink}
        to={`/roadmap/${id}?report=yes`}
        size="compact-md"
        variant="default"
        aria-label={t('shared:labelled', { label: t('report.title'), words: code })}
      >
        {t('report.title')}
      </Button>
    );
  const bodies = useColumnBodies(editable);
  const all: readonly Column<Action>[] = [
    ...(selection
      ? [
          {
            key: 'select',
            title: t('changes.select'),
            doing: true,
            cell: ({ id, code }: Action) => (
              <Checkbox
                label={<span className="tp-visually-hidden">{t('changes.selectOf', { code })}</span>}
                checked={selection.ids.has(id)}
                onChange={() => selection.toggle(id)}
              />
            ),
          },
        ]
      : []),
    {
      key: 'action',
      title: t('column.action'),
      lead: true,
      sortValue: ({ number }) => number,
      cell: (action) => (
        <>
          <span className="rm-code">{action.code}</span>{' '}
          {editing ? (
            editable(action, 'title', localized(action.title))
          ) : (
            <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
          )}
        </>
      ),
    },
    ...columns.map((key) => ({ key, ...bodies[key] })),
    ...(reporting ? [{ key: 'report', title: t('report.title'), doing: true, cell: reportLink }] : []),
  ];
  return (
    <div className="rm-actions">
      <DataTable
        caption={caption}
        rows={actions}
        columns={all}
        rowKey={({ id }) => id}
        portion={order === undefined ? 100 : Infinity}
        isOrdered={order !== undefined}
        manyColumns={editing || columns.length > 7}
        {...(order !== undefined && { order })}
        {...(onOrder !== undefined && { onOrder })}
      />
    </div>
  );
}
