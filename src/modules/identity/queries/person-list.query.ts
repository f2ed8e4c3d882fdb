import type { Constituency, Sex } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import type { PersonState } from '../domain/person.js';
import { containing } from '../../../platform/database/containing.js';

export interface PersonFilter {
  readonly search?: string;
  /** `none` selects people outside the groups. */
  readonly constituency?: Constituency | 'none';
  readonly organisationId?: string;
  readonly limit: number;
  readonly offset: number;
}

export interface PersonView extends Omit<PersonState, 'workspaceId' | 'fieldVersions' | 'sex'> {
  /** Null for readers who may not see it. */
  readonly sex: Sex | null;
  /** Whether they can sign in; only administrators see the address of the account. */
  readonly hasAccount: boolean;
}

const columns = `p.id, p.name, p.constituency, p.capacity, p.sex, p.organisation_id AS "organisationId", p.language,
  p.email, p.version, identity_account_of_here(p.id) IS NOT NULL AS "hasAccount"`;

/** Includes the sex and address of everyone; the use case removes what the reader may not see. */
export async function personList(
  tx: ReadTransaction,
  filter: PersonFilter,
): Promise<{ items: PersonView[]; total: number }> {
  const rows = await tx.query<PersonView & { total: number }>(
    `SELECT ${columns}, count(*) OVER ()::int AS total FROM identity_person p
     WHERE ($1::text IS NULL OR lower(concat_ws(' ', p.name ->> 'en', p.name ->> 'zh')) LIKE $1)
       AND ($2::text IS NULL OR coalesce(p.constituency, 'none') = $2)
       AND ($3::uuid IS NULL OR p.organisation_id = $3)
     ORDER BY array_position(ARRAY['government', 'employers', 'workers'], p.constituency) NULLS LAST,
       lower(p.name ->> 'en'), p.id LIMIT $4 OFFSET $5`,
    [
      containing(filter.search),
      filter.constituency ?? null,
      filter.organisationId ?? null,
      filter.limit,
      filter.offset,
    ],
  );
  return { items: rows.map(({ total: _, ...person }) => person), total: rows[0]?.total ?? 0 };
}

export async function personView(tx: ReadTransaction, id: string): Promise<PersonView | undefined> {
  const [person] = await tx.query<PersonView>(`SELECT ${columns} FROM identity_person p WHERE p.id = $1`, [id]);
  return person;
}
