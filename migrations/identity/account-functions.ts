/**
 * The only doors to accounts, credentials and sessions. Each runs with its owner's rights on a pinned search path, takes
 * the key of one row (an e-mail address, a token's hash, an account) and cannot be used to list the table.
 */
const door = 'SECURITY DEFINER SET search_path = public, pg_temp';

const actor = `
CREATE FUNCTION identity_resolve(session_hash bytea, api_token_hash bytea, asked uuid, at timestamptz)
RETURNS TABLE (account_id uuid, session_id uuid, seen_at timestamptz, roles text[], person_id uuid, constituency text,
  capacity text, organisation_id uuid)
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
    m.person_id, p.constituency, p.capacity, p.organisation_id
  FROM who
    LEFT JOIN identity_membership m
      ON m.account_id = who.account_id AND m.workspace_id = asked AND coalesce(who.bound, asked) = asked
    LEFT JOIN identity_person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id
$$;

CREATE FUNCTION identity_touch(session uuid, api_token_hash bytea, at timestamptz, idle interval, lifetime interval)
RETURNS void LANGUAGE sql ${door} AS $$
  UPDATE identity_session SET seen_at = at, expires_at = least(created_at + lifetime, at + idle) WHERE id = session;
  UPDATE identity_api_token SET used_at = at WHERE token_hash = api_token_hash;
$$;
`;

const account = `
CREATE FUNCTION identity_any_account() RETURNS boolean LANGUAGE sql STABLE ${door} AS $$
  SELECT EXISTS (SELECT FROM identity_account)
$$;

CREATE FUNCTION identity_lock_first_run() RETURNS boolean LANGUAGE plpgsql ${door} AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('identity.first-run'));
  RETURN NOT EXISTS (SELECT FROM identity_account);
END $$;

CREATE FUNCTION identity_add_account(account uuid, address text, tongue text, at timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  INSERT INTO identity_account (id, email, language, created_at) VALUES (account, address, tongue, at)
$$;

CREATE FUNCTION identity_account_card(account uuid) RETURNS TABLE (id uuid, email text, language text)
LANGUAGE sql STABLE ${door} AS $$
  SELECT id, email, language FROM identity_account WHERE id = account
$$;

CREATE FUNCTION identity_speak(account uuid, tongue text) RETURNS void LANGUAGE sql ${door} AS $$
  UPDATE identity_account SET language = tongue WHERE id = account
$$;

CREATE FUNCTION identity_set_password(account uuid, hash text, at timestamptz) RETURNS void LANGUAGE sql ${door} AS $$
  INSERT INTO identity_credential (account_id, password_hash, changed_at) VALUES (account, hash, at)
  ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at
$$;

CREATE FUNCTION identity_password_of(account uuid) RETURNS text LANGUAGE sql STABLE ${door} AS $$
  SELECT password_hash FROM identity_credential WHERE account_id = account
$$;
`;

const signIn = `
CREATE FUNCTION identity_password_by_email(address text) RETURNS TABLE (account_id uuid, password_hash text)
LANGUAGE sql STABLE ${door} AS $$
  SELECT a.id, c.password_hash FROM identity_account a LEFT JOIN identity_credential c ON c.account_id = a.id
  WHERE a.email = address
$$;

CREATE FUNCTION identity_knows_device(address text, device_hash bytea) RETURNS boolean LANGUAGE sql STABLE ${door} AS $$
  SELECT EXISTS (SELECT FROM identity_device d JOIN identity_account a ON a.id = d.account_id
    WHERE a.email = address AND d.token_hash = device_hash)
$$;

CREATE FUNCTION identity_remember_device(account uuid, device_hash bytea, at timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  INSERT INTO identity_device (token_hash, account_id, seen_at) VALUES (device_hash, account, at)
  ON CONFLICT (token_hash) DO NOTHING
$$;

CREATE FUNCTION identity_lock_attempt(wanted bytea, at timestamptz) RETURNS TABLE (failures integer, last_at timestamptz)
LANGUAGE plpgsql ${door} AS $$
#variable_conflict use_column
BEGIN
  DELETE FROM identity_attempt WHERE key IN (SELECT key FROM identity_attempt
    WHERE last_at < at - interval '2 days' ORDER BY last_at LIMIT 20 FOR UPDATE SKIP LOCKED);
  INSERT INTO identity_attempt (key, failures, last_at) VALUES (wanted, 0, at) ON CONFLICT (key) DO NOTHING;
  RETURN QUERY SELECT a.failures, a.last_at FROM identity_attempt a WHERE a.key = wanted FOR UPDATE;
END $$;

CREATE FUNCTION identity_count_attempt(wanted bytea, counted integer, at timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  UPDATE identity_attempt SET failures = counted, last_at = at WHERE key = wanted
$$;

CREATE FUNCTION identity_forget_attempt(wanted bytea) RETURNS void LANGUAGE sql ${door} AS $$
  DELETE FROM identity_attempt WHERE key = wanted
$$;

CREATE FUNCTION identity_write_link(address text, hash bytea, at timestamptz, until timestamptz, at_most integer)
RETURNS TABLE (account_id uuid, language text) LANGUAGE plpgsql ${door} AS $$
#variable_conflict use_column
BEGIN
  SELECT a.id, a.language INTO account_id, language FROM identity_account a WHERE a.email = address FOR NO KEY UPDATE;
  IF account_id IS NULL THEN RETURN; END IF;
  DELETE FROM identity_sign_in_link l WHERE l.account_id = identity_write_link.account_id AND l.expires_at <= at;
  IF (SELECT count(*) FROM identity_sign_in_link l WHERE l.account_id = identity_write_link.account_id) >= at_most
    THEN RETURN; END IF;
  INSERT INTO identity_sign_in_link (token_hash, account_id, created_at, expires_at)
    VALUES (hash, account_id, at, until);
  RETURN NEXT;
END $$;

CREATE FUNCTION identity_redeem_link(hash bytea, at timestamptz) RETURNS uuid LANGUAGE sql ${door} AS $$
  DELETE FROM identity_sign_in_link WHERE token_hash = hash AND expires_at > at RETURNING account_id
$$;
`;

const session = `
CREATE FUNCTION identity_open_session(session uuid, account uuid, hash bytea, device text, at timestamptz, until timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  DELETE FROM identity_session WHERE account_id = account AND expires_at <= at;
  INSERT INTO identity_session (id, account_id, token_hash, client, created_at, seen_at, expires_at)
    VALUES (session, account, hash, device, at, at, until)
$$;

CREATE FUNCTION identity_sessions_of(account uuid, at timestamptz)
RETURNS TABLE (id uuid, client text, created_at timestamptz, seen_at timestamptz, expires_at timestamptz)
LANGUAGE sql STABLE ${door} AS $$
  SELECT id, client, created_at, seen_at, expires_at FROM identity_session
  WHERE account_id = account AND expires_at > at ORDER BY seen_at DESC, id
$$;

CREATE FUNCTION identity_close_session(account uuid, session uuid) RETURNS uuid LANGUAGE sql ${door} AS $$
  DELETE FROM identity_session WHERE account_id = account AND id = session RETURNING id
$$;

CREATE FUNCTION identity_close_other_sessions(account uuid, kept uuid) RETURNS bigint LANGUAGE sql ${door} AS $$
  WITH closed AS (DELETE FROM identity_session WHERE account_id = account AND id IS DISTINCT FROM kept RETURNING 1)
  SELECT count(*) FROM closed
$$;

CREATE FUNCTION identity_forget_devices(account uuid) RETURNS void LANGUAGE sql ${door} AS $$
  DELETE FROM identity_device WHERE account_id = account
$$;

CREATE FUNCTION identity_add_api_token(token uuid, account uuid, workspace uuid, named text, allowed text[], hash bytea,
  at timestamptz, until timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  INSERT INTO identity_api_token (id, account_id, workspace_id, label, scopes, token_hash, created_at, expires_at)
  VALUES (token, account, workspace, named, allowed, hash, at, until)
$$;

CREATE FUNCTION identity_api_tokens_of(account uuid) RETURNS TABLE (id uuid, workspace_id uuid, label text, scopes text[],
  created_at timestamptz, used_at timestamptz, expires_at timestamptz)
LANGUAGE sql STABLE ${door} AS $$
  SELECT id, workspace_id, label, scopes, created_at, used_at, expires_at FROM identity_api_token
  WHERE account_id = account ORDER BY created_at DESC, id
$$;

CREATE FUNCTION identity_remove_api_token(account uuid, token uuid) RETURNS uuid LANGUAGE sql ${door} AS $$
  DELETE FROM identity_api_token WHERE account_id = account AND id = token RETURNING id
$$;
`;

export const accountFunctions = actor + account + signIn + session;
