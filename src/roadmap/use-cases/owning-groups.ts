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
    const owned = actions.some(({ ownerWorkingGroupId }) => ownerWorkingGroupId !== null);
    const groups = new Map((owned ? await this.all(tx) : []).map((group) => [group.id, group]));
    return actions.map((action) => {
      const { ownerWorkingGroupId: id } = action;
      return { ...action, owningGroup: id === null ? null : (groups.get(id) ?? null) };
    });
  }

  /** The working groups that a person convenes. */
  async convenedBy(tx: ReadTransaction, personId: string | null): Promise<readonly string[]> {
    const convenes = ({ members }: OwningGroup) => members.some((one) => one.convenor && one.personId === personId);
    return personId === null ? [] : (await this.all(tx)).filter(convenes).map(({ id }) => id);
  }

  private async all(tx: ReadTransaction): Promise<readonly OwningGroup[]> {
    return (await this.dialogue.workingGroups(tx)).map(({ id, members }) => ({
      id,
      members: members.map(({ personId, organisationId, constituency, function: role }) => ({
        ...{ personId, organisationId, constituency, convenor: role === 'convenor' },
      })),
    }));
  }
}
