import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { meetingDayTaken, mostCopiedItems, seriesTooLong } from '../domain/agenda-template-problems.js';
import { meetingEdited, meetingPlanned } from '../domain/events.js';
import { isAhead, meetingFaults, meetingFields, withMeetingFields } from '../domain/meeting.js';
import type { Meeting, MeetingFields } from '../domain/meeting.js';
import { meetingEnded, meetingScheduleWrong } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { fieldsConflict, placeUnknown, roundtableClosed } from '../domain/problems.js';
import { dayAt, dayCount, isUpcoming, maximumDays } from '../domain/roundtable.js';
import { isSaid, tidy } from '../domain/text.js';
import type { MeetingEntity } from '../persistence/meeting.entity.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { addFrame, chosenFrame } from './copy-agenda.js';
import type { AgendaSourceIds } from './copy-agenda.js';
import { type Belonging, bodyIdOf, demandConduct, ofRoundtable, openWorkingGroup } from './open-body.js';
import { followMeetings, meetingsOf, openMeeting } from './open-meeting.js';
import { openRoundtable } from './open-roundtable.js';
import { demandRoom } from './placed-items.js';

/** When and where, and under which title; what a meeting belongs to is added by the use case. */
export interface MeetingPlan {
  readonly title?: LocalizedText | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt?: string | null;
  readonly closesAt?: string | null;
  readonly placeId?: string | null;
}

export interface NewMeeting extends MeetingPlan {
  readonly roundtableId: string;
}

export interface NewMeetings extends NewMeeting, AgendaSourceIds {
  /** First days of further meetings with the same length, times, place and agenda. */
  readonly furtherDays?: readonly string[];
}

interface PlannedMeeting {
  readonly id: string;
  readonly number: number;
}

export interface NewGroupMeeting extends MeetingPlan {
  readonly workingGroupId: string;
}

type MeetingDays = Pick<MeetingPlan, 'startsOn' | 'endsOn'>;

type Place = Belonging & Pick<Meeting, 'timeZone'>;

/** A planned meeting with no one in its room yet. */
export function blankMeeting(
  tx: Transaction,
  input: MeetingPlan,
  place: Pick<Meeting, 'id' | 'number'> & Place,
): MeetingEntity {
  return {
    ...place,
    workspaceId: tx.workspaceId,
    title: input.title && isSaid(input.title) ? tidy(input.title) : null,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    opensAt: input.opensAt ?? null,
    closesAt: input.closesAt ?? null,
    placeId: input.placeId ?? null,
    ...{
      state: 'planned',
      reason: null,
      quorum: null,
      beganAt: null,
      endedAt: null,
      version: 1,
      fieldVersions: {},
      createdAt: tx.now,
    },
  };
}

/** Plans a further meeting of a roundtable, or a series on several days. */
@Injectable()
export class PlanMeeting {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, input: NewMeetings): Promise<PlannedMeeting & { further: PlannedMeeting[] }> {
    demand(actor, dialoguePermissions, 'dialogue.meeting.change');
    const further = seriesOf(input, input.furtherDays ?? []);
    return this.database.write(actor, async (tx) => {
      const roundtable = await openRoundtable(tx, input.roundtableId);
      if (!isUpcoming(roundtable.state)) throw roundtableClosed();
      const frame = await chosenFrame(tx, roundtable.id, input);
      demandRoom(frame.length);
      if (frame.length * (1 + further.length) > mostCopiedItems) throw seriesTooLong();
      const belonging = { ...ofRoundtable(roundtable.id), timeZone: null };
      const planned: (PlannedMeeting & MeetingDays)[] = [];
      for (const { startsOn, endsOn } of [input, ...further]) {
        const plan = { ...input, startsOn, endsOn };
        planned.push({ ...(await planNext(tx, this.directory, { plan, belonging })), startsOn, endsOn });
      }
      await addFrame(
        tx,
        frame,
        planned.map(({ id, startsOn, endsOn }) => ({ roundtableId: roundtable.id, meetingId: id, startsOn, endsOn })),
      );
      await followMeetings(tx, { kind: 'roundtable', id: roundtable.id, roundtable });
      const [first, ...others] = planned.map(({ id, number }) => ({ id, number }));
      return { ...first!, further: others };
    });
  }
}

/** The days of further meetings, each as long as the first, in the order of their days. */
function seriesOf({ startsOn, endsOn }: MeetingDays, furtherDays: readonly string[]): readonly MeetingDays[] {
  const days = dayCount(startsOn, endsOn);
  // the first meeting is refused if its days are wrong
  if (!(days >= 1 && days <= maximumDays)) return [];
  const first = { startsOn, endsOn, at: null };
  const further = furtherDays.map((day, at) => ({ startsOn: day, endsOn: dayAt(day, days), at }));
  const all = [first, ...further].toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  for (const [place, next] of all.entries()) {
    const before = all[place - 1];
    if (before === undefined || next.startsOn > before.endsOn) continue;
    throw meetingDayTaken(next.at ?? before.at!, furtherDays);
  }
  return all.filter(({ at }) => at !== null).map(({ at: _, ...meeting }) => meeting);
}

/** Plans a meeting of a working group, in the time zone of the workspace. */
@Injectable()
export class PlanGroupMeeting {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, input: NewGroupMeeting): Promise<{ id: string; number: number }> {
    demand(actor, dialoguePermissions, 'dialogue.meeting.conduct');
    return this.database.write(actor, async (tx) => {
      const group = await openWorkingGroup(tx, input.workingGroupId);
      demandConduct(tx, group, 'dialogue.meeting.change');
      const timeZone = (await this.identity.workspace(tx))?.timeZone ?? 'UTC';
      const belonging = { roundtableId: null, workingGroupId: group.id, constituencyGroupId: null, timeZone };
      return planNext(tx, this.directory, { plan: input, belonging });
    });
  }
}

/** Plans the meeting with the next number. */
export async function planNext(
  tx: Transaction,
  directory: DirectoryFacade,
  { plan, belonging }: { readonly plan: MeetingPlan; readonly belonging: Place },
): Promise<{ id: string; number: number }> {
  const id = newId(tx.now.getTime());
  const subject = bodyIdOf({ id, ...belonging });
  const shown = (await meetingsOf(tx, subject)).map((meeting) => meeting.number);
  const group = belonging.constituencyGroupId;
  const last = group === null ? 0 : await tx.get(MeetingRepository).lastOfGroup(group);
  const number = Math.max(last, ...shown) + 1;
  const meeting = blankMeeting(tx, plan, { id, number, ...belonging });
  const faults = meetingFaults(meeting);
  if (faults.length > 0) throw meetingScheduleWrong(faults);
  if (meeting.placeId && !(await directory.place(tx, meeting.placeId))) throw placeUnknown();
  await tx.get(MeetingRepository).insert(meeting);
  const payload = { meetingId: id, workingGroupId: belonging.workingGroupId, number };
  await tx.record({ type: meetingPlanned, subject, payload });
  return { id, number };
}

export interface MeetingEdit {
  readonly meetingId: string;
  readonly baseVersion: number;
  readonly changes: Partial<MeetingFields>;
}

@Injectable()
export class EditMeeting {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, { meetingId, baseVersion, changes }: MeetingEdit): Promise<{ version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.meeting.conduct');
    return this.database.write(actor, async (tx) => {
      const { meeting, body } = await openMeeting(tx, meetingId);
      demandConduct(tx, body, 'dialogue.meeting.change');
      const { version, fieldVersions } = meeting;
      const merged = mergeFields({ current: meetingFields(meeting), version, fieldVersions, baseVersion, changes });
      if (merged.conflicts.length > 0) throw fieldsConflict(merged.conflicts, version);
      if (merged.version === version) return { version };
      if (!isAhead(meeting.state)) throw meetingEnded();
      const next = withMeetingFields(meeting, merged.changed);
      const faults = meetingFaults(next);
      if (faults.length > 0) throw meetingScheduleWrong(faults);
      if (merged.changed.placeId && !(await this.directory.place(tx, merged.changed.placeId))) throw placeUnknown();
      await write(tx, next, merged);
      await followMeetings(tx, body);
      return { version: merged.version };
    });
  }
}

async function write(
  tx: Transaction,
  meeting: Meeting,
  {
    version,
    fieldVersions,
    changed,
  }: Pick<ReturnType<typeof mergeFields<MeetingFields>>, 'version' | 'fieldVersions' | 'changed'>,
): Promise<void> {
  const { title, startsOn, endsOn, opensAt, closesAt, placeId, workingGroupId } = meeting;
  await tx.get(MeetingRepository).update(meeting.id, {
    ...{ title, startsOn, endsOn, opensAt, closesAt, placeId },
    ...{ version, fieldVersions },
  });
  const payload = { meetingId: meeting.id, workingGroupId, fields: Object.keys(changed) };
  await tx.record({ type: meetingEdited, subject: bodyIdOf(meeting), payload });
}
