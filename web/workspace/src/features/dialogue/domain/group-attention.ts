import type { LinkedAction, Meeting } from '../api/types.js';

export type Attention =
  | { readonly kind: 'accept' | 'late' | 'disputed' | 'due-soon'; readonly action: LinkedAction }
  | { readonly kind: 'convene'; readonly meeting: Meeting }
  | { readonly kind: 'term-over' | 'term-ends'; readonly on: string };

/** Days before a due date or the end of the term from which on members are reminded. */
const near = { action: 14, term: 60, meeting: 14 } as const;

const open: readonly LinkedAction['status'][] = ['agreed', 'in-progress', 'at-risk', 'disputed'];

function ofAction(action: LinkedAction, daysTo: (day: string) => number): readonly Attention[] {
  const { status, dueOn } = action;
  if (status === 'proposed') return [{ kind: 'accept', action }];
  if (!open.includes(status)) return [];
  const days = dueOn === null ? Number.POSITIVE_INFINITY : daysTo(dueOn);
  if (days < 0) return [{ kind: 'late', action }];
  if (status === 'disputed') return [{ kind: 'disputed', action }];
  return days <= near.action ? [{ kind: 'due-soon', action }] : [];
}

const rank: readonly Attention['kind'][] = [
  ...(['term-over', 'late', 'disputed', 'accept', 'due-soon', 'convene', 'term-ends'] as const),
];

interface Waiting {
  readonly actions: readonly LinkedAction[];
  readonly meetings: readonly Meeting[];
  readonly termUntil: string | null;
}

/** What waits for the members of a working group, the most urgent first; `daysTo` counts from today. */
export function attentionOf(
  { actions, meetings, termUntil }: Waiting,
  daysTo: (day: string) => number,
): readonly Attention[] {
  const found: readonly Attention[] = [
    ...actions.flatMap((action) => ofAction(action, daysTo)),
    ...meetings
      .filter(({ state, startsOn }) => state === 'planned' && daysTo(startsOn) <= near.meeting)
      .map((meeting): Attention => ({ kind: 'convene', meeting })),
    ...(termUntil !== null && daysTo(termUntil) <= near.term
      ? [{ kind: daysTo(termUntil) < 0 ? ('term-over' as const) : ('term-ends' as const), on: termUntil }]
      : []),
  ];
  const dueOn = (one: Attention): string => ('action' in one ? (one.action.dueOn ?? '9999') : '');
  return found.toSorted(
    (left, right) => rank.indexOf(left.kind) - rank.indexOf(right.kind) || dueOn(left).localeCompare(dueOn(right)),
  );
}
