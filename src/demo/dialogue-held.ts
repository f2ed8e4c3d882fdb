import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { constituencies } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { dayPlus } from '../kernel/day.js';
import { conclusionRegister } from '../modules/dialogue/queries/conclusion-register.query.js';
import { workingGroups } from '../modules/dialogue/queries/working-groups.query.js';
import { JoinWorkingGroup } from '../modules/dialogue/use-cases/change-group-members.js';
import { FormWorkingGroup } from '../modules/dialogue/use-cases/form-working-group.js';
import { RecordReservation } from '../modules/dialogue/use-cases/record-reservation.js';
import { ReviseConclusion } from '../modules/dialogue/use-cases/revise-conclusion.js';
import { SetConvenorTurn } from '../modules/dialogue/use-cases/rotate-convenors.js';
import { Database } from '../platform/database/database.js';
import { demoOrganisation, demoPerson } from './demonstration.js';
import type { Demonstration } from './demonstration.js';
import { termAhead } from './dialogue-confirmations.js';
import { workingDayFromNow, planAgenda, seatPlan } from './dialogue-plan.js';
import { DialogueRoom } from './dialogue-room.js';
import * as script from './dialogue-room-words.js';
import { DialogueSteps } from './dialogue-steps.js';
import * as words from './dialogue-words.js';
import { plainPdf } from './plain-pdf.js';
import { onDay } from './story-clock.js';

/** The first meeting of the first roundtable and the second, in days relative to the day of loading. */
export const firstHeld = -118;
const secondHeld = -113;

export async function holdFirst(
  app: INestApplicationContext,
  demonstration: Demonstration,
  roundtableId: string,
): Promise<void> {
  const steps = new DialogueSteps(app, demonstration.city.actors.facilitator);
  const standing = await steps.roundtable(1);
  if (standing === undefined || standing.state === 'closed') return;
  const days = {
    first: workingDayFromNow(app.get(Clock).now(), firstHeld),
    second: workingDayFromNow(app.get(Clock).now(), secondHeld),
  };
  const person = (key: string): string => demoPerson(demonstration, key).id;
  await onDay(-firstHeld + 20, () =>
    steps.seat(
      roundtableId,
      seatPlan(4).map(({ person: key, ...seat }) => ({ ...seat, personId: person(key) })),
    ),
  );
  const second = await onDay(-firstHeld + 19, async () => {
    await steps.describe(roundtableId, words.firstMeeting);
    return steps.furtherMeeting(2, {
      ...{ roundtableId, ...words.secondMeeting, startsOn: days.second, endsOn: days.second },
      placeId: demonstration.city.cityId,
    });
  });
  const first = { roundtableId, meetingId: roundtableId, day: days.first };
  const next = { roundtableId, meetingId: second, day: days.second };
  const planned = await onDay(-firstHeld + 18, async () => ({
    first: await planAgenda(steps, first, words.firstAgenda, person),
    second: await planAgenda(steps, next, words.secondMeetingAgenda, person),
  }));
  await onDay(-firstHeld + 14, () => steps.go(roundtableId, ['draft', 'convened']));
  const held = new HeldMeetings(app, demonstration, steps);
  const equal = await held.first({ ...first, items: planned.first }, { ...next, items: planned.second });
  await held.second({ ...next, items: new Map([...planned.second, ['equal', equal]]) });
}

interface HeldMeeting {
  readonly roundtableId: string;
  readonly meetingId: string;
  readonly day: string;
  readonly items: ReadonlyMap<string, string>;
}

/** What happened at the two meetings of the first roundtable. */
class HeldMeetings {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly demonstration: Demonstration,
    private readonly steps: DialogueSteps,
  ) {}

  /** Returns the item of the second meeting that continues the one that was not reached. */
  async first(meeting: HeldMeeting, next: HeldMeeting): Promise<string> {
    const room = this.room(meeting);
    await room.at(minutes(8, 30), () => this.attach(meeting, words.papers.state));
    await room.attend(script.firstAttendance);
    await room.at(minutes(9, 0), () => this.steps.go(meeting.roundtableId, ['draft', 'convened', 'in-session']));
    await room.play(script.firstSteps, (item) => this.conclude(meeting, item));
    const continued = await room.at(minutes(14, 46), async () => {
      await this.steps.carryOver(itemOf(meeting, 'equal'));
      const id = await this.steps.carriedItem(next.meetingId, words.equal);
      await this.steps.place(id, itemOf(next, 'figures'));
      await this.steps.finish(meeting);
      return id;
    });
    await room.close('14:52');
    return continued;
  }

  async second(meeting: HeldMeeting): Promise<void> {
    const room = this.room(meeting);
    await room.at(minutes(8, 30), () => this.attach(meeting, words.papers.survey));
    await room.attend(script.secondAttendance);
    await room.at(minutes(9, 0), () => this.steps.begin(meeting));
    await room.play(script.secondSteps, (item) => this.conclude(meeting, item));
    await room.at(minutes(11, 58), async () => {
      await this.steps.carryOver(itemOf(meeting, 'insurance'));
      await this.steps.finish(meeting);
      await this.formGroup(meeting);
    });
    await room.close('12:05');
    await room.at(minutes(12, 10), () =>
      this.steps.go(meeting.roundtableId, ['draft', 'convened', 'in-session', 'closed']),
    );
  }

  private room({ meetingId, day, items }: HeldMeeting): DialogueRoom {
    return new DialogueRoom(this.app, this.demonstration.city.actors.facilitator, {
      ...{ meetingId, day },
      person: (key) => demoPerson(this.demonstration, key).id,
      item: (key) => itemOf({ items }, key),
    });
  }

  private async conclude({ roundtableId, meetingId, day, items }: HeldMeeting, item: string): Promise<void> {
    const entry = words.conclusions.find((one) => one.item === item);
    if (entry === undefined) return;
    const place = { roundtableId, meetingId, agendaItemId: itemOf({ items }, item), agreedOn: day };
    const conclusionId = await this.steps.conclude({
      ...place,
      text: entry.text,
      agreement: 'agreed',
      confirmBy: null,
    });
    if (entry.agreement === 'agreed') return;
    await this.reserve(conclusionId);
    await this.reword(conclusionId, dayPlus(day, termAhead - firstHeld));
  }

  private async attach({ roundtableId, meetingId, items }: HeldMeeting, paper: words.PaperWords): Promise<void> {
    const { item, title, fileName, line } = paper;
    const content = Readable.from([plainPdf(line)]);
    const agendaItemId = itemOf({ items }, item);
    await this.steps.attach({ roundtableId, meetingId, agendaItemId, title, fileName, content });
  }

  /** A reservation of the employers' organisation, made by its delegate. */
  private async reserve(conclusionId: string): Promise<void> {
    const actor = this.demonstration.city.actors['member-employers'];
    const [conclusion] = await this.app
      .get(Database)
      .read(actor, (tx) => conclusionRegister(tx, { ids: [conclusionId] }));
    if (conclusion === undefined || conclusion.reservations.length > 0) return;
    const organisationId = demoOrganisation(this.demonstration, 'enterprise-confederation').id;
    const reservation = { conclusionId, kind: 'reservation', organisationId, statement: words.reservation } as const;
    await this.app.get(RecordReservation).execute(actor, reservation);
  }

  /**
   * After the reservation the meeting revises the text in one language only, so that the other needs a translation and the
   * reservation refers to the previous text, and agrees subject to confirmation.
   */
  private async reword(conclusionId: string, confirmBy: string): Promise<void> {
    const actor = this.demonstration.city.actors.facilitator;
    const [conclusion] = await this.app
      .get(Database)
      .read(actor, (tx) => conclusionRegister(tx, { ids: [conclusionId] }));
    if (conclusion === undefined || conclusion.textVersion > 1) return;
    const { version: baseVersion } = conclusion;
    const changes = { zh: words.reworded, agreement: 'ad-referendum' } as const;
    await this.app.get(ReviseConclusion).execute(actor, { conclusionId, baseVersion, changes, confirmBy });
  }

  private async formGroup({ roundtableId, day }: Omit<HeldMeeting, 'items'>): Promise<void> {
    const actor = this.demonstration.city.actors.facilitator;
    const standing = await this.app.get(Database).read(actor, (tx) => workingGroups(tx));
    const known = standing.find(({ name }) => name.en === words.group.name.en);
    const { name, mandate } = words.group;
    const term = { termFrom: day, termUntil: dayPlus(day, words.group.term) };
    const input = { name, mandate, composition: constituencies, roundtableId, ...term };
    const workingGroupId = known?.id ?? (await this.app.get(FormWorkingGroup).execute(actor, input)).id;
    for (const [key, role] of words.group.members) {
      const personId = demoPerson(this.demonstration, key).id;
      if (known?.members.some((member) => member.personId === personId)) continue;
      await this.app.get(JoinWorkingGroup).execute(actor, { workingGroupId, personId, function: role });
    }
    if (known !== undefined) return;
    for (const [key, days] of words.group.turns) {
      const turn = { workingGroupId, personId: demoPerson(this.demonstration, key).id, startsOn: dayPlus(day, days) };
      await this.app.get(SetConvenorTurn).execute(actor, turn);
    }
  }
}

function itemOf({ items }: Pick<HeldMeeting, 'items'>, key: string): string {
  const id = items.get(key);
  if (id === undefined) throw new Error(`the demonstration has no agenda item "${key}"`);
  return id;
}

const minutes = (hours: number, past: number): number => hours * 60 + past;
