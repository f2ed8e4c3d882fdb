/** Places and organisations. A text in both languages is {"en": …, "zh": …}. */
export const directoryTables = `
CREATE TABLE directory_place (
  id uuid CONSTRAINT pk_directory_place PRIMARY KEY,
  workspace_id uuid NOT NULL CONSTRAINT fk_directory_place_workspace REFERENCES identity_workspace (id),
  level text NOT NULL CONSTRAINT ck_directory_place_level
    CHECK (level IN ('country', 'province', 'municipality', 'city', 'county', 'park', 'enterprise')),
  parent_id uuid,
  name jsonb NOT NULL CONSTRAINT ck_directory_place_name CHECK (is_localized(name)),
  country_code text CONSTRAINT ck_directory_place_country_code CHECK (country_code ~ '^[A-Z]{2}$'),
  iso_code text CONSTRAINT ck_directory_place_iso_code CHECK (iso_code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  gb_code text CONSTRAINT ck_directory_place_gb_code CHECK (gb_code ~ '^[1-9][0-9]{5}$'),
  note jsonb CONSTRAINT ck_directory_place_note CHECK (is_localized(note)),
  basis text NOT NULL CONSTRAINT ck_directory_place_basis CHECK (basis IN ('seed', 'inferred', 'general', 'entered')),
  basis_of jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  field_versions jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_directory_place_not_in_itself CHECK (parent_id <> id)
);
CREATE UNIQUE INDEX ix_directory_place_workspace ON directory_place (workspace_id, id);
ALTER TABLE directory_place ADD CONSTRAINT fk_directory_place_parent
  FOREIGN KEY (workspace_id, parent_id) REFERENCES directory_place (workspace_id, id);
CREATE INDEX ix_directory_place_parent ON directory_place (workspace_id, parent_id);
CREATE UNIQUE INDEX ix_directory_place_country_code ON directory_place (workspace_id, country_code);
CREATE UNIQUE INDEX ix_directory_place_iso_code ON directory_place (workspace_id, iso_code);
CREATE UNIQUE INDEX ix_directory_place_gb_code ON directory_place (workspace_id, gb_code);
SELECT isolate_workspace('directory_place');

CREATE TABLE directory_organisation (
  id uuid CONSTRAINT pk_directory_organisation PRIMARY KEY,
  workspace_id uuid NOT NULL CONSTRAINT fk_directory_organisation_workspace REFERENCES identity_workspace (id),
  name jsonb NOT NULL CONSTRAINT ck_directory_organisation_name CHECK (is_localized(name)),
  short_name jsonb CONSTRAINT ck_directory_organisation_short_name CHECK (is_localized(short_name)),
  constituency text CONSTRAINT ck_directory_organisation_constituency
    CHECK (constituency IN ('government', 'employers', 'workers')),
  capacity text CONSTRAINT ck_directory_organisation_capacity
    CHECK (capacity IN ('secretariat', 'agency', 'adviser', 'observer', 'resource-person', 'interpreter')),
  place_id uuid,
  parts text[] NOT NULL DEFAULT '{}',
  note jsonb CONSTRAINT ck_directory_organisation_note CHECK (is_localized(note)),
  basis text NOT NULL
    CONSTRAINT ck_directory_organisation_basis CHECK (basis IN ('seed', 'inferred', 'general', 'entered')),
  basis_of jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  field_versions jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT ck_directory_organisation_standing CHECK ((constituency IS NULL) <> (capacity IS NULL)),
  CONSTRAINT fk_directory_organisation_place
    FOREIGN KEY (workspace_id, place_id) REFERENCES directory_place (workspace_id, id)
);
CREATE UNIQUE INDEX ix_directory_organisation_workspace ON directory_organisation (workspace_id, id);
CREATE UNIQUE INDEX ix_directory_organisation_name ON directory_organisation (workspace_id, lower(name ->> 'en'));
CREATE INDEX ix_directory_organisation_place ON directory_organisation (workspace_id, place_id);
SELECT isolate_workspace('directory_organisation');
`;

export const dropDirectoryTables = `
DROP TABLE directory_organisation;
DROP TABLE directory_place;
`;
