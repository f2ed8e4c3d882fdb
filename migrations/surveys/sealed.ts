/** Collectors: posters, personal links, and which of the links may still be used. */
export const collectorTables = `
CREATE TABLE surveys_poster (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  kind text NOT NULL,
  wave_unit_id uuid,
  park_id uuid NOT NULL,
  code text NOT NULL,
  code_hash text NOT NULL,
  CONSTRAINT pk_surveys_poster PRIMARY KEY (id),
  CONSTRAINT uq_surveys_poster_code UNIQUE (code_hash),
  CONSTRAINT fk_surveys_poster_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id),
  CONSTRAINT fk_surveys_poster_unit FOREIGN KEY (workspace_id, wave_unit_id) REFERENCES surveys_wave_unit (workspace_id, id),
  CONSTRAINT ck_surveys_poster_kind CHECK (kind IN ('poster', 'open-poster')),
  CONSTRAINT ck_surveys_poster_unit CHECK ((kind = 'open-poster') = (wave_unit_id IS NULL))
);
CREATE INDEX ix_surveys_poster_wave ON surveys_poster (wave_id, kind);

-- A personal link as it was issued. Never updated and never locked: its row looks the same whether the link was used or not.
CREATE TABLE surveys_link (
  code_hash text NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  wave_unit_id uuid NOT NULL,
  park_id uuid NOT NULL,
  CONSTRAINT pk_surveys_link PRIMARY KEY (code_hash),
  CONSTRAINT fk_surveys_link_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id),
  CONSTRAINT fk_surveys_link_unit FOREIGN KEY (workspace_id, wave_unit_id) REFERENCES surveys_wave_unit (workspace_id, id)
);
CREATE INDEX ix_surveys_link_wave ON surveys_link (wave_id, park_id);

-- Using a link deletes its row here and touches nothing else that names it.
CREATE TABLE surveys_link_unused (
  code_hash text NOT NULL,
  workspace_id uuid NOT NULL,
  CONSTRAINT pk_surveys_link_unused PRIMARY KEY (code_hash)
);
`;

/**
 * What arrives. No foreign key to the wave: checking it would lock, and so mark, the row of the wave at the moment of a
 * submission.
 */
export const answerTables = `
-- An answer, encrypted with a key that is not in the database and padded, until a set of answers of its group is opened.
CREATE TABLE surveys_sealed_answer (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  box bytea NOT NULL,
  CONSTRAINT pk_surveys_sealed_answer PRIMARY KEY (id)
);
CREATE INDEX ix_surveys_sealed_answer_wave ON surveys_sealed_answer (wave_id);

-- Which submissions have arrived: the hash of the instance id, and an HMAC of the body keyed with the instance id.
CREATE TABLE surveys_instance_mark (
  mark bytea NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  body_check bytea,
  import_id uuid,
  CONSTRAINT pk_surveys_instance_mark PRIMARY KEY (mark)
);
CREATE INDEX ix_surveys_instance_mark_wave ON surveys_instance_mark (wave_id);
CREATE INDEX ix_surveys_instance_mark_import ON surveys_instance_mark (import_id) WHERE import_id IS NOT NULL;

-- Answers that an earlier version kept unsealed in its inbox; the next start seals them and leaves this table empty.
CREATE TABLE surveys_unsealed_answer (
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  wave_id uuid NOT NULL,
  wave_unit_id uuid,
  park_id uuid NOT NULL,
  form_version text NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT pk_surveys_unsealed_answer PRIMARY KEY (id)
);

-- Counts for the fieldwork page, written by the worker: how many answers wait, in steps of the minimum of the wave.
CREATE TABLE surveys_waiting_count (
  wave_id uuid NOT NULL,
  place text NOT NULL,
  workspace_id uuid NOT NULL,
  count integer NOT NULL,
  CONSTRAINT pk_surveys_waiting_count PRIMARY KEY (wave_id, place),
  CONSTRAINT fk_surveys_waiting_count_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
);

-- How many answers were opened on which day; an answer itself keeps no day.
CREATE TABLE surveys_opened_count (
  wave_id uuid NOT NULL,
  day date NOT NULL,
  workspace_id uuid NOT NULL,
  count integer NOT NULL,
  CONSTRAINT pk_surveys_opened_count PRIMARY KEY (wave_id, day),
  CONSTRAINT fk_surveys_opened_count_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id)
);
`;

const responseColumns = `wave_id, id, workspace_id, form_version, park_id, size_class, stratum, psu_code, lang, modules_offered,
  modules_taken, asked_count, duration_band, pace_band, answers, disposition, flags, import_id`;

const responseTable = (name: string, own: string): string => `
CREATE TABLE ${name} (
  wave_id uuid NOT NULL,
  id uuid NOT NULL,
  workspace_id uuid NOT NULL,
  form_version text NOT NULL,
  park_id uuid NOT NULL,
  size_class text,
  stratum text,
  psu_code text,
  lang text NOT NULL,
  modules_offered text[] NOT NULL,
  modules_taken text[] NOT NULL,
  asked_count smallint NOT NULL,
  duration_band text,
  pace_band text,
  answers jsonb NOT NULL,
  disposition text NOT NULL,
  flags text[] NOT NULL,
  import_id uuid,
  ${own}
  CONSTRAINT pk_${name} PRIMARY KEY (wave_id, id),
  CONSTRAINT fk_${name}_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id),
  CONSTRAINT ck_${name}_disposition CHECK (disposition IN ('complete', 'partial', 'breakoff'))
);`;

/**
 * Answers without day and collector. The table is written anew in the order of the random ids and in one transaction, so that
 * nothing is left of the old columns and of the batches by which answers were added.
 */
export const rewriteResponses = `
ALTER TABLE surveys_response RENAME TO surveys_response_old;
ALTER TABLE surveys_response_old RENAME CONSTRAINT pk_surveys_response TO pk_surveys_response_old;
${responseTable('surveys_response', '')}
INSERT INTO surveys_response (${responseColumns}) SELECT ${responseColumns} FROM surveys_response_old ORDER BY wave_id, id;
DROP TABLE surveys_response_old;
CREATE INDEX ix_surveys_response_import ON surveys_response (import_id) WHERE import_id IS NOT NULL;
SELECT isolate_workspace('surveys_response');
COMMENT ON TABLE surveys_response IS 'append-only: answers are only added; deletion on their date and undoing an import are functions of the owner';
`;

export const formerResponses = `
ALTER TABLE surveys_response RENAME TO surveys_response_new;
ALTER TABLE surveys_response_new RENAME CONSTRAINT pk_surveys_response TO pk_surveys_response_new;
${responseTable(
  'surveys_response',
  `day date NOT NULL,
  way_in text NOT NULL,
  CONSTRAINT ck_surveys_response_way_in CHECK (way_in IN ('sample_link', 'open_poster')),
  CONSTRAINT ck_surveys_response_frame CHECK ((way_in = 'sample_link') = (psu_code IS NOT NULL)),`,
)}
INSERT INTO surveys_response (${responseColumns}, day, way_in)
SELECT ${responseColumns}, (SELECT w.ends_on FROM surveys_wave w WHERE w.id = wave_id),
  CASE WHEN psu_code IS NULL THEN 'open_poster' ELSE 'sample_link' END FROM surveys_response_new;
DROP TABLE surveys_response_new;
SELECT isolate_workspace('surveys_response');
COMMENT ON TABLE surveys_response IS 'append-only: answers are never altered, only added';
`;

const door = 'SECURITY DEFINER SET search_path = public, pg_temp';
const here = `nullif(current_setting('app.workspace', true), '')::uuid`;

/** What only the owner may do with answers, each limited to the workspace of the transaction. */
export const answerFunctions = `
-- Enterprises whose answers are too few become one pool: a primary unit of its own. Imported answers of theirs follow.
CREATE FUNCTION surveys_join_pool(wave uuid, codes text[], pool text) RETURNS void LANGUAGE sql ${door} AS $$
  UPDATE surveys_wave_unit SET group_code = pool WHERE wave_id = wave AND workspace_id = ${here} AND group_code = ANY (codes);
  UPDATE surveys_response SET psu_code = pool WHERE wave_id = wave AND workspace_id = ${here} AND psu_code = ANY (codes);
$$;

-- Takes the rows of one imported file out again. Returns how many they were.
CREATE FUNCTION surveys_undo_import(import uuid) RETURNS integer LANGUAGE plpgsql ${door} AS $$
DECLARE removed integer;
BEGIN
  DELETE FROM surveys_instance_mark WHERE import_id = import AND workspace_id = ${here};
  DELETE FROM surveys_response WHERE import_id = import AND workspace_id = ${here};
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;

-- The answers of a wave on the date of their deletion. Returns how many they were.
CREATE FUNCTION surveys_delete_answers(wave uuid) RETURNS integer LANGUAGE plpgsql ${door} AS $$
DECLARE removed integer;
BEGIN
  DELETE FROM surveys_response WHERE wave_id = wave AND workspace_id = ${here};
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;

-- Some questions of a wave's answers, and the flags that name them. Returns how many answers had them.
CREATE FUNCTION surveys_delete_items(wave uuid, items text[]) RETURNS integer LANGUAGE plpgsql ${door} AS $$
DECLARE changed integer;
BEGIN
  UPDATE surveys_response SET answers = answers - items WHERE wave_id = wave AND workspace_id = ${here} AND answers ?| items;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;
`;

export const dropAnswerFunctions = `
DROP FUNCTION surveys_join_pool(uuid, text[], text);
DROP FUNCTION surveys_undo_import(uuid);
DROP FUNCTION surveys_delete_answers(uuid);
DROP FUNCTION surveys_delete_items(uuid, text[]);
`;
