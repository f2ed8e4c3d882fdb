const door = 'SECURITY DEFINER SET search_path = public, pg_temp';

/**
 * What the person of an account needs of all workspaces: which administrators asked to replace the devices. When it takes
 * effect, password and sessions end with the devices, so that an emailed link is the only way to sign in.
 */
export const deviceReplacements = `
CREATE OR REPLACE FUNCTION identity_device_replacements_of(account uuid)
RETURNS TABLE (id uuid, workspace_id uuid, workspace_name jsonb, requested_at timestamptz, takes_effect_at timestamptz)
LANGUAGE sql STABLE ${door} AS $$
  SELECT r.id, r.workspace_id, w.name, r.requested_at, r.takes_effect_at
  FROM identity_device_replacement r JOIN identity_workspace w ON w.id = r.workspace_id
  WHERE r.account_id = account AND r.state = 'open' ORDER BY r.takes_effect_at, r.id
$$;

CREATE OR REPLACE FUNCTION identity_clear_factors(account uuid) RETURNS void LANGUAGE plpgsql ${door} AS $$
BEGIN
  PERFORM FROM identity_account WHERE id = account FOR UPDATE;
  DELETE FROM identity_factor WHERE account_id = account;
  DELETE FROM identity_recovery_code WHERE account_id = account;
  DELETE FROM identity_credential WHERE account_id = account;
  DELETE FROM identity_session WHERE account_id = account;
  UPDATE identity_api_token SET with_factor = false WHERE account_id = account AND with_factor;
END $$;`;
