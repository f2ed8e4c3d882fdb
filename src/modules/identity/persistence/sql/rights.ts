const door = 'SECURITY DEFINER SET search_path = public, pg_temp';

/**
 * Who has which role since when in the workspace of the transaction, with the ages of account and address on which it
 * depends whether a pair of rights takes effect at once (docs/adr/0086). The command line finds a member by the short name
 * of the workspace and the address. A trigger notes when an address was changed, whatever changed it.
 */
export const rightsFunctions = `
CREATE OR REPLACE FUNCTION identity_rights_here() RETURNS TABLE (account_id uuid, person_id uuid, roles text[],
  roles_since jsonb, joined_at timestamptz, account_created_at timestamptz, email_changed_at timestamptz)
LANGUAGE sql STABLE ${door} AS $$
  SELECT m.account_id, m.person_id, m.roles, m.roles_since, m.created_at, a.created_at, a.email_changed_at
  FROM identity_membership m JOIN identity_account a ON a.id = m.account_id
  WHERE m.workspace_id = current_workspace()
$$;

CREATE OR REPLACE FUNCTION identity_change_roles_here(account uuid, held text[], at timestamptz) RETURNS integer
LANGUAGE sql ${door} AS $$
  UPDATE identity_membership m SET roles = held, version = version + 1, roles_since = (
    SELECT jsonb_object_agg(role, CASE WHEN role = ANY (m.roles)
      THEN coalesce(m.roles_since -> role, to_jsonb(m.created_at)) ELSE to_jsonb(at) END)
    FROM unnest(held) role)
  WHERE workspace_id = current_workspace() AND account_id = account RETURNING version
$$;

CREATE OR REPLACE FUNCTION identity_find_member(short_name text, address text)
RETURNS TABLE (workspace_id uuid, account_id uuid, person_id uuid) LANGUAGE sql STABLE ${door} AS $$
  SELECT m.workspace_id, m.account_id, m.person_id FROM identity_membership m
    JOIN identity_workspace w ON w.id = m.workspace_id JOIN identity_account a ON a.id = m.account_id
  WHERE w.slug = short_name AND a.email = address
$$;

CREATE OR REPLACE FUNCTION identity_note_changed_address() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.email_changed_at := now();
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER tr_identity_account_address BEFORE UPDATE OF email ON identity_account
  FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION identity_note_changed_address();`;
