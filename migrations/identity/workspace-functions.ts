/**
 * The doors to workspaces, memberships and invitations. Those ending in `_here` speak of the workspace that the
 * transaction has set (current_workspace) and of no other, as row-level security does for content.
 */
const door = 'SECURITY DEFINER SET search_path = public, pg_temp';

/** Replaced later, and created again when that is undone. */
export const changeRolesHere = `CREATE FUNCTION identity_change_roles_here(account uuid, held text[]) RETURNS integer LANGUAGE sql ${door} AS $$
  UPDATE identity_membership SET roles = held, version = version + 1
  WHERE workspace_id = current_workspace() AND account_id = account RETURNING version
$$;`;

const workspace = `
CREATE FUNCTION identity_add_workspace(workspace uuid, called text, named jsonb, sort text, demo boolean, basis jsonb,
  zone text, terms text, at timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  INSERT INTO identity_workspace
    (id, slug, name, kind, demonstration, basis_note, time_zone, constituency_terms, created_at)
  VALUES (workspace, called, named, sort, demo, basis, zone, terms, at)
$$;

CREATE FUNCTION identity_workspace_here() RETURNS SETOF identity_workspace LANGUAGE sql STABLE ${door} AS $$
  SELECT * FROM identity_workspace WHERE id = current_workspace()
$$;

CREATE FUNCTION identity_lock_workspace_here() RETURNS SETOF identity_workspace LANGUAGE sql ${door} AS $$
  SELECT * FROM identity_workspace WHERE id = current_workspace() FOR UPDATE
$$;

CREATE FUNCTION identity_change_workspace_here(fields jsonb, to_version integer, versions jsonb)
RETURNS void LANGUAGE sql ${door} AS $$
  UPDATE identity_workspace w SET
    name = coalesce(fields -> 'name', w.name),
    kind = coalesce(fields ->> 'kind', w.kind),
    time_zone = coalesce(fields ->> 'timeZone', w.time_zone),
    constituency_terms = coalesce(fields ->> 'constituencyTerms', w.constituency_terms),
    version = to_version,
    field_versions = versions
  WHERE id = current_workspace()
$$;

CREATE OR REPLACE FUNCTION workspace_ids() RETURNS SETOF uuid LANGUAGE sql STABLE ${door} AS $$
  SELECT id FROM identity_workspace ORDER BY created_at, id
$$;

CREATE FUNCTION identity_workspaces_of(account uuid)
RETURNS TABLE (id uuid, slug text, name jsonb, kind text, demonstration boolean, basis_note jsonb, time_zone text,
  constituency_terms text, roles text[], person_id uuid, person_name jsonb, constituency text, capacity text,
  organisation_id uuid)
LANGUAGE sql STABLE ${door} AS $$
  SELECT w.id, w.slug, w.name, w.kind, w.demonstration, w.basis_note, w.time_zone, w.constituency_terms, m.roles,
    m.person_id, p.name, p.constituency, p.capacity, p.organisation_id
  FROM identity_membership m JOIN identity_workspace w ON w.id = m.workspace_id
    JOIN identity_person p ON p.workspace_id = m.workspace_id AND p.id = m.person_id
  WHERE m.account_id = account ORDER BY w.created_at, w.id
$$;

CREATE FUNCTION identity_administers(account uuid) RETURNS boolean LANGUAGE sql STABLE ${door} AS $$
  SELECT EXISTS (SELECT FROM identity_membership WHERE account_id = account AND 'administrator' = ANY (roles))
$$;
`;

const membership = `
CREATE FUNCTION identity_join_here(account uuid, person uuid, held text[], at timestamptz)
RETURNS void LANGUAGE sql ${door} AS $$
  INSERT INTO identity_membership (workspace_id, account_id, person_id, roles, created_at)
  VALUES (current_workspace(), account, person, held, at)
$$;

CREATE FUNCTION identity_members_here(account uuid) RETURNS TABLE (account_id uuid, person_id uuid, email text,
  roles text[], version integer, created_at timestamptz)
LANGUAGE sql STABLE ${door} AS $$
  SELECT m.account_id, m.person_id, a.email, m.roles, m.version, m.created_at
  FROM identity_membership m JOIN identity_account a ON a.id = m.account_id
  WHERE m.workspace_id = current_workspace() AND (account IS NULL OR m.account_id = account)
$$;

CREATE FUNCTION identity_account_of_here(person uuid) RETURNS uuid LANGUAGE sql STABLE ${door} AS $$
  SELECT account_id FROM identity_membership WHERE workspace_id = current_workspace() AND person_id = person
$$;

CREATE FUNCTION identity_lock_members_here() RETURNS TABLE (account_id uuid, roles text[], version integer)
LANGUAGE sql ${door} AS $$
  SELECT FROM identity_workspace WHERE id = current_workspace() FOR UPDATE;
  SELECT account_id, roles, version FROM identity_membership WHERE workspace_id = current_workspace() FOR UPDATE
$$;

${changeRolesHere}

CREATE FUNCTION identity_leave_here(account uuid) RETURNS void LANGUAGE sql ${door} AS $$
  DELETE FROM identity_membership WHERE workspace_id = current_workspace() AND account_id = account
$$;
`;

const invitation = `
CREATE FUNCTION identity_invite_here(invitation uuid, person uuid, address text, held text[], hash bytea, at timestamptz,
  until timestamptz)
RETURNS boolean LANGUAGE plpgsql ${door} AS $$
BEGIN
  IF EXISTS (SELECT FROM identity_membership m JOIN identity_account a ON a.id = m.account_id
    WHERE m.workspace_id = current_workspace() AND (m.person_id = person OR a.email = address)) THEN RETURN false; END IF;
  INSERT INTO identity_invitation (id, workspace_id, person_id, email, roles, token_hash, created_at, expires_at)
    VALUES (invitation, current_workspace(), person, address, held, hash, at, until);
  RETURN true;
END $$;

CREATE FUNCTION identity_invitations_here() RETURNS TABLE (id uuid, person_id uuid, email text, roles text[],
  created_at timestamptz, expires_at timestamptz)
LANGUAGE sql STABLE ${door} AS $$
  SELECT id, person_id, email, roles, created_at, expires_at FROM identity_invitation
  WHERE workspace_id = current_workspace()
$$;

CREATE FUNCTION identity_renew_invitation_here(invitation uuid, hash bytea, at timestamptz, until timestamptz)
RETURNS TABLE (person_id uuid, email text) LANGUAGE sql ${door} AS $$
  UPDATE identity_invitation SET token_hash = hash, created_at = at, expires_at = until
  WHERE workspace_id = current_workspace() AND id = invitation RETURNING person_id, email
$$;

CREATE FUNCTION identity_withdraw_invitation_here(invitation uuid) RETURNS uuid LANGUAGE sql ${door} AS $$
  DELETE FROM identity_invitation WHERE workspace_id = current_workspace() AND id = invitation RETURNING id
$$;

CREATE FUNCTION identity_invitation_by_token(hash bytea, at timestamptz) RETURNS TABLE (id uuid, workspace_id uuid,
  workspace_name jsonb, email text, account_id uuid, has_password boolean)
LANGUAGE sql STABLE ${door} AS $$
  SELECT i.id, i.workspace_id, w.name, i.email, a.id, c.account_id IS NOT NULL
  FROM identity_invitation i JOIN identity_workspace w ON w.id = i.workspace_id
    LEFT JOIN identity_account a ON a.email = i.email LEFT JOIN identity_credential c ON c.account_id = a.id
  WHERE i.token_hash = hash AND i.expires_at > at
$$;

CREATE FUNCTION identity_take_invitation(hash bytea, fresh uuid, tongue text, at timestamptz)
RETURNS TABLE (account_id uuid, workspace_id uuid, person_id uuid) LANGUAGE plpgsql ${door} AS $$
#variable_conflict use_column
DECLARE
  taken identity_invitation;
BEGIN
  DELETE FROM identity_invitation i WHERE i.token_hash = hash AND i.expires_at > at RETURNING * INTO taken;
  IF taken.id IS NULL THEN RETURN; END IF;
  INSERT INTO identity_account (id, email, language, created_at) VALUES (fresh, taken.email, tongue, at)
    ON CONFLICT (email) DO NOTHING;
  SELECT a.id INTO account_id FROM identity_account a WHERE a.email = taken.email;
  INSERT INTO identity_membership (workspace_id, account_id, person_id, roles, created_at)
    VALUES (taken.workspace_id, account_id, taken.person_id, taken.roles, at) ON CONFLICT DO NOTHING;
  workspace_id := taken.workspace_id;
  person_id := taken.person_id;
  RETURN NEXT;
END $$;
`;

export const workspaceFunctions = workspace + membership + invitation;
