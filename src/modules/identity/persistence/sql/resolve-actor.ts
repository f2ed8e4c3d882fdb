/**
 * Finds the actor by the hash of a session or API token, with the rights in the requested workspace. A session last
 * used in the future, or a token created in the future, dates from a time when the clock was ahead, and would be valid
 * for too long; so it is refused. The tolerance of one hour is more than the clocks of several servers differ.
 */
export const resolveActor = `
CREATE OR REPLACE FUNCTION identity_resolve(session_hash bytea, api_token_hash bytea, asked uuid, at timestamptz)
RETURNS TABLE (account_id uuid, session_id uuid, seen_at timestamptz, roles text[], person_id uuid, constituency text,
  capacity text, organisation_id uuid, park_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH who AS (
    SELECT s.account_id, s.id AS session_id, s.seen_at, NULL::uuid AS bound, NULL::text[] AS scopes
      FROM identity_session s WHERE s.token_hash = session_hash AND s.expires_at > at AND s.seen_at < at + interval '1 hour'
    UNION ALL
    SELECT t.account_id, NULL, coalesce(t.used_at, t.created_at), t.workspace_id, t.scopes
      FROM identity_api_token t WHERE session_hash IS NULL AND t.token_hash = api_token_hash AND t.expires_at > at
        AND t.created_at < at + interval '1 hour'
  )
  SELECT who.account_id, who.session_id, who.seen_at,
    CASE WHEN who.scopes IS NULL THEN m.roles ELSE ARRAY(SELECT unnest(m.roles) INTERSECT SELECT unnest(who.scopes)) END,
    m.person_id, p.constituency, p.capacity, p.organisation_id, m.park_id
  FROM who
    LEFT JOIN identity_membership m
      ON m.account_id = who.account_id AND m.workspace_id = asked AND coalesce(who.bound, asked) = asked
    LEFT JOIN identity_person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id
$$;`;
