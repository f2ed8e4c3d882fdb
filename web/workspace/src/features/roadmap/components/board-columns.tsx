import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMark, useLocalized, useWorkspace } from '#shared';
import { policyAreasQuery } from '../api/queries.js';
import type { Action, ActionStatus } from '../api/types.js';
import { ActionStatusMark, isReportedInSource, Owner, useStatusWord } from './marks.js';

export interface BoardColumn {
  readonly key: string;
  /** The status that a card gets when it is dropped here; null if cards are not moved. */
  readonly status: ActionStatus | null;
  readonly holds: (action: Action) => boolean;
  readonly heading: ReactNode;
  /** The heading as text. */
  readonly name: string;
  /** Hide the column while it is empty. */
  readonly onlyFilled?: boolean;
}

/** "At risk" is shown with "in progress"; actions reported in a published text have their own column. */
function statusColumns(word: ReturnType<typeof useStatusWord>, inProgress: string): readonly BoardColumn[] {
  const ofStatus = (status: ActionStatus, ...also: readonly ActionStatus[]): BoardColumn => {
    const action = { status, basis: null };
    const holds = (one: Action): boolean => [status, ...also].includes(one.status) && !isReportedInSource(one);
    return { key: status, status, holds, heading: <ActionStatusMark action={action} />, name: word(action) };
  };
  const reported = { status: 'claimed-done', basis: 'seed' } as const;
  return [
    ofStatus('proposed'),
    ofStatus('agreed'),
    {
      ...ofStatus('in-progress', 'at-risk'),
      heading: <StatusMark status="in-progress" label={inProgress} />,
      name: inProgress,
    },
    ofStatus('claimed-done'),
    ofStatus('disputed'),
    ofStatus('confirmed'),
    {
      key: 'reported',
      status: 'claimed-done',
      holds: isReportedInSource,
      heading: <ActionStatusMark action={reported} />,
      name: word(reported),
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
  const word = useStatusWord();
  const areas = useQuery(policyAreasQuery(workspaceId)).data ?? [];
  const byOwner = (): readonly BoardColumn[] => {
    const first = new Map(actions.map((action) => [action.owner?.id ?? '', action]));
    return [...first]
      .sort(([, one], [, other]) => nameOf(one).localeCompare(nameOf(other)))
      .map(([key, action]) => ({
        ...{ key, status: null, heading: <Owner action={action} letterOnly /> },
        name: action.owner ? localized(action.owner.name) : t('notStated'),
        holds: ({ owner }: Action) => (owner?.id ?? '') === key,
      }));
  };
  const nameOf = ({ owner }: Action): string => (owner ? localized(owner.name) : '\uffff');
  const byArea = (): readonly BoardColumn[] => [
    ...areas.map(({ area, name }) => ({
      ...{ key: String(area), status: null, onlyFilled: true },
      ...{ heading: `${area} ${localized(name)}`, name: `${area} ${localized(name)}` },
      holds: ({ policyAreas }: Action) => policyAreas.includes(area),
    })),
    {
      ...{ key: 'none', status: null, heading: t('notStated'), name: t('notStated'), onlyFilled: true },
      holds: ({ policyAreas }) => policyAreas.length === 0,
    },
  ];
  return (by) => (by === 'owner' ? byOwner() : by === 'area' ? byArea() : statusColumns(word, t('inProgressColumn')));
}
