import { Injectable } from '@nestjs/common';
import { demand, systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { ownAccount } from '../domain/account.js';
import { identityEvents } from '../domain/events.js';
import { replacementProblems } from '../domain/factors/problems-of-replacements.js';
import { type EndOfReplacement, replacedAt, type Replacement } from '../domain/factors/replacement.js';
import { replacementDoneMail, replacementEndedMail, replacementRequestedMail } from '../domain/letters.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { PublicAddress } from '../domain/public-address.js';
import { DeviceReplacementRepository } from '../persistence/device-replacement.repository.js';
import { FactorRepository } from '../persistence/factor.repository.js';
import { MembershipRepository } from '../persistence/membership.repository.js';
import { RightsRepository } from '../persistence/rights.repository.js';
import { demandAdministrator } from './give-roles.js';
import { mailOwner } from './mail-of-factors.js';

/**
 * Replaces the lost device of a member (docs/adr/0088): an administrator requests it, the person can stop it for a day,
 * and then sets up a new device after signing in by an emailed link. No one is shown a code.
 */
@Injectable()
export class ReplaceLostDevices {
  constructor(
    private readonly database: Database,
    private readonly address: PublicAddress,
  ) {}

  request(actor: Actor, accountId: string): Promise<Pick<Replacement, 'id' | 'takesEffectAt'>> {
    demand(actor, identityPermissions, 'identity.membership.edit');
    return this.database.write(actor, async (tx) => {
      demandAdministrator(actor, await tx.get(MembershipRepository).allForChange());
      const members = await tx.get(RightsRepository).ofMembers();
      const [member, giver] = [accountId, actor.accountId].map((id) => members.find((one) => one.accountId === id));
      if (member === undefined || giver === undefined) throw workspaceProblems.memberNotFound();
      if (member === giver) throw replacementProblems.own();
      if ((await tx.get(FactorRepository).of(accountId)).length === 0) throw replacementProblems.noDevice();
      const request: Replacement = {
        ...{ id: newId(tx.now.getTime()), accountId, personId: member.personId, state: 'open' },
        ...{ requestedBy: giver.personId, requestedByAccountId: giver.accountId },
        ...{ requestedAt: tx.now, takesEffectAt: replacedAt(tx.now) },
      };
      await tx.get(DeviceReplacementRepository).add(tx.workspaceId, request);
      await mailOwner(tx, accountId, replacementRequestedMail(this.address.origin));
      const payload = { replacementId: request.id };
      await tx.record({ type: identityEvents.deviceReplacementRequested, subject: member.personId, payload });
      return request;
    });
  }

  /** By any administrator of the workspace. */
  cancel(actor: Actor, id: string): Promise<void> {
    demand(actor, identityPermissions, 'identity.membership.edit');
    return this.database.write(actor, async (tx) => {
      demandAdministrator(actor, await tx.get(MembershipRepository).allForChange());
      await end(tx, await openRequest(tx, id), { state: 'cancelled', by: actor.personId });
    });
  }

  /** By the person of the account, in any session: also in one in which the second factor was not given. */
  async stop(actor: Actor, id: string): Promise<void> {
    const { accountId } = ownAccount(actor);
    const own = await this.database.read(systemActor(null), (tx) =>
      tx.get(DeviceReplacementRepository).openOf(accountId),
    );
    const found = own.find((one) => one.id === id);
    if (found === undefined) throw replacementProblems.notOpen();
    await this.database.write(systemActor(found.workspaceId), async (tx) => {
      const request = await openRequest(tx, id);
      await end(tx, request, { state: 'stopped', by: request.personId });
    });
  }

  /** Runs as a job; returns the accounts whose devices were removed. */
  applyDue(actor: Actor): Promise<readonly string[]> {
    demand(actor, identityPermissions, 'identity.membership.edit');
    return this.database.write(actor, async (tx) => {
      const requests = tx.get(DeviceReplacementRepository);
      const due = (await requests.open()).filter(({ takesEffectAt }) => takesEffectAt <= tx.now);
      if (due.length === 0) return [];
      const members = await tx.get(MembershipRepository).allForChange();
      const cleared: string[] = [];
      for (const { id } of due) {
        const request = await requests.findForChange(id);
        if (request?.state !== 'open') continue;
        const { accountId, requestedByAccountId } = request;
        const requester = members.find((one) => one.accountId === requestedByAccountId);
        const entitled =
          requester?.roles.includes('administrator') === true && members.some((one) => one.accountId === accountId);
        if (!entitled) {
          await end(tx, request, { state: 'lapsed', by: null });
          continue;
        }
        await requests.decide(id, { state: 'done', by: null, at: tx.now });
        await requests.clearFactors(accountId);
        await mailOwner(tx, accountId, replacementDoneMail(this.address.origin));
        const payload = { replacementId: id };
        await tx.record({ type: identityEvents.deviceReplaced, subject: request.personId, payload });
        cleared.push(accountId);
      }
      return cleared;
    });
  }
}

async function openRequest(tx: Transaction, id: string): Promise<Replacement> {
  const request = await tx.get(DeviceReplacementRepository).findForChange(id);
  if (request === null) throw replacementProblems.notFound();
  if (request.state !== 'open') throw replacementProblems.notOpen();
  return request;
}

async function end(
  tx: Transaction,
  { id, accountId, personId }: Replacement,
  { state, by }: { readonly state: EndOfReplacement; readonly by: string | null },
): Promise<void> {
  await tx.get(DeviceReplacementRepository).decide(id, { state, by, at: tx.now });
  await mailOwner(tx, accountId, replacementEndedMail());
  const payload = { replacementId: id, state };
  await tx.record({ type: identityEvents.deviceReplacementEnded, subject: personId, payload });
}
