import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { workingGroupFormed } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { groupFaults, groupFields, recordOf } from '../domain/working-group.js';
import { groupWrong } from '../domain/working-group-problems.js';
import { WorkingGroupRepository } from '../persistence/working-group.repository.js';
import { findRoundtable } from './open-roundtable.js';

export interface NewWorkingGroup {
  readonly name: LocalizedText;
  readonly mandate?: LocalizedText | null;
  readonly composition: readonly Constituency[];
  readonly membership?: LocalizedText | null;
  readonly roundtableId?: string | null;
  readonly formedOn?: string | null;
  readonly termFrom?: string | null;
  readonly termUntil?: string | null;
  readonly basis?: LocalizedText | null;
}

const nothing = { mandate: null, roundtableId: null, formedOn: null, termFrom: null, termUntil: null };

@Injectable()
export class FormWorkingGroup {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, input: NewWorkingGroup): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.change');
    const fields = groupFields({ ...nothing, ...input, version: 1, fieldVersions: {} });
    const faults = groupFaults(fields);
    if (faults.length > 0) throw groupWrong(faults);
    return this.database.write(actor, async (tx) => {
      const record = recordOf(fields);
      if (record.roundtableId !== null) await findRoundtable(tx, record.roundtableId);
      const id = newId(tx.now.getTime());
      await tx.get(WorkingGroupRepository).insert({
        ...{ id, workspaceId: tx.workspaceId, ...record },
        ...{ membership: input.membership ?? null, basis: input.basis ?? null },
        ...{ version: 1, fieldVersions: {}, createdAt: tx.now },
      });
      const payload = { composition: record.composition, roundtableId: record.roundtableId };
      await tx.record({ type: workingGroupFormed, subject: id, payload });
      return { id };
    });
  }
}
