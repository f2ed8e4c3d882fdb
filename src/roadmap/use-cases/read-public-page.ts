import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { isId } from '../../kernel/ids.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import { daysLate } from '../domain/lateness.js';
import { publicEntries, type PublicRow } from '../queries/public-entries.query.js';
import { WorkspaceDay } from './workspace-day.js';

export interface PublicAction extends Omit<
  PublicRow,
  'ownerOrganisationId' | 'ownerWorkingGroupId' | 'placeId' | 'basis'
> {
  readonly isLate: boolean;
  /** An organisation or a working group, never a person. */
  readonly owner: LocalizedText | null;
  readonly place: LocalizedText | null;
}

export interface PublicPage {
  readonly workspace: LocalizedText;
  /** Whether the workspace uses the national terms of China for the groups. */
  readonly nationalTerms: boolean;
  readonly today: string;
  readonly actions: readonly PublicAction[];
}

/**
 * What all groups agreed to make public, for readers without an account. A workspace with nothing public has no page,
 * like one that does not exist.
 */
@Injectable()
export class ReadPublicPage {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
    private readonly dialogue: DialogueFacade,
    private readonly day: WorkspaceDay,
  ) {}

  async execute(workspaceId: string): Promise<PublicPage | null> {
    if (!isId(workspaceId)) return null;
    return this.database.read(systemActor(workspaceId), async (tx) => {
      const workspace = await this.identity.workspace(tx);
      const rows = await publicEntries(tx);
      if (workspace === undefined || rows.length === 0) return null;
      const today = await this.day.today(tx);
      const idsOf = (one: (row: PublicRow) => string | null) => rows.map(one).filter((id) => id !== null);
      const named = [
        ...(await this.directory.organisations(
          tx,
          idsOf(({ ownerOrganisationId: id }) => id),
        )),
        ...(await this.dialogue.workingGroups(
          tx,
          idsOf(({ ownerWorkingGroupId: id }) => id),
        )),
        ...(await this.directory.places(
          tx,
          idsOf(({ placeId: id }) => id),
        )),
      ];
      const names = new Map(named.map(({ id, name }) => [id, name]));
      const actions = rows.map(({ ownerOrganisationId, ownerWorkingGroupId, placeId, ...row }) => ({
        ...row,
        isLate: daysLate(row, today) > 0,
        owner: names.get(ownerOrganisationId ?? ownerWorkingGroupId ?? '') ?? null,
        place: names.get(placeId ?? '') ?? null,
      }));
      const nationalTerms = workspace.constituencyTerms === 'national';
      return { workspace: workspace.name, nationalTerms, today, actions };
    });
  }
}
