import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { workingGroupEdited } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { fieldsConflict } from '../domain/problems.js';
import { fitsMandate, groupFaults, groupFields, ordered, recordOf } from '../domain/working-group.js';
import type { WorkingGroupFields } from '../domain/working-group.js';
import { groupWrong, membersOutside } from '../domain/working-group-problems.js';
import { WorkingGroupRepository } from '../persistence/working-group.repository.js';
import { findGroup } from './open-body.js';
import { findRoundtable } from './open-roundtable.js';

export interface WorkingGroupEdit {
  readonly workingGroupId: string;
  readonly baseVersion: number;
  readonly changes: Partial<WorkingGroupFields>;
}

@Injectable()
export class EditWorkingGroup {
  constructor(private readonly database: Database) {}

  async execute(
    actor: Actor,
    { workingGroupId, baseVersion, changes }: WorkingGroupEdit,
  ): Promise<{ version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    return this.database.write(actor, async (tx) => {
      const group = await findGroup(tx, workingGroupId);
      const { version, fieldVersions } = group;
      const current = groupFields(group);
      const { composition } = changes;
      const wanted = composition === undefined ? changes : { ...changes, composition: ordered(composition) };
      const merged = mergeFields({ current, version, fieldVersions, baseVersion, changes: wanted });
      if (merged.conflicts.length > 0) throw fieldsConflict(merged.conflicts, version);
      if (merged.version === version) return { version };
      const fields = { ...current, ...merged.changed };
      const faults = groupFaults(fields);
      if (faults.length > 0) throw groupWrong(faults);
      const repository = tx.get(WorkingGroupRepository);
      const members = merged.changed.composition ? await repository.membersOf(group.id) : [];
      if (!members.every((member) => fitsMandate(fields, member))) throw membersOutside();
      if (merged.changed.roundtableId) await findRoundtable(tx, merged.changed.roundtableId);
      const versions = { version: merged.version, fieldVersions: merged.fieldVersions };
      await repository.update(group.id, { ...recordOf(fields), ...versions });
      const payload = { fields: Object.keys(merged.changed), version: merged.version };
      await tx.record({ type: workingGroupEdited, subject: group.id, payload });
      return { version: merged.version };
    });
  }
}
