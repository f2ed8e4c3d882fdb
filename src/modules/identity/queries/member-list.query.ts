import type { Capacity, Constituency, Role } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { containing } from '../../../platform/database/containing.js';

export interface MemberView {
  readonly accountId: string;
  readonly personId: string;
  readonly name: LocalizedText;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Only for a park coordinator. */
  readonly parkId: string | null;
  readonly version: number;
  readonly joinedAt: Date;
  /** Of a second factor. */
  readonly hasDevice: boolean;
}

export interface InvitationView {
  readonly id: string;
  readonly personId: string;
  readonly name: LocalizedText;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface MemberPage {
  readonly search?: string;
  readonly limit: number;
  readonly offset: number;
}

/** Members who may sign in, with email addresses. */
export async function memberList(
  tx: ReadTransaction,
  page: MemberPage,
): Promise<{ items: MemberView[]; total: number }> {
  const rows = await tx.query<MemberView & { total: number }>(
    `SELECT m.account_id AS "accountId", m.person_id AS "personId", p.name, p.constituency, p.capacity, m.email,
       m.roles, m.park_id AS "parkId", m.version, m.created_at AS "joinedAt",
       EXISTS (SELECT FROM identity_factors_of(m.account_id)) AS "hasDevice", count(*) OVER ()::int AS total
     FROM identity_members_here(NULL) m JOIN identity_person p ON p.id = m.person_id
     WHERE $1::text IS NULL OR lower(concat_ws(' ', p.name ->> 'en', p.name ->> 'zh', m.email)) LIKE $1
     ORDER BY lower(p.name ->> 'en'), m.account_id LIMIT $2 OFFSET $3`,
    [containing(page.search), page.limit, page.offset],
  );
  return { items: rows.map(({ total: _, ...member }) => member), total: rows[0]?.total ?? 0 };
}

/** Open invitations, with email addresses. */
export function invitationList(tx: ReadTransaction): Promise<InvitationView[]> {
  return tx.query<InvitationView>(
    `SELECT i.id, i.person_id AS "personId", p.name, i.email, i.roles, i.created_at AS "createdAt",
       i.expires_at AS "expiresAt"
     FROM identity_invitations_here() i JOIN identity_person p ON p.id = i.person_id ORDER BY i.created_at DESC, i.id`,
  );
}
