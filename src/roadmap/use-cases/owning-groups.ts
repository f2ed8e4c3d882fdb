import { Injectable } from '@nestjs/common';
import type { Constituency } from '../../kernel/actor.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionContent } from '../domain/action.js';
import type { OwningGroup } from '../domain/own-side.js';
import type { ActionFilter, AskedActions } from '../domain/action-filter.js';

type OwnedByGroup = Pick<ActionContent, 'ownerWorkingGroupId'> & {
  readonly ownerConstituency?: Constituency | null;
};

/**
 * Adds to actions the working group that owns them, with its current members. Their constituency is that of the group now,
 * because the groups that it represents may have changed since it became the owner.
 */
@Injectable()
export class OwningGroups {
  constructor(private readonly dialogue: DialogueFacade) {}

  async of<Owned extends OwnedByGroup>(
    tx: ReadTransaction,
    action: Owned,
  ): Promise<Owned & { readonly owningGroup: OwningGroup | null }> {
    return (await this.ofAll(tx, [action]))[0]!;
  }

  async ofAll<Owned extends OwnedByGroup>(
    tx: ReadTransaction,
    actions: readonly Owned[],
  ): Promise<readonly (Owned & { readonly owningGroup: OwningGroup | null })[]> {
    const ids = [...new Set(actions.flatMap(({ ownerWorkingGroupId }) => ownerWorkingGroupId ?? []))];
    const groups = ids.length === 0 ? [] : await this.dialogue.workingGroups(tx, ids);
    return actions.map((action) => {
      const group = groups.find(({ id }) => id === action.ownerWorkingGroupId);
      if (group === undefined) return { ...action, owningGroup: null };
      return { ...action, ownerConstituency: onlyOf(group.composition), owningGroup: owningGroup(group) };
    });
  }

  /** The filter of a reader, with the working groups to which it refers. */
  async filter(tx: ReadTransaction, { mine, constituency, ...asked }: AskedActions): Promise<ActionFilter> {
    const { personId, organisationId } = tx.actor;
    return {
      ...asked,
      ...(mine === true && {
        ownedBy: { personId, organisationId, workingGroupIds: await this.convenedBy(tx, personId) },
      }),
      ...(constituency !== undefined && {
        owningConstituency: { constituency, workingGroupIds: await this.representing(tx, constituency) },
      }),
    };
  }

  private async representing(tx: ReadTransaction, constituency: Constituency): Promise<readonly string[]> {
    const groups = await this.dialogue.workingGroups(tx);
    return groups.filter(({ composition }) => onlyOf(composition) === constituency).map(({ id }) => id);
  }

  /** The working groups that a person convenes. */
  private async convenedBy(tx: ReadTransaction, personId: string | null): Promise<readonly string[]> {
    return personId === null ? [] : this.dialogue.groupsConvenedBy(tx, personId);
  }
}

/** A group of several constituencies belongs to none of them. */
export function onlyOf(composition: readonly Constituency[]): Constituency | null {
  return composition.length === 1 ? composition[0]! : null;
}

function owningGroup({ id, members }: Awaited<ReturnType<DialogueFacade['workingGroups']>>[number]): OwningGroup {
  return {
    id,
    members: members.map(({ personId, organisationId, constituency, function: role }) => ({
      ...{ personId, organisationId, constituency, convenor: role === 'convenor' },
    })),
  };
}
