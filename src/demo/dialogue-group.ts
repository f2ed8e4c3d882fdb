import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import type { NewMeeting } from '../modules/dialogue/use-cases/plan-meeting.js';
import { AcceptGroupMembers } from '../modules/dialogue/use-cases/accept-group-members.js';
import { demoMember, demoPerson } from './demonstration.js';
import type { Demonstration } from './demonstration.js';
import * as workingGroupWords from './dialogue-group-words.js';
import { workingDayFromNow } from './dialogue-plan.js';
import { DialogueRoom } from './dialogue-room.js';
import { DialogueSteps } from './dialogue-steps.js';
import type { AgendaWords } from './dialogue-words.js';
import * as workersWords from './dialogue-workers-words.js';
import { plainPdf } from './plain-pdf.js';
import { onDay } from './story-clock.js';

interface GroupStory {
  /** Who plans and conducts the meetings. */
  readonly lead: Actor;
  readonly words: typeof workingGroupWords;
  /** Days relative to the day on which the demonstration is loaded. */
  readonly days: { readonly planned: number; readonly held: number; readonly next: number; readonly invited: number };
  readonly plan: (steps: DialogueSteps, number: number, meeting: Omit<NewMeeting, 'roundtableId'>) => Promise<string>;
}

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
  await new GroupMeetings(app, demonstration, {
    lead: demonstration.city.actors.facilitator,
    words: workingGroupWords,
    days: { planned: -53, held: -41, next: 8, invited: -6 },
    plan: (steps, number, meeting) => steps.groupMeeting(number, { ...meeting, workingGroupId }),
  }).seed();
}

/**
 * The same for the workers at the second roundtable; only those whom they accepted see these meetings. After the
 * accounts were added: an account that joins ends what was accepted before.
 */
export async function seedWorkersMeetings(app: INestApplicationContext, demonstration: Demonstration): Promise<void> {
  const found = await new DialogueSteps(app, demonstration.city.actors.facilitator).roundtable(2);
  if (found === undefined) return;
  const roundtableId = found.id;
  await onDay(12, () => acceptWorkers(app, demonstration, roundtableId));
  const lead = demonstration.city.actors['member-workers'];
  const meetingId = await new GroupMeetings(app, demonstration, {
    lead,
    words: workersWords,
    days: { planned: -11, held: -4, next: 15, invited: -2 },
    plan: (steps, number, meeting) => steps.constituencyMeeting(number, { ...meeting, roundtableId }),
  }).seed();
  const personId = demoPerson(demonstration, 'interpreter').id;
  await new DialogueSteps(app, lead).admitGuest({ meetingId, personId, kind: 'interpreter' });
}

/** Two delegates of different unions accept each other by their letters; the spokesperson accepts the others. */
async function acceptWorkers(
  app: INestApplicationContext,
  demonstration: Demonstration,
  roundtableId: string,
): Promise<void> {
  const lead = demonstration.city.actors['member-workers'];
  if (await new DialogueSteps(app, lead).hasGroup(roundtableId)) return;
  const members = app.get(AcceptGroupMembers);
  const second = demoMember(demonstration, 'workers-delegate-2');
  const accept = (by: Actor, key: string, letter: string | null = null) =>
    members.accept(by, { roundtableId, personId: demoPerson(demonstration, key).id, earlier: true, letter });
  await accept(lead, 'workers-delegate-2', workersWords.letters.second);
  await accept(second, 'workers-delegate-1', workersWords.letters.first);
  await members.confirmSpokesperson(second, { roundtableId, personId: lead.personId! });
  for (const key of ['workers-delegate-3', 'workers-delegate-4', 'workers-adviser-1']) await accept(lead, key);
}

class GroupMeetings {
  private readonly steps: DialogueSteps;
  private readonly now: Date;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly demonstration: Demonstration,
    private readonly story: GroupStory,
  ) {
    this.steps = new DialogueSteps(app, story.lead);
    this.now = app.get(Clock).now();
  }

  /** Returns the meeting that is ahead. */
  async seed(): Promise<string> {
    const { words, days } = this.story;
    const first = await onDay(-days.planned, () => this.plan(1, words.firstAgenda, days.held));
    await onDay(-days.planned - 2, () => this.steps.convene(first));
    const second = await onDay(-days.held + 4, () => this.plan(2, words.secondAgenda, days.next));
    await this.hold(first);
    await onDay(-days.invited, () => this.steps.convene(second));
    return second.meetingId;
  }

  private person(key: string): string {
    return demoPerson(this.demonstration, key).id;
  }

  private async plan(number: number, agenda: readonly AgendaWords[], days: number): Promise<Sitting> {
    const { words } = this.story;
    const day = workingDayFromNow(this.now, days);
    const meetingId = await this.story.plan(this.steps, number, {
      ...{ title: number === 1 ? words.firstTitle : words.secondTitle, startsOn: day, endsOn: day },
      ...{ opensAt: '14:00', closesAt: '16:00', placeId: this.demonstration.city.cityId },
    });
    const items = new Map<string, string>();
    for (const { key, presenter, minutes, title, note } of agenda) {
      const presenterId = presenter === undefined ? null : this.person(presenter);
      const item = { meetingId, title, note: note ?? null, plannedMinutes: minutes, presenterId };
      items.set(key, await this.steps.item(item));
    }
    return { meetingId, items };
  }

  /** Two items are discussed; the third is carried over to the next meeting. */
  private async hold({ meetingId, items }: Sitting): Promise<void> {
    if (await this.steps.hasEnded(meetingId)) return;
    const { lead, words, days } = this.story;
    const item = (key: string): string => items.get(key) ?? '';
    const room = new DialogueRoom(this.app, lead, {
      ...{ meetingId, day: workingDayFromNow(this.now, days.held), item },
      person: (key) => this.person(key),
    });
    await room.at(13 * 60 + 40, async () => {
      const { title, fileName, line } = words.paper;
      const content = Readable.from([plainPdf(line)]);
      await this.steps.attach({ meetingId, agendaItemId: item(words.paper.item), title, fileName, content });
    });
    await room.attend(words.attendance);
    await room.at(14 * 60, () => this.steps.begin({ meetingId }));
    await room.play(words.played, () => Promise.resolve());
    await room.at(15 * 60 + 12, () => this.steps.carryOver(item(words.carriedOver)));
    await room.close('15:15');
  }
}
