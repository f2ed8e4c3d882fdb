import type { MigrationInterface, QueryRunner } from 'typeorm';

const door = 'SECURITY DEFINER SET search_path = public, pg_temp';

/** The functions over memberships as they are with the park of a member, and as they were without. */
const functions = (withPark: boolean): string => `
DROP FUNCTION identity_resolve(bytea, bytea, uuid, timestamptz);
CREATE FUNCTION identity_resolve(session_hash bytea, api_token_hash bytea, asked uuid, at timestamptz)
RETURNS TABLE (account_id uuid, session_id uuid, seen_at timestamptz, roles text[], person_id uuid, constituency text,
  capacity text, organisation_id uuid${withPark ? ', park_id uuid' : ''})
LANGUAGE sql STABLE ${door} AS $$
  WITH who AS (
    SELECT s.account_id, s.id AS session_id, s.seen_at, NULL::uuid AS bound, NULL::text[] AS scopes
      FROM identity_session s WHERE s.token_hash = session_hash AND s.expires_at > at
    UNION ALL
    SELECT t.account_id, NULL, coalesce(t.used_at, t.created_at), t.workspace_id, t.scopes
      FROM identity_api_token t WHERE session_hash IS NULL AND t.token_hash = api_token_hash AND t.expires_at > at
  )
  SELECT who.account_id, who.session_id, who.seen_at,
    CASE WHEN who.scopes IS NULL THEN m.roles ELSE ARRAY(SELECT unnest(m.roles) INTERSECT SELECT unnest(who.scopes)) END,
    m.person_id, p.constituency, p.capacity, p.organisation_id${withPark ? ', m.park_id' : ''}
  FROM who
    LEFT JOIN identity_membership m
      ON m.account_id = who.account_id AND m.workspace_id = asked AND coalesce(who.bound, asked) = asked
    LEFT JOIN identity_person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id
$$;

DROP FUNCTION identity_members_here(uuid);
CREATE FUNCTION identity_members_here(account uuid) RETURNS TABLE (account_id uuid, person_id uuid, email text,
  roles text[], version integer, created_at timestamptz${withPark ? ', park_id uuid' : ''})
LANGUAGE sql STABLE ${door} AS $$
  SELECT m.account_id, m.person_id, a.email, m.roles, m.version, m.created_at${withPark ? ', m.park_id' : ''}
  FROM identity_membership m JOIN identity_account a ON a.id = m.account_id
  WHERE m.workspace_id = current_workspace() AND (account IS NULL OR m.account_id = account)
$$;`;

/** A park coordinator follows the fieldwork of one park, which an administrator says. */
export class CoordinatorsPark1764000000243 implements MigrationInterface {
  readonly name = 'CoordinatorsPark1764000000243';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity_membership ADD COLUMN park_id uuid;
      ALTER TABLE identity_membership ADD CONSTRAINT fk_identity_membership_park
        FOREIGN KEY (workspace_id, park_id) REFERENCES directory_place (workspace_id, id);
      ${functions(true)}
      CREATE FUNCTION identity_set_park_here(account uuid, park uuid) RETURNS void LANGUAGE sql ${door} AS $$
        UPDATE identity_membership SET park_id = park WHERE workspace_id = current_workspace() AND account_id = account
      $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION identity_set_park_here(uuid, uuid);
      ${functions(false)}
      ALTER TABLE identity_membership DROP CONSTRAINT fk_identity_membership_park, DROP COLUMN park_id;`);
  }
}
