import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Role } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { inLanguage } from '../../../kernel/localized-text.js';
import { SeparationRegistry } from '../../../platform/rights/index.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { normalAddress } from '../domain/email-address.js';
import { identityEvents } from '../domain/events.js';
import { invitationMail } from '../domain/letters.js';
import { identityPermissions } from '../domain/policy.js';
import { pairProblems } from '../domain/problems-of-pairs.js';
import { workspaceProblems } from '../domain/problems.js';
import { PublicAddress } from '../domain/public-address.js';
import { digest, newSecret } from '../domain/secret.js';
import { daysAfter, invitationDays } from '../domain/session.js';
import { InvitationRepository } from '../persistence/invitation.repository.js';
import { PersonRepository } from '../persistence/person.repository.js';
import { WorkspaceRepository } from '../persistence/workspace.repository.js';
import { completesPair } from './give-roles.js';

export interface Invitation {
  readonly personId: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/**
 * Sends the link of an invitation to the email address only; not even the administrator sees it. A person who redeems
 * it has shown that the address is theirs, so no one can create an account for someone else.
 */
@Injectable()
export class InvitePeople {
  constructor(
    private readonly database: Database,
    private readonly address: PublicAddress,
    private readonly separation: SeparationRegistry,
  ) {}

  async invite(actor: Actor, wanted: Invitation): Promise<{ id: string; expiresAt: Date }> {
    demand(actor, identityPermissions, 'identity.invitation.edit');
    const token = newSecret();
    const tokenHash = await digest(token);
    const email = normalAddress(wanted.email);
    const roles = [...new Set(wanted.roles)];
    return this.database.write(actor, async (tx) => {
      const id = newId();
      const term = { createdAt: tx.now, expiresAt: daysAfter(tx.now, invitationDays) };
      const { personId } = wanted;
      const pair = await completesPair(tx, this.separation, { personId, wanted: roles });
      if (pair !== null) throw pairProblems.invitation();
      const added = await tx.get(InvitationRepository).add({ id, personId, email, roles, tokenHash, ...term });
      if (!added) throw workspaceProblems.alreadyMember();
      await this.write(tx, { personId, email, token });
      await tx.record({ type: identityEvents.personInvited, subject: personId, payload: { invitationId: id, roles } });
      return { id, expiresAt: term.expiresAt };
    });
  }

  /** Sends a new link and invalidates the previous one. */
  async sendAgain(actor: Actor, id: string): Promise<void> {
    demand(actor, identityPermissions, 'identity.invitation.edit');
    const token = newSecret();
    const tokenHash = await digest(token);
    await this.database.write(actor, async (tx) => {
      const term = { createdAt: tx.now, expiresAt: daysAfter(tx.now, invitationDays) };
      const renewed = await tx.get(InvitationRepository).renew(id, tokenHash, term);
      if (renewed === undefined) throw workspaceProblems.invitationNotFound();
      await this.write(tx, { ...renewed, token });
    });
  }

  withdraw(actor: Actor, id: string): Promise<void> {
    demand(actor, identityPermissions, 'identity.invitation.edit');
    return this.database.write(actor, async (tx) => {
      const withdrawn = await tx.get(InvitationRepository).withdraw(id);
      if (!withdrawn) throw workspaceProblems.invitationNotFound();
      await tx.record({ type: identityEvents.invitationWithdrawn, subject: id, payload: {} });
    });
  }

  private async write(tx: Transaction, to: { personId: string; email: string; token: string }): Promise<void> {
    const person = await tx.get(PersonRepository).find(to.personId);
    const workspace = await tx.get(WorkspaceRepository).here();
    if (person === null) throw workspaceProblems.personNotFound();
    if (workspace === undefined) throw workspaceProblems.workspaceNotFound();
    const letter = invitationMail(this.address.invitation(to.token), workspace.name);
    await tx.mail({
      to: to.email,
      subject: inLanguage(letter.subject, person.language),
      text: inLanguage(letter.text, person.language),
      kind: 'identity.invitation',
      secret: true,
    });
  }
}
