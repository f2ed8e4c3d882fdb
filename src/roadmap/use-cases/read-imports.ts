import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { importList, type ImportRow } from '../queries/import-list.query.js';

export interface ListedImport extends Omit<ImportRow, 'personId'> {
  readonly person: { readonly id: string; readonly name: LocalizedText } | null;
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
      const ids = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
      const people = new Map((await this.identity.people(tx, ids)).map(({ id, name }) => [id, { id, name }] as const));
      return rows.map(({ personId, ...row }) => ({
        ...row,
        person: personId === null ? null : (people.get(personId) ?? null),
      }));
    });
  }
}
