import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { Language } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { identityEvents } from '../domain/events.js';
import { Passwords } from '../domain/password.js';
import { workspaceProblems } from '../domain/problems.js';
import { digest } from '../domain/secret.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import type { InvitationByToken } from '../persistence/invitation.repository.js';
import { demandStrongPassword } from './demand-strong-password.js';
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
      const fresh = { accountId: newId(), language: acceptance.language };
      const taken = await tx.get(InvitationRepository).take(tokenHash, fresh, tx.now);
      if (taken === undefined) throw workspaceProblems.invitationSpent();
      const { accountId, personId } = taken;
      if (hash !== null) await tx.get(AccountRepository).setPassword(accountId, hash, tx.now);
      await tx.record({ type: identityEvents.memberJoined, subject: personId, payload: { accountId } });
      return openSession(tx, accountId, origin);
    });
  }

  private async newHash(password: string | undefined, email: string): Promise<string> {
    if (password === undefined) throw workspaceProblems.passwordNeeded();
    await demandStrongPassword(this.passwords, password, email);
    return this.passwords.hash(password);
  }
}
