/** People are content of a workspace; what joins them to accounts is not (see account-tables.ts). */
export const personTables = `
CREATE TABLE identity_person (
  id uuid CONSTRAINT pk_identity_person PRIMARY KEY,
  workspace_id uuid NOT NULL CONSTRAINT fk_identity_person_workspace REFERENCES identity_workspace (id),
  name jsonb NOT NULL CONSTRAINT ck_identity_person_name CHECK (is_localized(name)),
  constituency text CONSTRAINT ck_identity_person_constituency
    CHECK (constituency IN ('government', 'employers', 'workers')),
  capacity text CONSTRAINT ck_identity_person_capacity
    CHECK (capacity IN ('secretariat', 'agency', 'adviser', 'observer', 'resource-person', 'interpreter')),
  sex text NOT NULL CONSTRAINT ck_identity_person_sex CHECK (sex IN ('female', 'male', 'not-stated')),
  organisation_id uuid,
  language text NOT NULL CONSTRAINT ck_identity_person_language CHECK (language IN ('en', 'zh-CN')),
  version integer NOT NULL DEFAULT 1,
  field_versions jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_identity_person_standing CHECK ((constituency IS NULL) <> (capacity IS NULL)),
  CONSTRAINT fk_identity_person_organisation
    FOREIGN KEY (workspace_id, organisation_id) REFERENCES directory_organisation (workspace_id, id)
);
CREATE UNIQUE INDEX ix_identity_person_workspace ON identity_person (workspace_id, id);
CREATE INDEX ix_identity_person_organisation ON identity_person (workspace_id, organisation_id);
SELECT isolate_workspace('identity_person');

CREATE TABLE identity_membership (
  workspace_id uuid NOT NULL CONSTRAINT fk_identity_membership_workspace REFERENCES identity_workspace (id),
  account_id uuid NOT NULL
    CONSTRAINT fk_identity_membership_account REFERENCES identity_account (id) ON DELETE CASCADE,
  person_id uuid NOT NULL,
  roles text[] NOT NULL CONSTRAINT ck_identity_membership_roles CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[
    'administrator', 'facilitator', 'analyst', 'member', 'rapporteur', 'interpreter', 'park-coordinator', 'observer']),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  CONSTRAINT pk_identity_membership PRIMARY KEY (workspace_id, account_id),
  CONSTRAINT uq_identity_membership_person UNIQUE (workspace_id, person_id),
  CONSTRAINT fk_identity_membership_person
    FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id)
);
CREATE INDEX ix_identity_membership_account ON identity_membership (account_id);

CREATE TABLE identity_api_token (
  id uuid CONSTRAINT pk_identity_api_token PRIMARY KEY,
  account_id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  label text NOT NULL,
  scopes text[] NOT NULL CONSTRAINT ck_identity_api_token_scopes CHECK (cardinality(scopes) > 0),
  token_hash bytea NOT NULL CONSTRAINT uq_identity_api_token_token UNIQUE,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  expires_at timestamptz NOT NULL,
  CONSTRAINT fk_identity_api_token_membership FOREIGN KEY (workspace_id, account_id)
    REFERENCES identity_membership (workspace_id, account_id) ON DELETE CASCADE
);
CREATE INDEX ix_identity_api_token_account ON identity_api_token (account_id);

CREATE TABLE identity_invitation (
  id uuid CONSTRAINT pk_identity_invitation PRIMARY KEY,
  workspace_id uuid NOT NULL CONSTRAINT fk_identity_invitation_workspace REFERENCES identity_workspace (id),
  person_id uuid NOT NULL,
  email text NOT NULL CONSTRAINT ck_identity_invitation_email CHECK (email = lower(email) AND email LIKE '%_@_%'),
  roles text[] NOT NULL CONSTRAINT ck_identity_invitation_roles CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[
    'administrator', 'facilitator', 'analyst', 'member', 'rapporteur', 'interpreter', 'park-coordinator', 'observer']),
  token_hash bytea NOT NULL CONSTRAINT uq_identity_invitation_token UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT uq_identity_invitation_email UNIQUE (workspace_id, email),
  CONSTRAINT uq_identity_invitation_person UNIQUE (workspace_id, person_id),
  CONSTRAINT fk_identity_invitation_person
    FOREIGN KEY (workspace_id, person_id) REFERENCES identity_person (workspace_id, id)
);

COMMENT ON TABLE identity_membership IS 'guarded: reached through functions of its owner only';
COMMENT ON TABLE identity_api_token IS 'guarded: reached through functions of its owner only';
COMMENT ON TABLE identity_invitation IS 'guarded: reached through functions of its owner only';
`;

export const dropPersonTables = `
DROP TABLE identity_invitation;
DROP TABLE identity_api_token;
DROP TABLE identity_membership;
DROP TABLE identity_person;
`;
