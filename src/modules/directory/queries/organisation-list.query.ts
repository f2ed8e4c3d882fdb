import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { OrganisationState } from '../domain/organisation.js';
import { directoryPermissions } from '../domain/policy.js';
import { directoryProblems } from '../domain/problems.js';
import { containing } from './containing.js';

export interface OrganisationFilter {
  readonly search?: string;
  /** `none` for those outside the groups. */
  readonly constituency?: Constituency | 'none';
  readonly placeId?: string;
  readonly limit: number;
  readonly offset: number;
}

export type OrganisationView = Omit<OrganisationState, 'workspaceId' | 'fieldVersions'>;

const columns = `o.id, o.name, o.short_name AS "shortName", o.constituency, o.capacity, o.place_id AS "placeId", o.parts,
  o.note, o.basis, o.basis_of AS "basisOf", o.version`;

@Injectable()
export class OrganisationListQuery {
  constructor(private readonly database: Database) {}

  list(actor: Actor, filter: OrganisationFilter): Promise<{ items: OrganisationView[]; total: number }> {
    demand(actor, directoryPermissions, 'directory.organisation.read');
    return this.database.read(actor, async (tx) => {
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
    });
  }

  one(actor: Actor, id: string): Promise<OrganisationView> {
    demand(actor, directoryPermissions, 'directory.organisation.read');
    return this.database.read(actor, async (tx) => {
      const [organisation] = await tx.query<OrganisationView>(
        `SELECT ${columns} FROM directory_organisation o WHERE o.id = $1`,
        [id],
      );
      if (organisation === undefined) throw directoryProblems.organisationNotFound();
      return organisation;
    });
  }
}
