import type { EntityManager } from 'typeorm';
import type { Role } from '../../../kernel/actor.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { workspaceProblems } from '../domain/problems.js';

export interface NewInvitation {
  readonly id: string;
  readonly personId: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly tokenHash: Uint8Array;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface InvitationByToken {
  readonly workspaceId: string;
  readonly workspaceName: LocalizedText;
  readonly email: string;
  readonly accountId: string | null;
  readonly hasPassword: boolean;
}

/** Open invitations, through database functions. Used, withdrawn and expired ones are deleted. */
export class InvitationRepository {
  constructor(private readonly em: EntityManager) {}

  /** Returns false if the person or the email address is already a member. */
  async add(invitation: NewInvitation): Promise<boolean> {
    try {
      const [row] = await this.em.query<{ invited: boolean }[]>(
        'SELECT identity_invite_here($1, $2, $3, $4, $5, $6, $7) AS invited',
        [
          invitation.id,
          invitation.personId,
          invitation.email,
          invitation.roles,
          Buffer.from(invitation.tokenHash),
          invitation.createdAt,
          invitation.expiresAt,
        ],
      );
      return row!.invited;
    } catch (error) {
      return mapConstraint(error, {
        uq_identity_invitation_email: workspaceProblems.alreadyInvited,
        uq_identity_invitation_person: workspaceProblems.alreadyInvited,
        fk_identity_invitation_person: workspaceProblems.personNotFound,
      });
    }
  }

  async renew(id: string, tokenHash: Uint8Array, term: { createdAt: Date; expiresAt: Date }) {
    const [row] = await this.em.query<{ person_id: string; email: string }[]>(
      'SELECT * FROM identity_renew_invitation_here($1, $2, $3, $4)',
      [id, Buffer.from(tokenHash), term.createdAt, term.expiresAt],
    );
    return row && { personId: row.person_id, email: row.email };
  }

  async withdraw(id: string): Promise<boolean> {
    const [row] = await this.em.query<{ id: string | null }[]>('SELECT identity_withdraw_invitation_here($1) AS id', [
      id,
    ]);
    return typeof row?.id === 'string';
  }

  async byToken(tokenHash: Uint8Array, now: Date): Promise<InvitationByToken | undefined> {
    const [row] = await this.em.query<
      {
        workspace_id: string;
        workspace_name: LocalizedText;
        email: string;
        account_id: string | null;
        has_password: boolean;
      }[]
    >('SELECT * FROM identity_invitation_by_token($1, $2)', [Buffer.from(tokenHash), now]);
    return (
      row && {
        workspaceId: row.workspace_id,
        workspaceName: row.workspace_name,
        email: row.email,
        accountId: row.account_id,
        hasPassword: row.has_password,
      }
    );
  }

  /** Deletes the invitation and makes its holder a member; of two simultaneous calls only one succeeds. */
  async take(tokenHash: Uint8Array, fresh: { accountId: string; language: Language }, now: Date) {
    const [row] = await this.em.query<{ account_id: string; workspace_id: string; person_id: string }[]>(
      'SELECT * FROM identity_take_invitation($1, $2, $3, $4)',
      [Buffer.from(tokenHash), fresh.accountId, fresh.language, now],
    );
    return row && { accountId: row.account_id, workspaceId: row.workspace_id, personId: row.person_id };
  }
}
