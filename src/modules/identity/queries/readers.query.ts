import { nobody } from '../../../kernel/actor.js';
import type { Actor, Capacity, Constituency, Role } from '../../../kernel/actor.js';
import type { Language } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';

/** A person as an actor with the rights of this moment, for what is prepared for them while they are not there. */
export interface Reader {
  readonly actor: Actor & { readonly personId: string };
  /** Null if the person is not a member and therefore has no rights. */
  readonly email: string | null;
}

interface ReaderRow {
  readonly person_id: string;
  readonly account_id: string | null;
  readonly email: string | null;
  readonly roles: Role[] | null;
  readonly park_id: string | null;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisation_id: string | null;
  readonly language: Language;
}

const sql = `
SELECT p.id AS person_id, m.account_id, m.email, m.roles, m.park_id, p.constituency, p.capacity, p.organisation_id,
  coalesce(account.language, p.language) AS language
FROM identity_person p
LEFT JOIN identity_members_here(NULL) m ON m.person_id = p.id
LEFT JOIN LATERAL (SELECT language FROM identity_account_card(m.account_id)) account ON m.account_id IS NOT NULL
WHERE $1::uuid[] IS NULL OR p.id = ANY ($1)
ORDER BY p.id`;

export async function readers(tx: ReadTransaction, personIds?: readonly string[]): Promise<Reader[]> {
  const rows = await tx.query<ReaderRow>(sql, [personIds ?? null]);
  return rows.map((row) => ({
    actor: {
      ...nobody,
      kind: 'person',
      accountId: row.account_id,
      personId: row.person_id,
      workspaceId: tx.workspaceId,
      roles: row.roles ?? [],
      constituency: row.constituency,
      capacity: row.capacity,
      organisationId: row.organisation_id,
      parkId: row.park_id,
      language: row.language,
    },
    email: row.email,
  }));
}
