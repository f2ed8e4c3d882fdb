import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Problem } from '../../../kernel/problem.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { InvitePeople } from './invite-people.js';
import { ReadPeople } from './read-people.js';

export interface InvitedMany {
  readonly invited: number;
  readonly failed: readonly { readonly personId: string; readonly reason: LocalizedText }[];
}

/**
 * Invites many people to sign in as members, each at the address that is kept with them. Each invitation is a
 * transaction of its own: those who cannot be invited are listed, and do not hinder the others.
 */
@Injectable()
export class InviteMany {
  constructor(
    private readonly people: ReadPeople,
    private readonly invitations: InvitePeople,
  ) {}

  async execute(actor: Actor, personIds: readonly string[]): Promise<InvitedMany> {
    demand(actor, identityPermissions, 'identity.invitation.edit');
    const ids = [...new Set(personIds)];
    const kept = await this.people.addresses(actor, ids);
    const addresses = new Map(kept.map(({ personId, email }) => [personId, email]));
    const failed: { personId: string; reason: LocalizedText }[] = [];
    for (const personId of ids) {
      const problem = await this.invite(actor, personId, addresses.get(personId));
      if (problem !== null) failed.push({ personId, reason: problem.title });
    }
    return { invited: ids.length - failed.length, failed };
  }

  private async invite(actor: Actor, personId: string, email: string | undefined): Promise<Problem | null> {
    if (email === undefined) return workspaceProblems.noAddress();
    try {
      await this.invitations.invite(actor, { personId, email, roles: ['member'] });
      return null;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
}
