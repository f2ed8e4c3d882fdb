import { Injectable } from '@nestjs/common';
import { demand, holds } from '../../../kernel/actor.js';
import type { Actor, Constituency, Sex } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { PersonState } from '../domain/person.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';

export interface PersonFilter {
  readonly search?: string;
  /** `none` for those outside the groups. */
  readonly constituency?: Constituency | 'none';
  readonly organisationId?: string;
  readonly limit: number;
  readonly offset: number;
}

export interface PersonView extends Omit<PersonState, 'workspaceId' | 'fieldVersions' | 'sex'> {
  /** Null for those who may not see it. */
  readonly sex: Sex | null;
  /** Whether they can sign in; under which address is for administrators to see. */
  readonly hasAccount: boolean;
}

const columns = `p.id, p.name, p.constituency, p.capacity, p.sex, p.organisation_id AS "organisationId", p.language,
  p.version, identity_account_of_here(p.id) IS NOT NULL AS "hasAccount"`;

/** A LIKE pattern for "contains these characters", in which the searcher's % and _ are only themselves. */
function containing(search: string | undefined): string | null {
  const words = search?.trim().toLowerCase();
  return words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null;
}

/** Everybody sees their own entry whole. */
function seenBy(actor: Actor, person: PersonView): PersonView {
  const whole = person.id === actor.personId || holds(actor, identityPermissions, 'identity.person.read-sex');
  return whole ? person : { ...person, sex: null };
}

@Injectable()
export class PersonListQuery {
  constructor(private readonly database: Database) {}

  list(actor: Actor, filter: PersonFilter): Promise<{ items: PersonView[]; total: number }> {
    demand(actor, identityPermissions, 'identity.person.read');
    return this.database.read(actor, async (tx) => {
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
      return { items: rows.map(({ total: _, ...person }) => seenBy(actor, person)), total: rows[0]?.total ?? 0 };
    });
  }

  one(actor: Actor, id: string): Promise<PersonView> {
    demand(actor, identityPermissions, 'identity.person.read');
    return this.database.read(actor, async (tx) => {
      const [person] = await tx.query<PersonView>(`SELECT ${columns} FROM identity_person p WHERE p.id = $1`, [id]);
      if (person === undefined) throw workspaceProblems.personNotFound();
      return seenBy(actor, person);
    });
  }
}
