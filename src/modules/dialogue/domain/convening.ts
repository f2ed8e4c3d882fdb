import { constituencies } from '../../../kernel/actor.js';
import type { Constituency } from '../../../kernel/actor.js';
import { isBreak, isOnAgenda } from './agenda.js';
import type { AgendaItem } from './agenda.js';
import type { Seat } from './seating.js';

/** What a roundtable should have when its delegations are invited. */
export type ConveningGapKind = 'chair' | 'titular' | 'agenda';
export const conveningGapKinds: readonly ConveningGapKind[] = ['chair', 'titular', 'agenda'];

export interface ConveningGap {
  readonly kind: ConveningGapKind;
  /** The group without a titular seat. */
  readonly constituency: Constituency | null;
}

/** Missing for convening: a chair, a titular seat of each group, and an agenda. With gaps, convening needs a reason. */
export function conveningGaps(
  seats: readonly Pick<Seat, 'kind' | 'function' | 'constituency'>[],
  items: readonly Pick<AgendaItem, 'kind' | 'status'>[],
): readonly ConveningGap[] {
  const empty = constituencies.filter(
    (group) => !seats.some(({ kind, constituency }) => kind === 'titular' && constituency === group),
  );
  const gap = (kind: ConveningGapKind, constituency: Constituency | null = null): ConveningGap => ({
    kind,
    constituency,
  });
  return [
    ...(seats.some((seat) => seat.function === 'chair') ? [] : [gap('chair')]),
    ...empty.map((group) => gap('titular', group)),
    ...(items.some((item) => isOnAgenda(item.status) && !isBreak(item)) ? [] : [gap('agenda')]),
  ];
}
