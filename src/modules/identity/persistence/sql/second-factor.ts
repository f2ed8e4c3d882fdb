const door = 'SECURITY DEFINER SET search_path = public, pg_temp';

/** The seats of another context: a spokesperson is asked for a second factor. */
export interface FactorTables {
  readonly seats: string;
}

/**
 * Whether a workspace asks this account for a second factor, and whether it was given in this session, or in the session
 * that issued this API token. The one place of the rule (docs/adr/0088).
 */
const rule = ({ seats }: FactorTables): string => `
CREATE OR REPLACE FUNCTION identity_second_factor(account uuid, workspace uuid, session uuid, api_token_hash bytea)
RETURNS text LANGUAGE sql STABLE ${door} AS $$
  SELECT CASE
    WHEN NOT EXISTS (
      SELECT FROM identity_workspace w JOIN identity_membership m ON m.workspace_id = w.id
      WHERE w.id = workspace AND w.second_factor AND m.account_id = account
        AND (m.roles && '{administrator,analyst,fieldwork-manager}' OR EXISTS (SELECT FROM ${seats} s
          WHERE s.workspace_id = w.id AND s.person_id = m.person_id AND s.function = 'spokesperson')))
      THEN 'not-asked'
    WHEN NOT EXISTS (SELECT FROM identity_factor WHERE account_id = account) THEN 'set-up'
    WHEN EXISTS (SELECT FROM identity_session WHERE id = session AND account_id = account AND factor_at IS NOT NULL)
      OR EXISTS (SELECT FROM identity_api_token
        WHERE token_hash = api_token_hash AND account_id = account AND with_factor)
      THEN 'given'
    ELSE 'enter' END
$$;`;

/** Whoever changes factors waits for other changes of the same account. */
const factors = `
CREATE OR REPLACE FUNCTION identity_lock_factors(account uuid, session uuid)
RETURNS TABLE (factors integer, given_at timestamptz) LANGUAGE plpgsql ${door} AS $$
BEGIN
  PERFORM FROM identity_account WHERE id = account FOR UPDATE;
  RETURN QUERY SELECT (SELECT count(*)::integer FROM identity_factor f WHERE f.account_id = account),
    (SELECT s.factor_at FROM identity_session s WHERE s.id = session AND s.account_id = account);
END $$;

CREATE OR REPLACE FUNCTION identity_factors_of(account uuid) RETURNS SETOF identity_factor
LANGUAGE sql STABLE ${door} AS $$
  SELECT * FROM identity_factor WHERE account_id = account ORDER BY created_at, id
$$;

CREATE OR REPLACE FUNCTION identity_add_factor(account uuid, factor uuid, called text, step bigint, at timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  INSERT INTO identity_factor (id, account_id, label, last_step, created_at, used_at)
  VALUES (factor, account, called, step, at, at)
$$;

CREATE OR REPLACE FUNCTION identity_remove_factor(account uuid, factor uuid) RETURNS uuid LANGUAGE plpgsql ${door} AS $$
DECLARE
  removed uuid;
BEGIN
  DELETE FROM identity_factor WHERE account_id = account AND id = factor RETURNING id INTO removed;
  IF NOT EXISTS (SELECT FROM identity_factor WHERE account_id = account) THEN
    DELETE FROM identity_recovery_code WHERE account_id = account;
    UPDATE identity_session SET factor_at = NULL WHERE account_id = account;
    UPDATE identity_api_token SET with_factor = false WHERE account_id = account AND with_factor;
  END IF;
  RETURN removed;
END $$;

CREATE OR REPLACE FUNCTION identity_accept_step(account uuid, factor uuid, step bigint, at timestamptz) RETURNS boolean
LANGUAGE sql ${door} AS $$
  WITH accepted AS (UPDATE identity_factor SET last_step = step, used_at = at
    WHERE account_id = account AND id = factor AND last_step < step RETURNING 1)
  SELECT EXISTS (SELECT FROM accepted)
$$;

CREATE OR REPLACE FUNCTION identity_add_passkey(account uuid, factor uuid, called text, credential text, key bytea,
  count bigint, at timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  INSERT INTO identity_factor (id, account_id, label, credential_id, public_key, counter, created_at, used_at)
  VALUES (factor, account, called, credential, key, count, at, at)
$$;

CREATE OR REPLACE FUNCTION identity_accept_count(account uuid, factor uuid, count bigint, at timestamptz)
RETURNS boolean LANGUAGE sql ${door} AS $$
  WITH accepted AS (UPDATE identity_factor SET counter = count, used_at = at
    WHERE account_id = account AND id = factor AND (counter < count OR (counter = 0 AND count = 0)) RETURNING 1)
  SELECT EXISTS (SELECT FROM accepted)
$$;

CREATE OR REPLACE FUNCTION identity_begin_challenge(account uuid, session uuid, text_to_sign text, ends timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  UPDATE identity_session SET challenge = text_to_sign, challenge_ends_at = ends
  WHERE id = session AND account_id = account
$$;

CREATE OR REPLACE FUNCTION identity_take_challenge(account uuid, session uuid, at timestamptz) RETURNS text
LANGUAGE plpgsql ${door} AS $$
DECLARE
  taken text;
BEGIN
  SELECT CASE WHEN challenge_ends_at > at THEN challenge END INTO taken
    FROM identity_session WHERE id = session AND account_id = account FOR UPDATE;
  UPDATE identity_session SET challenge = NULL, challenge_ends_at = NULL WHERE id = session AND account_id = account;
  RETURN taken;
END $$;

CREATE OR REPLACE FUNCTION identity_factor_given(account uuid, session uuid, at timestamptz) RETURNS void
LANGUAGE sql ${door} AS $$
  UPDATE identity_session SET factor_at = at WHERE id = session AND account_id = account
$$;

CREATE OR REPLACE FUNCTION identity_factor_is_given(account uuid, session uuid) RETURNS boolean
LANGUAGE sql STABLE ${door} AS $$
  SELECT EXISTS (SELECT FROM identity_session WHERE id = session AND account_id = account AND factor_at IS NOT NULL)
$$;

CREATE OR REPLACE FUNCTION identity_mark_api_token(token uuid, session uuid) RETURNS void LANGUAGE sql ${door} AS $$
  UPDATE identity_api_token t SET with_factor = true FROM identity_session s
  WHERE t.id = token AND s.id = session AND s.account_id = t.account_id AND s.factor_at IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION identity_set_recovery_codes(account uuid, hashes bytea[]) RETURNS void
LANGUAGE sql ${door} AS $$
  DELETE FROM identity_recovery_code WHERE account_id = account;
  INSERT INTO identity_recovery_code (account_id, code_hash) SELECT account, unnest(hashes)
$$;

CREATE OR REPLACE FUNCTION identity_use_recovery_code(account uuid, hash bytea) RETURNS boolean
LANGUAGE sql ${door} AS $$
  WITH used AS (DELETE FROM identity_recovery_code WHERE account_id = account AND code_hash = hash RETURNING 1)
  SELECT EXISTS (SELECT FROM used)
$$;

CREATE OR REPLACE FUNCTION identity_recovery_codes_left(account uuid) RETURNS integer LANGUAGE sql STABLE ${door} AS $$
  SELECT count(*)::integer FROM identity_recovery_code WHERE account_id = account
$$;`;

/** Settings of a workspace, replaced with the one that asks for a second factor. */
const workspace = `
CREATE OR REPLACE FUNCTION identity_change_workspace_here(fields jsonb, to_version integer, versions jsonb)
RETURNS void LANGUAGE sql ${door} AS $$
  UPDATE identity_workspace w SET
    name = coalesce(fields -> 'name', w.name),
    kind = coalesce(fields ->> 'kind', w.kind),
    time_zone = coalesce(fields ->> 'timeZone', w.time_zone),
    constituency_terms = coalesce(fields ->> 'constituencyTerms', w.constituency_terms),
    second_factor = coalesce((fields ->> 'secondFactor')::boolean, w.second_factor),
    iati_identifier = CASE WHEN fields ? 'iatiIdentifier' THEN fields ->> 'iatiIdentifier' ELSE w.iati_identifier END,
    version = to_version,
    field_versions = versions
  WHERE id = current_workspace()
$$;`;

/** Open connections are asked again when an account loses its last factor, or a workspace begins to ask for one. */
const access = `
CREATE OR REPLACE TRIGGER tr_identity_factor_access AFTER DELETE ON identity_factor
  FOR EACH ROW EXECUTE FUNCTION identity_tell_access_changed();

CREATE OR REPLACE FUNCTION identity_tell_factor_asked() RETURNS trigger LANGUAGE plpgsql ${door} AS $$
BEGIN
  PERFORM pg_notify('tripartite_wake', jsonb_build_object('kind', 'access', 'id', account_id)::text)
    FROM identity_membership WHERE workspace_id = NEW.id;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER tr_identity_workspace_factor AFTER UPDATE OF second_factor ON identity_workspace
  FOR EACH ROW WHEN (NEW.second_factor AND NOT OLD.second_factor) EXECUTE FUNCTION identity_tell_factor_asked();`;

export const secondFactor = (tables: FactorTables): string => [rule(tables), factors, workspace, access].join('\n');
