import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { DirectoryFacade } from '../../directory/index.js';
import { roundtableEdited } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { fieldsConflict, placeUnknown, scheduleWrong, textMissing } from '../domain/problems.js';
import { fieldsOf, scheduleFaults, withFields } from '../domain/roundtable.js';
import type { RoundtableFields } from '../domain/roundtable.js';
import { isSaid } from '../domain/text.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
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
      const faults = scheduleFaults(next);
      if (faults.length > 0) throw scheduleWrong(faults);
      if (!isSaid(next.title)) throw textMissing('/title');
      if (merged.changed.placeId && !(await this.directory.place(tx, merged.changed.placeId))) throw placeUnknown();
      const { title, note, startsOn, endsOn, opensAt, timeZone, placeId } = next;
      await tx.get(RoundtableRepository).update(roundtable.id, {
        ...{ title, note, startsOn, endsOn, opensAt, timeZone, placeId },
        version: merged.version,
        fieldVersions: merged.fieldVersions,
      });
      const payload = { fields: Object.keys(merged.changed), version: merged.version };
      await tx.record({ type: roundtableEdited, subject: roundtable.id, payload });
      return { version: merged.version };
    });
  }
}
