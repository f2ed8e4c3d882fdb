import { Injectable } from '@nestjs/common';
import { type Role, systemActor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { Language } from '../../../kernel/localized-text.js';
import { SeparationRegistry } from '../../../platform/rights/index.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { identityEvents } from '../domain/events.js';
import { Passwords } from '../domain/password.js';
import { workspaceProblems } from '../domain/problems.js';
import { digest } from '../domain/secret.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import type { InvitationByToken } from '../persistence/invitation.repository.js';
import { MembershipRepository } from '../persistence/membership.repository.js';
import { RightsRepository } from '../persistence/rights.repository.js';
import { demandStrongPassword } from './demand-strong-password.js';
import { completesPair, welcomeAdministrator } from './give-roles.js';
import { openSession } from './open-session.js';
import type { OpenedSession, SignInOrigin } from './open-session.js';

export interface Acceptance {
  readonly token: string;
  /** Required if the account has no password yet; an existing password is not changed. */
  readonly password: string | undefined;
  readonly language: Language;
}

@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly separation: SeparationRegistry,
  ) {}

  /** For the page that asks whether to accept; reading does not use up the invitation. */
  async lookUp(token: string): Promise<InvitationByToken> {
    const tokenHash = await digest(token);
    const found = await this.database.read(systemActor(null), (tx) =>
      tx.get(InvitationRepository).byToken(tokenHash, tx.now),
    );
    if (found === undefined) throw workspaceProblems.invitationSpent();
    return found;
  }

  async execute(acceptance: Acceptance, origin: SignInOrigin): Promise<OpenedSession> {
    const found = await this.lookUp(acceptance.token);
    const hash = found.hasPassword ? null : await this.newHash(acceptance.password, found.email);
    const tokenHash = await digest(acceptance.token);
    return this.database.write(systemActor(found.workspaceId), async (tx) => {
      await tx.get(MembershipRepository).allForChange();
      const before = await tx.get(RightsRepository).ofMembers();
      const fresh = { accountId: newId(), language: acceptance.language };
      const taken = await tx.get(InvitationRepository).take(tokenHash, fresh, tx.now);
      if (taken === undefined) throw workspaceProblems.invitationSpent();
      const { accountId, personId } = taken;
      if (hash !== null) await tx.get(AccountRepository).setPassword(accountId, hash, tx.now);
      const isNew = !before.some((member) => member.accountId === accountId);
      const roles = isNew ? await this.withoutPairs(tx, { accountId, personId }) : undefined;
      await tx.record({ type: identityEvents.memberJoined, subject: personId, payload: { accountId, roles } });
      if (roles !== undefined) await welcomeAdministrator(tx, this.separation, { accountId, from: [], to: roles });
      return openSession(tx, accountId, origin);
    });
  }

  /**
   * An invitation from the time before the work began may name roles that complete a pair: of these the person gets the
   * first, and an administrator gives the others again (docs/adr/0086).
   */
  private async withoutPairs(
    tx: Transaction,
    { accountId, personId }: { readonly accountId: string; readonly personId: string },
  ): Promise<readonly Role[]> {
    const joined = (await tx.get(RightsRepository).ofMembers()).find((member) => member.accountId === accountId);
    const invited = [...(joined?.roles.keys() ?? [])];
    const split = await completesPair(tx, this.separation, { personId, wanted: invited });
    if (split === null) return invited;
    const roles: readonly Role[] = split.now.length === 0 ? ['member'] : split.now;
    await tx.get(MembershipRepository).changeRoles(accountId, roles, tx.now);
    return roles;
  }

  private async newHash(password: string | undefined, email: string): Promise<string> {
    if (password === undefined) throw workspaceProblems.passwordNeeded();
    await demandStrongPassword(this.passwords, password, email);
    return this.passwords.hash(password);
  }
}
