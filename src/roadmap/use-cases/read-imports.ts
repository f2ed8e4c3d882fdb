import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { importList, type ImportRow } from '../queries/import-list.query.js';

interface NamedPerson {
  readonly id: string;
  readonly name: LocalizedText;
}

export interface ListedImport extends Pick<
  ImportRow,
  'id' | 'fileName' | 'opened' | 'changed' | 'importedAt' | 'undoneAt'
> {
  readonly person: NamedPerson | null;
  readonly handOver: {
    readonly from: NamedPerson;
    readonly to: NamedPerson;
    readonly startsOn: string;
    readonly note: string | null;
  } | null;
}

/** The last imports of actions, with who made them. */
@Injectable()
export class ReadImports {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  execute(actor: Actor): Promise<readonly ListedImport[]> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    return this.database.read(actor, async (tx) => {
      const rows = await importList(tx);
      const mentioned = rows.flatMap(({ personId, fromPersonId, toPersonId }) => [personId, fromPersonId, toPersonId]);
      const ids = [...new Set(mentioned.filter((id) => id !== null))];
      const people = new Map((await this.identity.people(tx, ids)).map(({ id, name }) => [id, { id, name }] as const));
      return rows.map(({ personId, fromPersonId, toPersonId, startsOn, note, ...row }) => {
        const [from, to] = [people.get(fromPersonId ?? ''), people.get(toPersonId ?? '')];
        return {
          ...row,
          person: people.get(personId ?? '') ?? null,
          handOver: from && to && startsOn ? { from, to, startsOn, note } : null,
        };
      });
    });
  }
}
