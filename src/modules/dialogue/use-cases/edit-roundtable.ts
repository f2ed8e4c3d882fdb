import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { meetingEdited, roundtableEdited } from '../domain/events.js';
import { daysOfSeveralMeetings } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { fieldsConflict, placeUnknown, scheduleWrong, textMissing } from '../domain/problems.js';
import { fieldsOf, scheduleFaults, withFields } from '../domain/roundtable.js';
import type { Roundtable, RoundtableFields } from '../domain/roundtable.js';
import { isSaid } from '../domain/text.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { meetingsOf } from './open-meeting.js';
import { openRoundtable } from './open-roundtable.js';

export interface RoundtableEdit {
  readonly roundtableId: string;
  readonly baseVersion: number;
  readonly changes: Partial<RoundtableFields>;
}

@Injectable()
export class EditRoundtable {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, edit: RoundtableEdit): Promise<{ version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.edit');
    return this.database.write(actor, async (tx) => {
      const roundtable = await openRoundtable(tx, edit.roundtableId);
      const { version, fieldVersions } = roundtable;
      const { baseVersion, changes } = edit;
      const merged = mergeFields({ current: fieldsOf(roundtable), version, fieldVersions, baseVersion, changes });
      if (merged.conflicts.length > 0) throw fieldsConflict(merged.conflicts, version);
      if (merged.version === version) return { version };
      const next = withFields(roundtable, merged.changed);
      const rescheduled = 'startsOn' in merged.changed || 'endsOn' in merged.changed;
      // the days of several meetings may be further apart than one meeting can last
      const faults = scheduleFaults(rescheduled ? next : { ...next, endsOn: next.startsOn });
      if (faults.length > 0) throw scheduleWrong(faults);
      if (!isSaid(next.title)) throw textMissing('/title');
      if (merged.changed.placeId && !(await this.directory.place(tx, merged.changed.placeId))) throw placeUnknown();
      const { title, note, startsOn, endsOn, opensAt, timeZone, placeId } = next;
      const { quorumGovernment, quorumEmployers, quorumWorkers } = next;
      await tx.get(RoundtableRepository).update(roundtable.id, {
        ...{ title, note, startsOn, endsOn, opensAt, timeZone, placeId },
        ...{ quorumGovernment, quorumEmployers, quorumWorkers },
        version: merged.version,
        fieldVersions: merged.fieldVersions,
      });
      await this.moveOnlyMeeting(tx, next, merged.changed);
      const payload = { fields: Object.keys(merged.changed), version: merged.version };
      await tx.record({ type: roundtableEdited, subject: roundtable.id, payload });
      return { version: merged.version };
    });
  }

  /** Days, opening time and place of a roundtable with one meeting are those of its meeting. */
  private async moveOnlyMeeting(
    tx: Transaction,
    { id, startsOn, endsOn, opensAt, placeId }: Roundtable,
    changed: Partial<RoundtableFields>,
  ): Promise<void> {
    const meetings = (await meetingsOf(tx, id)).filter(({ state }) => state !== 'cancelled');
    const [only] = meetings;
    if (meetings.length > 1 && ('startsOn' in changed || 'endsOn' in changed)) throw daysOfSeveralMeetings();
    if (meetings.length > 1 || only === undefined) return;
    const fields = (['startsOn', 'endsOn', 'opensAt', 'placeId'] as const).filter((name) => name in changed);
    if (fields.length === 0) return;
    const version = only.version + 1;
    const changedAt = Object.fromEntries(fields.map((name) => [name, version]));
    const fieldVersions = { ...only.fieldVersions, ...changedAt };
    await tx.get(MeetingRepository).update(only.id, { startsOn, endsOn, opensAt, placeId, version, fieldVersions });
    await tx.record({ type: meetingEdited, subject: id, payload: { meetingId: only.id, fields } });
  }
}
