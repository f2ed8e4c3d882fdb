import { dayIn, minuteOfDay } from '../../../../kernel/day.js';
import { endOfItems, minutesOf } from '../../../../kernel/planned-day.js';
import { budgetOf, itemUse } from './budget.js';
import type { RoomState } from './state.js';
import type { RoomAgendaItem, RoomView } from './view.js';

/** In minutes after midnight, local time. */
export interface DayCourse {
  /** The planned end of the day of the meeting, or else when its items end as planned. */
  readonly plannedEnd: number;
  /** Whether the meeting has a planned end of its own. */
  readonly endIsSet: boolean;
  /** When the items end if each one takes its planned time from now on; null before the opening and on other days. */
  readonly expectedEnd: number | null;
}

/** How the current day proceeds. Null if nothing says when it ends, or if no item is planned for it. */
export function dayCourse(
  { agenda, meeting }: Pick<RoomView, 'agenda' | 'meeting'>,
  state: RoomState,
  now: number,
): DayCourse | null {
  const { timeZone, opensAt, closesAt } = meeting;
  const today = dayIn(new Date(now), timeZone);
  const current = agenda.find(({ id }) => id === state.cursor);
  const day = current?.date ?? agenda.find(({ date }) => date >= today)?.date;
  const items = agenda.filter(({ date }) => date === day);
  const plannedEnd = closesAt === null ? endOfItems(opensAt, items) : minutesOf(closesAt);
  if (plannedEnd === null || items.length === 0) return null;
  const minute = minuteOfDay(new Date(now), timeZone);
  const begun = current?.date === today;
  // no item has been discussed although the session should have opened: it cannot end before all have taken their time
  const opensLate =
    !state.cursor && state.discussed.length === 0 && day === today && opensAt !== null && minute >= minutesOf(opensAt);
  const left = begun ? remaining(items, state, now) : minutesIn(state, topLevel(items));
  return { plannedEnd, endIsSet: closesAt !== null, expectedEnd: begun || opensLate ? minute + left : null };
}

const topLevel = (items: readonly RoomAgendaItem[]): readonly RoomAgendaItem[] =>
  items.filter(({ depth }) => depth === 1);

/**
 * Minutes from the item under discussion to the last one; an item without planned minutes counts as none. A pause before
 * breaks is the breaks, which then take less of the time that is left.
 */
function remaining(items: readonly RoomAgendaItem[], state: RoomState, now: number): number {
  const here = items.findIndex(({ id }) => id === state.cursor);
  const top = items.slice(0, here + 1).findLastIndex(({ depth }) => depth === 1);
  const next = items.findIndex(({ depth }, index) => index > top && depth === 1);
  const end = next === -1 ? items.length : next;
  const used = items.slice(top, end).reduce((sum, item) => sum + itemUse(state, item, now).milliseconds, 0);
  const planned = itemUse(state, items[top]!, now).minutes ?? 0;
  const later = topLevel(items.slice(end));
  const first = later.findIndex(({ isBreak }) => !isBreak);
  const breaks = minutesIn(state, first === -1 ? later : later.slice(0, first));
  const taken = state.pausedSince === null ? 0 : Math.min(breaks, Math.max(0, now - state.pausedSince) / 60_000);
  return Math.ceil(Math.max(0, planned - used / 60_000) + minutesIn(state, later) - taken);
}

function minutesIn(state: RoomState, items: readonly RoomAgendaItem[]): number {
  return items.reduce((sum, { id, minutes }) => sum + (budgetOf(state, id, null) ?? minutes ?? 0), 0);
}
