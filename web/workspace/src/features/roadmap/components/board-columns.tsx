import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMark, useLocalized, useWorkspace } from '#shared';
import { policyAreasQuery } from '../api/queries.js';
import type { Action, ActionStatus } from '../api/types.js';
import { ActionStatusMark, isReportedInSource, Owner } from './marks.js';

export interface BoardColumn {
  readonly key: string;
  /** The status that a card gets when it is dropped here; null if cards are not moved. */
  readonly status: ActionStatus | null;
  readonly holds: (action: Action) => boolean;
  readonly heading: ReactNode;
  /** Hide the column while it is empty. */
  readonly onlyFilled?: boolean;
}

function ofStatus(status: ActionStatus, ...also: readonly ActionStatus[]): BoardColumn {
  const holds = (action: Action): boolean => [status, ...also].includes(action.status) && !isReportedInSource(action);
  return { key: status, status, holds, heading: <ActionStatusMark action={{ status, basis: null }} /> };
}

/** "At risk" is shown with "in progress"; actions reported in a published text have their own column. */
function statusColumns(inProgress: string): readonly BoardColumn[] {
  return [
    ofStatus('proposed'),
    ofStatus('agreed'),
    {
      ...ofStatus('in-progress', 'at-risk'),
      heading: <StatusMark status="in-progress" label={inProgress} />,
    },
    ofStatus('claimed-done'),
    ofStatus('disputed'),
    ofStatus('confirmed'),
    {
      key: 'reported',
      status: 'claimed-done',
      holds: isReportedInSource,
      heading: <ActionStatusMark action={{ status: 'claimed-done', basis: 'seed' }} />,
      onlyFilled: true,
    },
    ofStatus('dropped'),
  ];
}

/** The columns of the board by status, owner or policy area. */
export function useColumns(actions: readonly Action[]): (by: 'status' | 'owner' | 'area') => readonly BoardColumn[] {
  const { t } = useTranslation('roadmap');
  const { id: workspaceId } = useWorkspace();
  const localized = useLocalized();
  const areas = useQuery(policyAreasQuery(workspaceId)).data ?? [];
  const byOwner = (): readonly BoardColumn[] => {
    const first = new Map(actions.map((action) => [action.owner?.id ?? '', action]));
    return [...first]
      .sort(([, one], [, other]) => nameOf(one).localeCompare(nameOf(other)))
      .map(([key, action]) => ({
        ...{ key, status: null, heading: <Owner action={action} letterOnly /> },
        holds: ({ owner }: Action) => (owner?.id ?? '') === key,
      }));
  };
  const nameOf = ({ owner }: Action): string => (owner ? localized(owner.name) : '\uffff');
  const byArea = (): readonly BoardColumn[] => [
    ...areas.map(({ area, name }) => ({
      ...{ key: String(area), status: null, heading: `${area} ${localized(name)}`, onlyFilled: true },
      holds: ({ policyAreas }: Action) => policyAreas.includes(area),
    })),
    {
      ...{ key: 'none', status: null, heading: t('notStated'), onlyFilled: true },
      holds: ({ policyAreas }) => policyAreas.length === 0,
    },
  ];
  return (by) => (by === 'owner' ? byOwner() : by === 'area' ? byArea() : statusColumns(t('inProgressColumn')));
}
