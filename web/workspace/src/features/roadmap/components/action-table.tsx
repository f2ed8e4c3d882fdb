import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column } from '#shared';
import { DataTable, useLocalized, WorkspaceLink } from '#shared';
import type { Action } from '../api/types.js';
import { statuses } from '../api/types.js';
import { plannedSums } from './budget.js';
import { Due, EvidenceMark, Owner, Progress, StatusAndVerdicts } from './marks.js';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

interface TableProps {
  readonly actions: readonly Action[];
  /** Absent: actions cannot be selected. */
  readonly selection?: Selection | undefined;
}

export function ActionTable({ actions, selection }: TableProps) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const hasBudget = actions.some(({ budget }) => budget.length > 0);
  const columns: readonly Column<Action>[] = [
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
          <WorkspaceLink to={`/roadmap/${action.id}`}>{localized(action.title)}</WorkspaceLink>
        </>
      ),
    },
    {
      key: 'owner',
      title: t('column.owner'),
      sortValue: ({ owner }) => (owner ? localized(owner.name) : null),
      cell: (action) => <Owner action={action} letterOnly labelled />,
    },
    {
      key: 'status',
      title: t('column.status'),
      sortValue: ({ status }) => statuses.indexOf(status),
      cell: (action) => <StatusAndVerdicts action={action} />,
    },
    {
      key: 'due',
      title: t('column.due'),
      sortValue: ({ dueOn }) => dueOn,
      cell: (action) => <Due action={action} labelled />,
    },
    {
      key: 'progress',
      title: t('column.progress'),
      sortValue: ({ progress }) => progress,
      cell: (action) => <Progress action={action} />,
    },
    {
      key: 'evidence',
      title: t('column.evidence'),
      sortValue: ({ evidenceCount }) => evidenceCount,
      cell: (action) => <EvidenceMark action={action} labelled />,
    },
    ...(hasBudget
      ? [
          {
            key: 'budget',
            title: t('budget.plannedColumn'),
            numeric: true,
            cell: ({ budget }: Action) =>
              plannedSums(budget).map(([currency, planned]) => (
                <div key={currency} className="rm-money">
                  {currency} {planned.replace(/\.00$/, '')}
                </div>
              )),
          },
        ]
      : []),
  ];
  return (
    <div className="rm-actions">
      <DataTable caption={t('title')} rows={actions} columns={columns} rowKey={({ id }) => id} portion={100} />
    </div>
  );
}
