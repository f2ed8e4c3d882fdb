import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { DirectoryFacade } from '../../directory/index.js';
import { roundtableEdited } from '../domain/events.js';
import { dialoguePermissions } from '../domain/policy.js';
import { organisationUnknown } from '../domain/problems.js';
import type { OrganisationPart } from '../domain/roundtable.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { openRoundtable } from './open-roundtable.js';

interface RoundtableOrganisation {
  readonly organisationId: string;
  readonly part: OrganisationPart;
}

interface OrganisationsOf {
  readonly roundtableId: string;
  readonly baseVersion: number;
  readonly organisations: readonly RoundtableOrganisation[];
}

/** Sets which organisations lead, host and support a roundtable, independent of their seats. */
@Injectable()
export class SetOrganisations {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, wanted: OrganisationsOf): Promise<{ version: number }> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.edit');
    return this.database.write(actor, async (tx) => {
      const { id, version } = await openRoundtable(tx, wanted.roundtableId);
      demandVersion('dialogue.roundtable.changed', version, wanted.baseVersion);
      const once = new Map(wanted.organisations.map((one) => [`${one.part}/${one.organisationId}`, one]));
      const ids = [...new Set(wanted.organisations.map(({ organisationId }) => organisationId))];
      if ((await this.directory.organisations(tx, ids)).length < ids.length) throw organisationUnknown();
      const repository = tx.get(RoundtableRepository);
      const rows = [...once.values()].map((one) => ({
        ...{ id: newId(), workspaceId: tx.workspaceId, roundtableId: id },
        ...one,
      }));
      await repository.replaceOrganisations(id, rows);
      await repository.update(id, { version: version + 1 });
      const payload = { fields: ['organisations'], version: version + 1 };
      await tx.record({ type: roundtableEdited, subject: id, payload });
      return { version: version + 1 };
    });
  }
}
