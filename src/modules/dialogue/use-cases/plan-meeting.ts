import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { meetingEdited, meetingPlanned } from '../domain/events.js';
import { isAhead, meetingFaults, meetingFields, withMeetingFields } from '../domain/meeting.js';
import type { Meeting, MeetingFields } from '../domain/meeting.js';
import { meetingEnded, meetingScheduleWrong } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { fieldsConflict, placeUnknown, roundtableClosed } from '../domain/problems.js';
import { isUpcoming } from '../domain/roundtable.js';
import { isSaid, tidy } from '../domain/text.js';
import type { MeetingEntity } from '../persistence/meeting.entity.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { followMeetings, meetingsOf, openMeeting } from './open-meeting.js';
import { openRoundtable } from './open-roundtable.js';

export interface NewMeeting {
  readonly roundtableId: string;
  readonly title?: LocalizedText | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt?: string | null;
  readonly closesAt?: string | null;
  readonly placeId?: string | null;
}

/** A planned meeting with no one in its room yet. */
export function blankMeeting(
  tx: Transaction,
  input: NewMeeting,
  { id, number }: Pick<Meeting, 'id' | 'number'>,
): MeetingEntity {
  return {
    ...{ id, workspaceId: tx.workspaceId, roundtableId: input.roundtableId, number },
    title: input.title && isSaid(input.title) ? tidy(input.title) : null,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    opensAt: input.opensAt ?? null,
    closesAt: input.closesAt ?? null,
    placeId: input.placeId ?? null,
    ...{ state: 'planned', reason: null, version: 1, fieldVersions: {}, createdAt: tx.now },
  };
}

/** Plans a further meeting of a roundtable. */
@Injectable()
export class PlanMeeting {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, input: NewMeeting): Promise<{ id: string; number: number }> {
    demand(actor, dialoguePermissions, 'dialogue.meeting.change');
    return this.database.write(actor, async (tx) => {
      const roundtable = await openRoundtable(tx, input.roundtableId);
      if (!isUpcoming(roundtable.state)) throw roundtableClosed();
      const number = Math.max(0, ...(await meetingsOf(tx, roundtable.id)).map((meeting) => meeting.number)) + 1;
      const meeting = blankMeeting(tx, input, { id: newId(tx.now.getTime()), number });
      const faults = meetingFaults(meeting);
      if (faults.length > 0) throw meetingScheduleWrong(faults);
      if (meeting.placeId && !(await this.directory.place(tx, meeting.placeId))) throw placeUnknown();
      await tx.get(MeetingRepository).insert(meeting);
      const payload = { meetingId: meeting.id, number };
      await tx.record({ type: meetingPlanned, subject: roundtable.id, payload });
      await followMeetings(tx, roundtable);
      return { id: meeting.id, number };
    });
  }
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
    demand(actor, dialoguePermissions, 'dialogue.meeting.change');
    return this.database.write(actor, async (tx) => {
      const { meeting, roundtable } = await openMeeting(tx, meetingId);
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
      await followMeetings(tx, roundtable);
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
  const { title, startsOn, endsOn, opensAt, closesAt, placeId } = meeting;
  await tx.get(MeetingRepository).update(meeting.id, {
    ...{ title, startsOn, endsOn, opensAt, closesAt, placeId },
    ...{ version, fieldVersions },
  });
  const payload = { meetingId: meeting.id, fields: Object.keys(changed) };
  await tx.record({ type: meetingEdited, subject: meeting.roundtableId, payload });
}
