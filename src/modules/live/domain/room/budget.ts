import type { Constituency } from '../../../../kernel/actor.js';
import { clockOf } from './clock.js';
import type { GroupTime, RoomState, Speech } from './state.js';

/** A day, more than any item is discussed. */
export const mostBudgetMinutes = 1440;

/** How much of the planned time an item, or a group within it, has used. */
export interface BudgetUse {
  readonly minutes: number | null;
  readonly milliseconds: number;
}

/** `planned`: the minutes on the agenda, which count unless the room has set others. `now` is server time. */
export function itemUse(
  state: RoomState,
  { id, minutes: planned }: { readonly id: string; readonly minutes: number | null },
  now: number,
): BudgetUse {
  const before = state.discussed.find(({ agendaItemId }) => agendaItemId === id)?.milliseconds ?? 0;
  const { cursor, discussedSince } = state;
  const current = cursor === id && discussedSince !== null ? Math.max(0, now - discussedSince) : 0;
  return { minutes: budgetOf(state, id, null) ?? planned, milliseconds: before + current };
}

/** Speaking time of a group on an item, with the current speech. */
export function groupUse(
  state: RoomState,
  { agendaItemId, constituency }: { readonly agendaItemId: string; readonly constituency: Constituency },
  now: number,
): BudgetUse {
  const { speech, interrupted } = state;
  const of = (one: Speech | undefined | null): boolean =>
    one?.agendaItemId === agendaItemId && one.speaker.constituency === constituency;
  const ended = state.spoken.find((time) => time.agendaItemId === agendaItemId && time.constituency === constituency);
  const waiting = of(interrupted?.speech) ? interrupted!.milliseconds : 0;
  const current = of(speech) ? (clockOf(state, now) ?? 0) : 0;
  const minutes = budgetOf(state, agendaItemId, constituency);
  return { minutes, milliseconds: (ended?.milliseconds ?? 0) + waiting + current };
}

/** The time that a group was given for an item, and what it used. */
export interface GroupBudget {
  readonly agendaItemId: string;
  readonly constituency: Constituency;
  readonly minutes: number;
  readonly milliseconds: number;
}

/** The budgets of groups, in the order in which they were set. */
export function groupBudgets(state: RoomState, now: number): readonly GroupBudget[] {
  return state.budgets.flatMap(({ agendaItemId, constituency, minutes }) => {
    if (constituency === null) return [];
    const { milliseconds } = groupUse(state, { agendaItemId, constituency }, now);
    return [{ agendaItemId, constituency, minutes, milliseconds }];
  });
}

export function budgetOf(state: RoomState, agendaItemId: string, constituency: Constituency | null): number | null {
  const found = state.budgets.find((one) => one.agendaItemId === agendaItemId && one.constituency === constituency);
  return found?.minutes ?? null;
}

/** Adds to, or takes from, the speaking time of the speaker's group on the item of the speech. */
export function withSpoken(
  spoken: readonly GroupTime[],
  { agendaItemId, speaker: { constituency } }: Speech,
  milliseconds: number,
): readonly GroupTime[] {
  if (agendaItemId === null) return spoken;
  const index = spoken.findIndex((one) => one.agendaItemId === agendaItemId && one.constituency === constituency);
  const sum = (spoken[index]?.milliseconds ?? 0) + milliseconds;
  if (index === -1) return sum === 0 ? spoken : [...spoken, { agendaItemId, constituency, milliseconds: sum }];
  return sum === 0 ? spoken.toSpliced(index, 1) : spoken.with(index, { ...spoken[index]!, milliseconds: sum });
}

/** After the item under discussion has changed, or a pause has begun or ended. */
export function withDiscussion(before: RoomState, after: RoomState, at: number): RoomState {
  const runs = after.cursor !== null && after.pausedSince === null;
  const since = before.discussedSince;
  if (before.cursor === after.cursor && runs === (since !== null)) return after;
  const discussedSince = runs ? Math.max(at, since ?? at) : null;
  if (before.cursor === null || since === null) return { ...after, discussedSince };
  const index = after.discussed.findIndex(({ agendaItemId }) => agendaItemId === before.cursor);
  const milliseconds = (after.discussed[index]?.milliseconds ?? 0) + Math.max(0, at - since);
  const time = { agendaItemId: before.cursor, milliseconds };
  const discussed = index === -1 ? [...after.discussed, time] : after.discussed.with(index, time);
  return { ...after, discussedSince, discussed };
}
