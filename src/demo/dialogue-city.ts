import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { dayIn } from '../kernel/day.js';
import type { LocalizedText } from '../kernel/localized-text.js';
import { constituencies } from '../kernel/actor.js';
import type { Agreement, SeatFunction, SeatKind } from '../modules/dialogue/index.js';
import { conclusionRegister } from '../modules/dialogue/queries/conclusion-register.query.js';
import { workingGroups } from '../modules/dialogue/queries/working-groups.query.js';
import { CarryOverAgendaItem } from '../modules/dialogue/use-cases/carry-over-agenda-item.js';
import { FormWorkingGroup, JoinWorkingGroup } from '../modules/dialogue/use-cases/form-working-group.js';
import { ChangeAgendaItemStatus } from '../modules/dialogue/use-cases/move-agenda-item.js';
import { ProposeTopic } from '../modules/dialogue/use-cases/plan-agenda-item.js';
import { RecordReservation } from '../modules/dialogue/use-cases/record-reservation.js';
import { ReviseConclusion } from '../modules/dialogue/use-cases/revise-conclusion.js';
import { Database } from '../platform/database/database.js';
import { DialogueSteps } from './dialogue-steps.js';
import { onDay } from './story-clock.js';
import * as words from './dialogue-words.js';
import { demoOrganisation, demoPerson } from './demonstration.js';
import type { Demonstration } from './demonstration.js';
import { ReadRoundtables } from '../modules/dialogue/use-cases/read-roundtables.js';

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
};

/**
 * The three groups with the same number of titular seats and with advisers, and the participants outside the groups.
 */
function seatPlan(delegates: number): readonly SeatPlan[] {
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

/** A day in the calendar of Asia/Shanghai, `days` from now. */
function dayFromNow(now: Date, days: number): string {
  const moment = new Date(now.getTime() + days * 86_400_000);
  return dayIn(moment, 'Asia/Shanghai');
}

/** Days relative to the day on which the demonstration is loaded. */
const firstHeld = -118;
const secondAhead = 19;

export async function seedCityDialogue(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const actor = demonstration.city.actors.facilitator;
  const steps = new DialogueSteps(app, actor);
  const now = app.get(Clock).now();
  const common = { opensAt: '09:00', timeZone: 'Asia/Shanghai', placeId: demonstration.city.cityId };
  const organisations = [
    { organisationId: demoOrganisation(demonstration, 'labour-bureau').id, part: 'lead' as const },
    { organisationId: demoOrganisation(demonstration, 'secretariat').id, part: 'host' as const },
  ];
  const first = await onDay(-firstHeld + 35, () =>
    steps.create(1, {
      ...common,
      ...words.firstRoundtable,
      organisations,
      startsOn: dayFromNow(now, firstHeld),
      endsOn: dayFromNow(now, firstHeld + 1),
    }),
  );
  const second = await onDay(-firstHeld - 1, () =>
    steps.create(2, {
      ...common,
      ...words.secondRoundtable,
      organisations,
      startsOn: dayFromNow(now, secondAhead),
      endsOn: dayFromNow(now, secondAhead),
    }),
  );
  await holdFirst(app, demonstration, first);
  await prepareSecond(app, demonstration, second);
}

async function holdFirst(
  app: INestApplicationContext,
  demonstration: Demonstration,
  roundtableId: string,
): Promise<void> {
  const actor = demonstration.city.actors.facilitator;
  const steps = new DialogueSteps(app, actor);
  const standing = await steps.roundtable(1);
  if (standing === undefined || standing.state === 'closed') return;
  const person = (key: string): string => demoPerson(demonstration, key).id;
  const opening = -firstHeld;
  const closing = opening - 1;
  await onDay(opening + 20, () =>
    steps.seat(
      roundtableId,
      seatPlan(4).map(({ person: key, ...seat }) => ({ ...seat, personId: person(key) })),
    ),
  );
  const items = await onDay(opening + 18, () => plan(steps, roundtableId, words.firstAgenda, person));
  await onDay(opening + 14, () => steps.go(roundtableId, ['draft', 'convened']));
  await onDay(opening, () => steps.go(roundtableId, ['draft', 'convened', 'in-session']));
  for (const entry of words.conclusions) {
    const agendaItemId = items.get(entry.item) ?? null;
    const agreedOn = entry.day === 1 ? standing.startsOn : standing.endsOn;
    const { text, agreement } = entry as { text: LocalizedText; agreement: Agreement };
    const conclusionId = await onDay(entry.day === 1 ? opening : closing, () =>
      steps.conclude({ roundtableId, agendaItemId, text, agreement, agreedOn }),
    );
    if (entry.reservation !== undefined) {
      await onDay(closing, () => reserve(app, demonstration, conclusionId));
      await onDay(closing, () => reword(app, demonstration, conclusionId));
    }
  }
  await onDay(closing, async () => {
    await finish(app, demonstration, roundtableId);
    await formGroup(app, demonstration, roundtableId);
    await steps.go(roundtableId, ['draft', 'convened', 'in-session', 'closed']);
  });
}

async function plan(
  steps: DialogueSteps,
  roundtableId: string,
  agenda: readonly words.AgendaWords[],
  person: (key: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const items = new Map<string, string>();
  for (const { key, below, presenter, day, minutes, title, note } of agenda) {
    const id = await steps.item({
      roundtableId,
      title,
      note: note ?? null,
      day: day ?? 1,
      plannedMinutes: minutes,
      parentId: below === undefined ? null : (items.get(below) ?? null),
      presenterId: presenter === undefined ? null : person(presenter),
    });
    items.set(key, id);
  }
  return items;
}

/** A reservation of the employers' organisation, made by its delegate. */
async function reserve(
  app: INestApplicationContext,
  demonstration: Demonstration,
  conclusionId: string,
): Promise<void> {
  const actor = demonstration.city.actors['member-employers'];
  const [conclusion] = await app.get(Database).read(actor, (tx) => conclusionRegister(tx, { ids: [conclusionId] }));
  if (conclusion === undefined || conclusion.reservations.length > 0) return;
  const organisationId = demoOrganisation(demonstration, 'enterprise-confederation').id;
  const reservation = { conclusionId, kind: 'reservation', organisationId, statement: words.reservation } as const;
  await app.get(RecordReservation).execute(actor, reservation);
}

/** Revises one language only, so that the other needs a translation and the reservation refers to the previous text. */
async function reword(app: INestApplicationContext, demonstration: Demonstration, conclusionId: string): Promise<void> {
  const actor = demonstration.city.actors.facilitator;
  const [conclusion] = await app.get(Database).read(actor, (tx) => conclusionRegister(tx, { ids: [conclusionId] }));
  if (conclusion === undefined || conclusion.textVersion > 1) return;
  const { version: baseVersion } = conclusion;
  await app.get(ReviseConclusion).execute(actor, { conclusionId, baseVersion, changes: { zh: words.reworded } });
}

/** Finishes all items except one, which is carried over to the next roundtable. */
async function finish(app: INestApplicationContext, demonstration: Demonstration, roundtableId: string): Promise<void> {
  const actor = demonstration.city.actors.facilitator;
  const { roundtable } = await app.get(ReadRoundtables).one(actor, roundtableId);
  for (const { id, status, title } of roundtable.agenda.filter((entry) => entry.status === 'planned')) {
    if (title.en === words.notReached.en) await app.get(CarryOverAgendaItem).execute(actor, id);
    else if (status === 'planned')
      await app.get(ChangeAgendaItemStatus).execute(actor, { agendaItemId: id, to: 'done' });
  }
}

async function formGroup(
  app: INestApplicationContext,
  demonstration: Demonstration,
  roundtableId: string,
): Promise<void> {
  const actor = demonstration.city.actors.facilitator;
  const standing = await app.get(Database).read(actor, (tx) => workingGroups(tx));
  const known = standing.find(({ name }) => name.en === words.group.name.en);
  const { name, mandate } = words.group;
  const input = { name, mandate, composition: constituencies, roundtableId };
  const workingGroupId = known?.id ?? (await app.get(FormWorkingGroup).execute(actor, input)).id;
  for (const [key, role] of words.group.members) {
    const personId = demoPerson(demonstration, key).id;
    if (known?.members.some((member) => member.personId === personId)) continue;
    await app.get(JoinWorkingGroup).execute(actor, { workingGroupId, personId, function: role });
  }
}

async function prepareSecond(
  app: INestApplicationContext,
  demonstration: Demonstration,
  roundtableId: string,
): Promise<void> {
  const steps = new DialogueSteps(app, demonstration.city.actors.facilitator);
  const person = (key: string): string => demoPerson(demonstration, key).id;
  // One seat of the employers is left empty for the facilitator to assign.
  const seats = seatPlan(4).filter((seat) => seat.person !== 'employers-delegate-4');
  await onDay(16, () =>
    steps.seat(
      roundtableId,
      seats.map(({ person: key, ...seat }) => ({ ...seat, personId: person(key) })),
    ),
  );
  await onDay(13, () => plan(steps, roundtableId, words.secondAgenda, person));
  await onDay(12, () => steps.go(roundtableId, ['draft', 'convened']));
  const member = demonstration.city.actors['member-workers'];
  const { roundtable } = await app.get(ReadRoundtables).one(member, roundtableId);
  const proposed = [...roundtable.proposals, ...roundtable.agenda].some(
    ({ title }) => title.en === words.proposal.title.en,
  );
  if (!proposed) await onDay(5, () => app.get(ProposeTopic).execute(member, { roundtableId, ...words.proposal }));
}
