import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Role } from '../../../kernel/actor.js';
import { SeparationRegistry } from '../../../platform/rights/index.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { identityEvents } from '../domain/events.js';
import { approvalFault } from '../domain/pairs-of-rights.js';
import { identityPermissions } from '../domain/policy.js';
import { pairProblems } from '../domain/problems-of-pairs.js';
import { MembershipRepository } from '../persistence/membership.repository.js';
import type { MembershipState } from '../persistence/membership.repository.js';
import { PairRequestRepository, type StoredPairRequest } from '../persistence/pair-request.repository.js';
import { demandAdministrator, giverOf, rightsNow, setRoles } from './give-roles.js';

export const pairDecisions = ['approve', 'refuse', 'cancel'] as const;
export type PairDecision = (typeof pairDecisions)[number];

const stateOf = { approve: 'approved', refuse: 'refused', cancel: 'cancelled' } as const;

/** Approves, refuses or cancels roles that complete a pair of rights, and lets them take effect after a day. */
@Injectable()
export class DecidePairRequest {
  constructor(
    private readonly database: Database,
    private readonly separation: SeparationRegistry,
  ) {}

  execute(actor: Actor, { id, decision }: { readonly id: string; readonly decision: PairDecision }): Promise<void> {
    demand(actor, identityPermissions, 'identity.membership.edit');
    return this.database.write(actor, async (tx) => {
      // one decision at a time: two administrators who approve for each other see the first one's decision
      const members = await tx.get(MembershipRepository).allForChange();
      demandAdministrator(actor, members);
      const requests = tx.get(PairRequestRepository);
      const request = await requests.find(id);
      if (request === null) throw pairProblems.requestNotFound();
      if (request.state !== 'open') throw pairProblems.notOpen();
      if (decision === 'approve') await this.demandApproval(tx, request);
      if (decision === 'cancel' && request.requestedByAccountId !== actor.accountId) throw pairProblems.notRequester();
      const state = stateOf[decision];
      await requests.decide(id, { state, by: actor, at: tx.now });
      if (decision === 'approve') await this.apply(tx, request, members);
      const { personId, requestedBy, roles, pairs } = request;
      const payload = { requestId: id, decision: state, requestedBy, roles, pairs };
      await tx.record({ type: identityEvents.pairDecided, subject: personId, payload });
    });
  }

  /** Runs as a job: what has waited for a day takes effect, unless one of those concerned is no longer entitled. */
  async applyDue(actor: Actor): Promise<number> {
    demand(actor, identityPermissions, 'identity.membership.edit');
    return this.database.write(actor, async (tx) => {
      const due = (await tx.get(PairRequestRepository).open()).filter(({ takesEffectAt }) => takesEffectAt <= tx.now);
      if (due.length === 0) return 0;
      const members = await tx.get(MembershipRepository).allForChange();
      const still = await tx.get(PairRequestRepository).open();
      for (const request of still.filter(({ id }) => due.some((one) => one.id === id)))
        await this.elapse(tx, request, members);
      return due.length;
    });
  }

  private async elapse(tx: Transaction, request: StoredPairRequest, members: readonly MembershipState[]) {
    const requester = members.find(({ accountId }) => accountId === request.requestedByAccountId);
    const entitled =
      requester?.roles.includes('administrator') === true &&
      members.some(({ accountId }) => accountId === request.accountId);
    const state = entitled ? 'elapsed' : 'lapsed';
    const by = { personId: null, accountId: null };
    await tx.get(PairRequestRepository).decide(request.id, { state, by, at: tx.now });
    if (entitled) await this.apply(tx, request, members);
    const { personId, requestedBy, roles, pairs } = request;
    const payload = { requestId: request.id, state, requestedBy, roles, pairs };
    await tx.record({ type: identityEvents.pairElapsed, subject: personId, payload });
  }

  private async demandApproval(tx: Transaction, request: StoredPairRequest): Promise<void> {
    const known = await rightsNow(tx, this.separation);
    const decider = giverOf(known, tx.actor.personId);
    if (decider === undefined) throw pairProblems.roleLost();
    const requests = tx.get(PairRequestRepository);
    const so = { open: await requests.open(), given: await requests.given(), now: tx.now };
    const fault = approvalFault(request, decider, so);
    if (fault !== null) throw pairProblems.cannotApprove(fault);
  }

  private async apply(tx: Transaction, request: StoredPairRequest, members: readonly MembershipState[]): Promise<void> {
    const current = members.find(({ accountId }) => accountId === request.accountId);
    if (current === undefined) throw pairProblems.requestNotFound();
    const to: readonly Role[] = [...new Set([...current.roles, ...request.roles])];
    await setRoles(tx, this.separation, { accountId: request.accountId, from: current.roles, to });
  }
}
