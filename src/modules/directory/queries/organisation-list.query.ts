import type { Constituency } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import type { OrganisationState } from '../domain/organisation.js';
import { containing } from '../../../platform/database/containing.js';

export interface OrganisationFilter {
  readonly search?: string;
  /** `none` selects organisations outside the groups. */
  readonly constituency?: Constituency | 'none';
  readonly placeId?: string;
  readonly limit: number;
  readonly offset: number;
}

export type OrganisationView = Omit<OrganisationState, 'workspaceId' | 'fieldVersions'>;

const columns = `o.id, o.name, o.short_name AS "shortName", o.constituency, o.capacity, o.place_id AS "placeId", o.parts,
  o.note, o.basis, o.basis_of AS "basisOf", o.version`;

export async function organisationList(
  tx: ReadTransaction,
  filter: OrganisationFilter,
): Promise<{ items: OrganisationView[]; total: number }> {
  const rows = await tx.query<OrganisationView & { total: number }>(
    `SELECT ${columns}, count(*) OVER ()::int AS total FROM directory_organisation o
     WHERE ($1::text IS NULL OR lower(concat_ws(' ', o.name ->> 'en', o.name ->> 'zh', o.short_name ->> 'en',
         o.short_name ->> 'zh')) LIKE $1)
       AND ($2::text IS NULL OR coalesce(o.constituency, 'none') = $2) AND ($3::uuid IS NULL OR o.place_id = $3)
     ORDER BY array_position(ARRAY['government', 'employers', 'workers'], o.constituency) NULLS LAST,
       lower(o.name ->> 'en'), o.id LIMIT $4 OFFSET $5`,
    [containing(filter.search), filter.constituency ?? null, filter.placeId ?? null, filter.limit, filter.offset],
  );
  return { items: rows.map(({ total: _, ...organisation }) => organisation), total: rows[0]?.total ?? 0 };
}

export async function organisationView(tx: ReadTransaction, id: string): Promise<OrganisationView | undefined> {
  const [organisation] = await tx.query<OrganisationView>(
    `SELECT ${columns} FROM directory_organisation o WHERE o.id = $1`,
    [id],
  );
  return organisation;
}
