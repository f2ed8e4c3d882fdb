import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import type { AskedActions } from '../domain/action-filter.js';
import { iatiDocument } from '../domain/iati.js';
import { roadmapPermissions } from '../domain/policy.js';
import { noIatiIdentifier, nothingForIati } from '../domain/problems-of-files.js';
import { actionList } from '../queries/action-list.query.js';
import { iatiContents } from '../queries/iati.query.js';
import { ActionNames } from './read-action-names.js';
import { OwningGroups } from './owning-groups.js';
import { WorkspaceDay } from './workspace-day.js';

/** The filtered actions as activities and results of the IATI standard. */
@Injectable()
export class ReadIati {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly names: ActionNames,
    private readonly day: WorkspaceDay,
    private readonly groups: OwningGroups,
  ) {}

  execute(actor: Actor, asked: AskedActions): Promise<string> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      const { slug, name, iatiIdentifier: identifier } = (await this.identity.workspace(tx))!;
      if (identifier === null) throw noIatiIdentifier();
      const rows = await actionList(tx, await this.groups.filter(tx, asked), await this.day.today(tx));
      if (rows.length === 0) throw nothingForIati();
      const contents = await iatiContents(
        tx,
        rows.map(({ id }) => id),
      );
      const { organisations, workingGroups } = await this.names.of(tx, rows);
      const names = new Map([...organisations, ...workingGroups].map(({ id, name }) => [id, name]));
      return iatiDocument(
        { slug, identifier, name, writtenAt: tx.now },
        rows.map((row) => ({
          ...row,
          ...contents.get(row.id)!,
          organisations: [row.ownerOrganisationId, row.ownerWorkingGroupId, ...row.coOwnerOrganisationIds]
            .map((id) => names.get(id ?? ''))
            .filter((found) => found !== undefined),
        })),
      );
    });
  }
}
