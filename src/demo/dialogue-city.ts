import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { ProposeTopic } from '../modules/dialogue/use-cases/plan-agenda-item.js';
import { ReadRoundtables } from '../modules/dialogue/use-cases/read-roundtables.js';
import { demoOrganisation, demoPerson } from './demonstration.js';
import type { Demonstration } from './demonstration.js';
import { confirmFirst } from './dialogue-confirmations.js';
import { firstHeld, holdFirst } from './dialogue-held.js';
import { seedGroupMeetings } from './dialogue-group.js';
import { workingDayFromNow, planAgenda, seatPlan } from './dialogue-plan.js';
import { DialogueSteps } from './dialogue-steps.js';
import * as words from './dialogue-words.js';
import { plainPdf } from './plain-pdf.js';
import { onDay } from './story-clock.js';

/** Days relative to the day on which the demonstration is loaded. */
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
      startsOn: workingDayFromNow(now, firstHeld),
      endsOn: workingDayFromNow(now, firstHeld),
    }),
  );
  const second = await onDay(-firstHeld - 1, () =>
    steps.create(2, {
      ...common,
      ...words.secondRoundtable,
      organisations,
      startsOn: workingDayFromNow(now, secondAhead),
      endsOn: workingDayFromNow(now, secondAhead),
    }),
  );
  await holdFirst(app, demonstration, first);
  await confirmFirst(app, demonstration, first);
  await prepareSecond(app, demonstration, second);
  const group = await steps.workingGroup(words.group.name);
  if (group !== undefined) await seedGroupMeetings(app, demonstration, group);
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
  const items = await onDay(13, () => planAgenda(steps, { roundtableId }, words.secondAgenda, person));
  for (const { item, title, fileName, line } of words.secondPapers)
    await onDay(13, () => {
      const paper = { title, fileName, content: Readable.from([plainPdf(line)]) };
      return steps.attach({ roundtableId, meetingId: roundtableId, agendaItemId: items.get(item) ?? null, ...paper });
    });
  await onDay(12, () => steps.go(roundtableId, ['draft', 'convened']));
  // the moderator, in the morning
  const hours = { from: '09:00', to: '12:00' };
  await onDay(6, () =>
    steps.substitute(roundtableId, {
      ...{ member: person('government-delegate-3'), substitute: person('government-adviser-2'), ...hours },
    }),
  );
  const member = demonstration.city.actors['member-workers'];
  const { roundtable } = await app.get(ReadRoundtables).one(member, roundtableId);
  const proposed = [...roundtable.proposals, ...roundtable.agenda].some(
    ({ title }) => title.en === words.proposal.title.en,
  );
  if (!proposed) await onDay(5, () => app.get(ProposeTopic).execute(member, { roundtableId, ...words.proposal }));
}
