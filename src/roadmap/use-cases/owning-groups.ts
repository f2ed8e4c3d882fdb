import { Injectable } from '@nestjs/common';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionContent } from '../domain/action.js';
import type { OwningGroup } from '../domain/own-side.js';

type OwnedByGroup = Pick<ActionContent, 'ownerWorkingGroupId'>;

/** Adds to actions the working group that owns them, with its current members. */
@Injectable()
export class OwningGroups {
  constructor(private readonly dialogue: DialogueFacade) {}

  async of<Action extends OwnedByGroup>(
    tx: ReadTransaction,
    action: Action,
  ): Promise<Action & { readonly owningGroup: OwningGroup | null }> {
    return (await this.ofAll(tx, [action]))[0]!;
  }

  async ofAll<Action extends OwnedByGroup>(
    tx: ReadTransaction,
    actions: readonly Action[],
  ): Promise<readonly (Action & { readonly owningGroup: OwningGroup | null })[]> {
    const ids = [...new Set(actions.flatMap(({ ownerWorkingGroupId }) => ownerWorkingGroupId ?? []))];
    const groups = ids.length === 0 ? [] : (await this.dialogue.workingGroups(tx, ids)).map(owningGroup);
    return actions.map((action) => {
      const { ownerWorkingGroupId } = action;
      return { ...action, owningGroup: groups.find(({ id }) => id === ownerWorkingGroupId) ?? null };
    });
  }

  /** The working groups that a person convenes. */
  async convenedBy(tx: ReadTransaction, personId: string | null): Promise<readonly string[]> {
    return personId === null ? [] : this.dialogue.groupsConvenedBy(tx, personId);
  }
}

function owningGroup({ id, members }: Awaited<ReturnType<DialogueFacade['workingGroups']>>[number]): OwningGroup {
  return {
    id,
    members: members.map(({ personId, organisationId, constituency, function: role }) => ({
      ...{ personId, organisationId, constituency, convenor: role === 'convenor' },
    })),
  };
}
