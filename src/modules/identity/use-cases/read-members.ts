import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { identityPermissions } from '../domain/policy.js';
import {
  invitationList,
  type InvitationView,
  memberList,
  type MemberPage,
  type MemberView,
} from '../queries/member-list.query.js';

/** For administrators, who alone see email addresses. */
@Injectable()
export class ReadMembers {
  constructor(private readonly database: Database) {}

  members(actor: Actor, page: MemberPage): Promise<{ items: MemberView[]; total: number }> {
    demand(actor, identityPermissions, 'identity.membership.read');
    return this.database.read(actor, (tx) => memberList(tx, page));
  }

  invitations(actor: Actor): Promise<InvitationView[]> {
    demand(actor, identityPermissions, 'identity.invitation.read');
    return this.database.read(actor, (tx) => invitationList(tx));
  }
}
