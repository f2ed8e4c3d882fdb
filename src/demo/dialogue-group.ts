import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { demoPerson } from './demonstration.js';
import type { Demonstration } from './demonstration.js';
import * as words from './dialogue-group-words.js';
import { workingDayFromNow } from './dialogue-plan.js';
import { DialogueRoom } from './dialogue-room.js';
import { DialogueSteps } from './dialogue-steps.js';
import type { AgendaWords } from './dialogue-words.js';
import { plainPdf } from './plain-pdf.js';
import { onDay } from './story-clock.js';

/** Days relative to the day on which the demonstration is loaded. */
const firstHeld = -41;
const secondAhead = 8;

interface Sitting {
  readonly meetingId: string;
  readonly items: ReadonlyMap<string, string>;
}

/** A meeting of the working group that was held, with its record, and one to which its members are invited. */
export async function seedGroupMeetings(
  app: INestApplicationContext,
  demonstration: Demonstration,
  workingGroupId: string,
): Promise<void> {
  const steps = new DialogueSteps(app, demonstration.city.actors.facilitator);
  const person = (key: string): string => demoPerson(demonstration, key).id;
  const now = app.get(Clock).now();
  const plan = async (number: number, agenda: readonly AgendaWords[], days: number): Promise<Sitting> => {
    const day = workingDayFromNow(now, days);
    const meetingId = await steps.groupMeeting(number, {
      ...{ workingGroupId, title: number === 1 ? words.firstTitle : words.secondTitle },
      ...{ startsOn: day, endsOn: day, opensAt: '14:00', closesAt: '16:00', placeId: demonstration.city.cityId },
    });
    const items = new Map<string, string>();
    for (const { key, presenter, minutes, title, note } of agenda) {
      const presenterId = presenter === undefined ? null : person(presenter);
      const item = { meetingId, title, note: note ?? null, plannedMinutes: minutes, presenterId };
      items.set(key, await steps.item(item));
    }
    return { meetingId, items };
  };
  const first = await onDay(-firstHeld + 12, () => plan(1, words.firstAgenda, firstHeld));
  await onDay(-firstHeld + 10, () => steps.convene(first));
  const second = await onDay(-firstHeld - 2, () => plan(2, words.secondAgenda, secondAhead));
  await hold(app, demonstration, first);
  await onDay(6, () => steps.convene(second));
}

/** Two items are discussed; the third is carried over to the next meeting. */
async function hold(
  app: INestApplicationContext,
  demonstration: Demonstration,
  { meetingId, items }: Sitting,
): Promise<void> {
  const { facilitator } = demonstration.city.actors;
  const steps = new DialogueSteps(app, facilitator);
  if (await steps.hasEnded(meetingId)) return;
  const item = (key: string): string => items.get(key) ?? '';
  const room = new DialogueRoom(app, facilitator, {
    ...{ meetingId, day: workingDayFromNow(app.get(Clock).now(), firstHeld), item },
    person: (key) => demoPerson(demonstration, key).id,
  });
  await room.at(13 * 60 + 40, async () => {
    const { title, fileName, line } = words.paper;
    const content = Readable.from([plainPdf(line)]);
    await steps.attach({ meetingId, agendaItemId: item(words.paper.item), title, fileName, content });
  });
  await room.attend(words.attendance);
  await room.at(14 * 60, () => steps.begin({ meetingId }));
  await room.play(words.played, () => Promise.resolve());
  await room.at(15 * 60 + 12, () => steps.carryOver(item('measurements')));
  await room.close('15:15');
}
