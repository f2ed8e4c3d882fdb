import type { Need } from '../api/queries.js';

/** Tasks of one group are completed on the same page. */
export const needGroups = {
  answers: ['wave-alarm', 'passphrase-needed'],
  rights: ['decide-rights'],
  confirm: ['confirm-conclusion'],
  corrigenda: ['object-to-corrigendum'],
  guests: ['second-guest'],
  accept: ['accept'],
  actions: ['late', 'disputed', 'due-soon'],
  validate: ['validate'],
  proposals: ['decide-proposal'],
  conclusions: ['conclusion-without-action'],
  meetings: ['roundtable-ahead'],
} as const satisfies Readonly<Record<string, readonly Need['kind'][]>>;

export type NeedGroup = keyof typeof needGroups;

export interface GroupedNeeds {
  readonly group: NeedGroup;
  readonly needs: readonly Need[];
}

/** Groups that have tasks, in a fixed order; within a group in the order of the server, the most urgent first. */
export function groupNeeds(needs: readonly Need[]): readonly GroupedNeeds[] {
  return (Object.entries(needGroups) as [NeedGroup, readonly string[]][])
    .map(([group, kinds]) => ({ group, needs: needs.filter(({ kind }) => kinds.includes(kind)) }))
    .filter((each) => each.needs.length > 0);
}
