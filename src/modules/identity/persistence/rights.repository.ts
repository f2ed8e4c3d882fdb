import type { EntityManager } from 'typeorm';
import type { Role } from '../../../kernel/actor.js';
import type { AccountAge } from '../domain/pairs-of-rights.js';

/** A member with the time since which they have had each role. */
export interface MemberRights extends AccountAge {
  readonly personId: string;
  readonly roles: ReadonlyMap<Role, Date>;
}

interface MemberRightsRow extends AccountAge {
  readonly personId: string;
  readonly roles: Role[];
  readonly rolesSince: Readonly<Record<string, string>>;
  readonly joinedAt: Date;
}

/** What all members of the workspace may do, and since when. */
export class RightsRepository {
  constructor(private readonly em: EntityManager) {}

  async ofMembers(): Promise<MemberRights[]> {
    const rows = await this.em.query<MemberRightsRow[]>(
      `SELECT account_id AS "accountId", person_id AS "personId", roles, roles_since AS "rolesSince",
         joined_at AS "joinedAt", account_created_at AS "createdAt", email_changed_at AS "emailChangedAt"
       FROM identity_rights_here() ORDER BY account_id`,
    );
    return rows.map(({ roles, rolesSince, joinedAt, ...member }) => ({
      ...member,
      roles: new Map(
        roles.map((role) => [role, rolesSince[role] === undefined ? joinedAt : new Date(rolesSince[role])]),
      ),
    }));
  }
}
