import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { workingGroupNotFound } from '../domain/conclusion-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import { type WorkingGroupPage, workingGroups } from '../queries/working-groups.query.js';
import { ReadShownRecords, type ShownRecords } from './shown-records.js';

interface Read {
  readonly groups: readonly WorkingGroupPage[];
  readonly shown: ShownRecords;
}

@Injectable()
export class ReadWorkingGroups {
  constructor(
    private readonly database: Database,
    private readonly records: ReadShownRecords,
  ) {}

  list(actor: Actor): Promise<Read> {
    return this.read(actor);
  }

  async one(actor: Actor, id: string): Promise<{ group: WorkingGroupPage; shown: ShownRecords }> {
    const { groups, shown } = await this.read(actor, id);
    if (groups[0] === undefined) throw workingGroupNotFound();
    return { group: groups[0], shown };
  }

  private read(actor: Actor, id?: string): Promise<Read> {
    demand(actor, dialoguePermissions, 'dialogue.working-group.read');
    return this.database.read(actor, async (tx) => {
      const groups = await workingGroups(tx, id);
      const members = groups.flatMap((group) => group.members);
      const people = members.map(({ personId }) => personId);
      const organisations = members.map(({ organisationId }) => organisationId);
      return { groups, shown: await this.records.for(tx, { people, organisations }) };
    });
  }
}
