import type { EntityManager } from 'typeorm';
import type { Role } from '../../../kernel/actor.js';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { workspaceProblems } from '../domain/problems.js';

export interface MembershipState {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly version: number;
}

/** The members who may sign in to the workspace of the transaction, through database functions. */
export class MembershipRepository {
  constructor(private readonly em: EntityManager) {}

  async join(accountId: string, personId: string, held: { roles: readonly Role[]; now: Date }): Promise<void> {
    try {
      await this.em.query('SELECT identity_join_here($1, $2, $3, $4)', [accountId, personId, held.roles, held.now]);
    } catch (error) {
      mapConstraint(error, {
        pk_identity_membership: workspaceProblems.alreadyMember,
        uq_identity_membership_person: workspaceProblems.alreadyMember,
        fk_identity_membership_person: workspaceProblems.personNotFound,
      });
    }
  }

  /** Locks all members: two administrators who step down at the same time must not leave the workspace without one. */
  async allForChange(): Promise<MembershipState[]> {
    const rows = await this.em.query<{ account_id: string; roles: Role[]; version: number }[]>(
      'SELECT * FROM identity_lock_members_here()',
    );
    return rows.map((row) => ({ accountId: row.account_id, roles: row.roles, version: row.version }));
  }

  async changeRoles(accountId: string, held: readonly Role[], now: Date): Promise<number> {
    const [row] = await this.em.query<{ version: number }[]>(
      'SELECT identity_change_roles_here($1, $2, $3) AS version',
      [accountId, held, now],
    );
    return row!.version;
  }

  async setPark(accountId: string, parkId: string | null): Promise<void> {
    await this.em.query('SELECT identity_set_park_here($1, $2)', [accountId, parkId]);
  }

  async leave(accountId: string): Promise<void> {
    await this.em.query('SELECT identity_leave_here($1)', [accountId]);
  }
}
