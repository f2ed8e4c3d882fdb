import { dayIn, dayPlus } from '../kernel/day.js';
import { constituencies } from '../kernel/actor.js';
import type { SeatFunction, SeatKind } from '../modules/dialogue/index.js';
import type { DialogueSteps } from './dialogue-steps.js';
import type { AgendaWords } from './dialogue-words.js';

interface SeatPlan {
  readonly person: string;
  readonly kind: SeatKind;
  readonly function?: SeatFunction;
}

const officers: Readonly<Record<string, SeatFunction>> = {
  'government-delegate-1': 'chair',
  'employers-delegate-1': 'spokesperson',
  'workers-delegate-1': 'spokesperson',
  'employers-delegate-2': 'vice-chair',
  'workers-delegate-2': 'vice-chair',
  'government-delegate-2': 'spokesperson',
  'government-delegate-3': 'moderator',
};

/**
 * The three groups with the same number of titular seats and with advisers, and the participants outside the groups.
 */
export function seatPlan(delegates: number): readonly SeatPlan[] {
  const groups = constituencies.flatMap((group): readonly SeatPlan[] => [
    ...Array.from({ length: delegates }, (_, index): SeatPlan => {
      const person = `${group}-delegate-${index + 1}`;
      const role = officers[person];
      return { person, kind: 'titular', ...(role === undefined ? {} : { function: role }) };
    }),
    { person: `${group}-adviser-1`, kind: 'adviser' },
    { person: `${group}-adviser-2`, kind: 'substitute' },
  ]);
  return [
    ...groups,
    { person: 'park-coordinator', kind: 'adviser' },
    { person: 'facilitator', kind: 'secretariat' },
    { person: 'rapporteur', kind: 'secretariat', function: 'rapporteur' },
    { person: 'interpreter', kind: 'interpreter' },
    { person: 'analyst', kind: 'resource-person' },
    { person: 'observer', kind: 'observer' },
  ];
}

/** The working day in the calendar of Asia/Shanghai that is `days` from now, or the Friday before it. */
export function workingDayFromNow(now: Date, days: number): string {
  const day = dayIn(new Date(now.getTime() + days * 86_400_000), 'Asia/Shanghai');
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayPlus(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
}

/** Plans the agenda of a meeting; of the current one if none is named. */
export async function planAgenda(
  steps: DialogueSteps,
  { roundtableId, meetingId }: { readonly roundtableId: string; readonly meetingId?: string },
  agenda: readonly AgendaWords[],
  person: (key: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const items = new Map<string, string>();
  for (const { key, below, kind, presenter, minutes, title, note } of agenda) {
    const id = await steps.item({
      roundtableId,
      meetingId: meetingId ?? null,
      kind: kind ?? 'topic',
      title,
      note: note ?? null,
      plannedMinutes: minutes,
      parentId: below === undefined ? null : (items.get(below) ?? null),
      presenterId: presenter === undefined ? null : person(presenter),
    });
    items.set(key, id);
  }
  return items;
}
