/**
 * Writing and using a sign-in link. A link created in the future dates from a time when the clock was ahead, and would be
 * valid for too long, and keep others from being sent; it is refused like a session (resolve-actor.ts).
 */
export const signInLinks = `
CREATE OR REPLACE FUNCTION identity_write_link(address text, hash bytea, at timestamptz, until timestamptz, at_most integer)
RETURNS TABLE (account_id uuid, language text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  SELECT a.id, a.language INTO account_id, language FROM identity_account a WHERE a.email = address FOR NO KEY UPDATE;
  IF account_id IS NULL THEN RETURN; END IF;
  DELETE FROM identity_sign_in_link l WHERE l.account_id = identity_write_link.account_id
    AND (l.expires_at <= at OR l.created_at >= at + interval '1 hour');
  IF (SELECT count(*) FROM identity_sign_in_link l WHERE l.account_id = identity_write_link.account_id) >= at_most
    THEN RETURN; END IF;
  INSERT INTO identity_sign_in_link (token_hash, account_id, created_at, expires_at)
    VALUES (hash, account_id, at, until);
  RETURN NEXT;
END $$;

CREATE OR REPLACE FUNCTION identity_redeem_link(hash bytea, at timestamptz) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM identity_sign_in_link WHERE token_hash = hash AND expires_at > at AND created_at < at + interval '1 hour'
  RETURNING account_id
$$;`;
