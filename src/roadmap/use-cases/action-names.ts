import { Injectable } from '@nestjs/common';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionContent } from '../domain/action.js';

/** Organisations, working groups, people and conclusions whose names a page shows. */
export interface ShownRecords {
  readonly organisations: Awaited<ReturnType<DirectoryFacade['organisations']>>;
  readonly workingGroups: Awaited<ReturnType<DialogueFacade['workingGroups']>>;
  readonly people: Awaited<ReturnType<IdentityFacade['people']>>;
  /** In the order of their numbers. */
  readonly conclusions: Awaited<ReturnType<DialogueFacade['conclusions']>>;
}

type NamingAction = Pick<
  ActionContent,
  'ownerOrganisationId' | 'ownerWorkingGroupId' | 'coOwnerOrganisationIds' | 'ownerPersonId' | 'conclusionIds'
>;

/** Reads the names of the organisations, people and conclusions that actions refer to. */
@Injectable()
export class ActionNames {
  constructor(
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
    private readonly dialogue: DialogueFacade,
  ) {}

  async of(
    tx: ReadTransaction,
    actions: readonly NamingAction[],
    authors: readonly (string | null)[] = [],
  ): Promise<ShownRecords> {
    const organisations = unique(
      actions.flatMap((action) => [action.ownerOrganisationId, ...action.coOwnerOrganisationIds]),
    );
    const people = unique([...actions.map((action) => action.ownerPersonId), ...authors]);
    return {
      organisations: await this.directory.organisations(tx, organisations),
      workingGroups: actions.some((action) => action.ownerWorkingGroupId !== null)
        ? await this.dialogue.workingGroups(tx)
        : [],
      people: await this.identity.people(tx, people),
      conclusions: await this.dialogue.conclusions(tx, unique(actions.flatMap(({ conclusionIds }) => conclusionIds))),
    };
  }
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
