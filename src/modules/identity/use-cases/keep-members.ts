import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Role } from '../../../kernel/actor.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { SeparationRegistry } from '../../../platform/rights/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { identityEvents } from '../domain/events.js';
import { identityPermissions, leavesAnAdministrator } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { MembershipRepository } from '../persistence/membership.repository.js';
import type { MembershipState } from '../persistence/membership.repository.js';
import { PairRequestRepository, type StoredPairRequest } from '../persistence/pair-request.repository.js';
import { demandAdministrator, giveRoles, setRoles } from './give-roles.js';

export interface ChangedMember extends MembershipState {
  /** Roles that complete a pair of rights and await a second administrator, or a day. */
  readonly request: StoredPairRequest | null;
}

export interface RoleChange {
  readonly accountId: string;
  readonly baseVersion: number;
  readonly roles: readonly Role[];
  /** Only for a park coordinator; absent: unchanged. */
  readonly parkId?: string | null;
}

/** Changes members and their roles. Roles are read at each request, so a change has effect from the next one. */
@Injectable()
export class KeepMembers {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly separation: SeparationRegistry,
  ) {}

  changeRoles(actor: Actor, change: RoleChange): Promise<ChangedMember> {
    demand(actor, identityPermissions, 'identity.membership.edit');
    const wanted = [...new Set(change.roles)];
    return this.database.write(actor, async (tx) => {
      const current = await this.admit(tx, { accountId: change.accountId, roles: wanted });
      if (current.version !== change.baseVersion) {
        throw workspaceProblems.editConflict(
          [{ field: 'roles', theirs: current.roles, yours: wanted }],
          current.version,
        );
      }
      const { accountId } = change;
      const { roles: from } = current;
      const { roles, request } = await giveRoles(tx, this.separation, { accountId, from, wanted });
      const version = await setRoles(tx, this.separation, { accountId, from, to: roles });
      if (change.parkId !== undefined) await this.setPark(tx, accountId, change.parkId);
      return { accountId, roles, version, request };
    });
  }

  /** Ends the right to sign in. The person stays in the directory, with everything recorded under their name. */
  remove(actor: Actor, { accountId, baseVersion }: Pick<RoleChange, 'accountId' | 'baseVersion'>): Promise<void> {
    demand(actor, identityPermissions, 'identity.membership.edit');
    return this.database.write(actor, async (tx) => {
      const current = await this.admit(tx, { accountId, roles: [] });
      demandVersion('identity.membership.changed', current.version, baseVersion);
      await tx.get(MembershipRepository).leave(accountId);
      await cancelRequests(tx, accountId);
      await tx.record({
        type: identityEvents.memberRemoved,
        subject: accountId,
        payload: { roles: current.roles },
      });
    });
  }

  private async setPark(tx: Transaction, accountId: string, parkId: string | null): Promise<void> {
    const place = parkId === null ? null : await this.directory.place(tx, parkId);
    if (place !== null && place?.level !== 'park') throw workspaceProblems.noPark();
    await tx.get(MembershipRepository).setPark(accountId, parkId);
    await tx.record({ type: identityEvents.memberParkChanged, subject: accountId, payload: { parkId } });
  }

  private async admit(tx: Transaction, change: { accountId: string; roles: readonly Role[] }) {
    const members = await tx.get(MembershipRepository).allForChange();
    demandAdministrator(tx.actor, members);
    const current = members.find(({ accountId }) => accountId === change.accountId);
    if (current === undefined) throw workspaceProblems.memberNotFound();
    if (!leavesAnAdministrator(members, change)) throw workspaceProblems.lastAdministrator();
    return current;
  }
}

/** What was requested for a member who leaves. */
async function cancelRequests(tx: Transaction, accountId: string): Promise<void> {
  const requests = tx.get(PairRequestRepository);
  const by = { personId: tx.actor.personId, accountId: tx.actor.accountId };
  for (const open of await requests.open())
    if (open.accountId === accountId) await requests.decide(open.id, { state: 'cancelled', by, at: tx.now });
}
