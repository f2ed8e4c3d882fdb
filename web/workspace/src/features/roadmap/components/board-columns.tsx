import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { MoreOf, StatusMark, useLocalized, useTranslation, useWorkspace } from '#shared';
import { policyAreasQuery } from '../api/choices.js';
import { groupPortion, type GroupSource, type GroupsQuery, moreOfGroupQuery } from '../api/queries.js';
import type { ActionCard, ActionGroup, ActionStatus } from '../api/types.js';
import type { Grouping } from '../domain/table-address.js';
import { ActionStatusMark, Owner, useStatusWord } from './marks.js';

export interface BoardColumn {
  /** Of the group in the replies of the server. */
  readonly key: string;
  /** The status that a card gets when it is dropped here; null if cards are not moved. */
  readonly status: ActionStatus | null;
  readonly heading: ReactNode;
  /** The heading as text. */
  readonly name: string;
  /** Hide the column while it is empty. */
  readonly onlyFilled?: boolean;
}

/** "At risk" is shown with "in progress"; actions reported in a published text have their own column. */
function statusColumns(word: ReturnType<typeof useStatusWord>, inProgress: string): readonly BoardColumn[] {
  const ofStatus = (status: ActionStatus): BoardColumn => {
    const action = { status, basis: null };
    return { key: status, status, heading: <ActionStatusMark action={action} />, name: word(action) };
  };
  const reported = { status: 'claimed-done', basis: 'seed' } as const;
  return [
    ofStatus('proposed'),
    ofStatus('agreed'),
    {
      ...ofStatus('in-progress'),
      heading: <StatusMark status="in-progress" label={inProgress} />,
      name: inProgress,
    },
    ofStatus('claimed-done'),
    ofStatus('disputed'),
    ofStatus('confirmed'),
    {
      key: 'reported',
      status: 'claimed-done',
      heading: <ActionStatusMark action={reported} />,
      name: word(reported),
      onlyFilled: true,
    },
    ofStatus('dropped'),
  ];
}

/** The columns of the board by status, owner or policy area. */
export function useColumns(groups: readonly ActionGroup[]): (by: Grouping) => readonly BoardColumn[] {
  const { t } = useTranslation('roadmap');
  const { id: workspaceId } = useWorkspace();
  const localized = useLocalized();
  const word = useStatusWord();
  const areas = useQuery(policyAreasQuery(workspaceId)).data ?? [];
  const byOwner = (): readonly BoardColumn[] => {
    const first = groups.flatMap(({ key, items }) => items.slice(0, 1).map((action) => [key, action] as const));
    return first
      .sort(([, one], [, other]) => nameOf(one).localeCompare(nameOf(other)))
      .map(([key, action]) => ({
        ...{ key, status: null, heading: <Owner action={action} letterOnly /> },
        name: action.owner ? localized(action.owner.name) : t('notStated'),
      }));
  };
  const nameOf = ({ owner }: ActionCard): string => (owner ? localized(owner.name) : '\uffff');
  const byArea = (): readonly BoardColumn[] => [
    ...areas.map(({ area, name }) => ({
      ...{ key: String(area), status: null, onlyFilled: true },
      ...{ heading: `${area} ${localized(name)}`, name: `${area} ${localized(name)}` },
    })),
    {
      ...{ key: 'none', status: null, heading: t('notStated'), name: t('notStated'), onlyFilled: true },
    },
  ];
  return (by) => (by === 'owner' ? byOwner() : by === 'area' ? byArea() : statusColumns(word, t('inProgressColumn')));
}

/** The actions of a group that are shown, and the button for the next ones. */
export function useGroup<Row extends ActionCard>(
  source: GroupSource<Row>,
  group: ActionGroup<Row>,
  query: GroupsQuery,
) {
  const { id } = useWorkspace();
  const [opened, setOpened] = useState(false);
  const rest = useInfiniteQuery({
    ...moreOfGroupQuery(source, id, { query, group }),
    enabled: opened,
  });
  const first = new Set(group.items.map((action) => action.id));
  const next = rest.data?.pages.flatMap(({ items }) => items) ?? [];
  const actions = [...group.items, ...next.filter((action) => !first.has(action.id))];
  const showMore = (): void => {
    if (rest.data) void rest.fetchNextPage();
    else if (opened) void rest.refetch();
    else setOpened(true);
  };
  const more = (
    <MoreOf
      shown={actions.length}
      total={group.total}
      portion={groupPortion}
      busy={rest.isFetching && opened}
      error={rest.error}
      onMore={showMore}
    />
  );
  return { actions, more };
}
