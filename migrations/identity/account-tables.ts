/**
 * Who somebody is. Accounts, credentials, sessions, tokens, workspaces and memberships carry no row-level policy, because
 * they are asked before a workspace is known; the server's role holds no right on them and calls the functions of this
 * migration instead. Secrets are stored as their SHA-256 (they are 256 random bits), passwords as argon2id.
 */
export const accountTables = `
CREATE FUNCTION is_localized(candidate jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT candidate IS NULL OR (
    jsonb_typeof(candidate) = 'object' AND jsonb_typeof(candidate -> 'en') = 'string'
    AND jsonb_typeof(candidate -> 'zh') = 'string'
    AND (candidate ->> 'en') <> '' AND (candidate ->> 'zh') <> '')
$$;

CREATE TABLE identity_workspace (
  id uuid CONSTRAINT pk_identity_workspace PRIMARY KEY,
  slug text NOT NULL CONSTRAINT uq_identity_workspace_slug UNIQUE
    CONSTRAINT ck_identity_workspace_slug CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name jsonb NOT NULL CONSTRAINT ck_identity_workspace_name CHECK (is_localized(name)),
  kind text NOT NULL CONSTRAINT ck_identity_workspace_kind CHECK (kind IN ('programme', 'region')),
  demonstration boolean NOT NULL DEFAULT false,
  basis_note jsonb CONSTRAINT ck_identity_workspace_basis_note CHECK (is_localized(basis_note)),
  time_zone text NOT NULL,
  constituency_terms text NOT NULL DEFAULT 'international'
    CONSTRAINT ck_identity_workspace_terms CHECK (constituency_terms IN ('international', 'national')),
  version integer NOT NULL DEFAULT 1,
  field_versions jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL
);

CREATE TABLE identity_account (
  id uuid CONSTRAINT pk_identity_account PRIMARY KEY,
  email text NOT NULL CONSTRAINT uq_identity_account_email UNIQUE
    CONSTRAINT ck_identity_account_email CHECK (email = lower(email) AND email LIKE '%_@_%'),
  language text NOT NULL CONSTRAINT ck_identity_account_language CHECK (language IN ('en', 'zh-CN')),
  created_at timestamptz NOT NULL
);

CREATE TABLE identity_credential (
  account_id uuid CONSTRAINT pk_identity_credential PRIMARY KEY
    CONSTRAINT fk_identity_credential_account REFERENCES identity_account (id) ON DELETE CASCADE,
  password_hash text NOT NULL CONSTRAINT ck_identity_credential_hash CHECK (password_hash LIKE '$argon2id$%'),
  changed_at timestamptz NOT NULL
);

CREATE TABLE identity_session (
  id uuid CONSTRAINT pk_identity_session PRIMARY KEY,
  account_id uuid NOT NULL
    CONSTRAINT fk_identity_session_account REFERENCES identity_account (id) ON DELETE CASCADE,
  token_hash bytea NOT NULL CONSTRAINT uq_identity_session_token UNIQUE,
  client text NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ix_identity_session_account ON identity_session (account_id);

CREATE TABLE identity_device (
  token_hash bytea CONSTRAINT pk_identity_device PRIMARY KEY,
  account_id uuid NOT NULL CONSTRAINT fk_identity_device_account REFERENCES identity_account (id) ON DELETE CASCADE,
  seen_at timestamptz NOT NULL
);
CREATE INDEX ix_identity_device_account ON identity_device (account_id);

CREATE TABLE identity_attempt (
  key bytea CONSTRAINT pk_identity_attempt PRIMARY KEY,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL
);
CREATE INDEX ix_identity_attempt_last_at ON identity_attempt (last_at);

CREATE TABLE identity_sign_in_link (
  token_hash bytea CONSTRAINT pk_identity_sign_in_link PRIMARY KEY,
  account_id uuid NOT NULL
    CONSTRAINT fk_identity_sign_in_link_account REFERENCES identity_account (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ix_identity_sign_in_link_account ON identity_sign_in_link (account_id, created_at);

COMMENT ON TABLE identity_workspace IS 'guarded: reached through functions of its owner only';
COMMENT ON TABLE identity_account IS 'guarded: reached through functions of its owner only';
COMMENT ON TABLE identity_credential IS 'guarded: reached through functions of its owner only';
COMMENT ON TABLE identity_session IS 'guarded: reached through functions of its owner only';
COMMENT ON TABLE identity_device IS 'guarded: reached through functions of its owner only';
COMMENT ON TABLE identity_attempt IS 'guarded: reached through functions of its owner only';
COMMENT ON TABLE identity_sign_in_link IS 'guarded: reached through functions of its owner only';
`;

export const dropAccountTables = `
DROP TABLE identity_sign_in_link;
DROP TABLE identity_attempt;
DROP TABLE identity_device;
DROP TABLE identity_session;
DROP TABLE identity_credential;
DROP TABLE identity_account;
DROP TABLE identity_workspace;
DROP FUNCTION is_localized(jsonb);
`;
