import type { MigrationInterface, QueryRunner } from 'typeorm';
import { functions, ownerSees } from './surveys/functions.js';
import {
  answerFunctions,
  answerTables,
  collectorTables,
  dropAnswerFunctions,
  formerResponses,
  rewriteResponses,
} from './surveys/sealed.js';
import { inboxTables, rights, wayInTable } from './surveys/tables.js';

/**
 * Answers wait encrypted until a set of at least the wave's minimum can be opened, and a personal link is used by deleting a
 * row that nothing else refers to (docs/adr/0025). Answers that wait in the former inbox are taken over unsealed, because the
 * key is not in the database; the next start seals them before phones are let in.
 */
export class SealedAnswers1764000000200 implements MigrationInterface {
  readonly name = 'SealedAnswers1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(collectorTables);
    await runner.query(answerTables);
    await runner.query(columns);
    await runner.query(takeOver);
    await runner.query(
      `${dropFunctions} DROP TABLE surveys_spent_mark, surveys_inbox_turn, surveys_inbox_b, surveys_inbox_a, surveys_way_in;`,
    );
    await runner.query(rewriteResponses);
    await runner.query(answerFunctions);
    for (const [table, right] of Object.entries(tables)) {
      await runner.query(`SELECT isolate_workspace('${table}')`);
      if (right !== '') await runner.query(`COMMENT ON TABLE ${table} IS '${right}'`);
    }
    for (const table of ['surveys_poster', 'surveys_link']) await runner.query(ownerPolicy(table));
    await runner.query(`COMMENT ON TABLE surveys_refusal IS 'server: SELECT, INSERT, UPDATE'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropAnswerFunctions);
    await runner.query(inboxTables);
    await runner.query(wayInTable);
    await runner.query(`
      ALTER TABLE surveys_way_in
        DROP CONSTRAINT fk_surveys_way_in_wave, ADD CONSTRAINT fk_surveys_way_in_wave
          FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id),
        DROP CONSTRAINT fk_surveys_way_in_unit, ADD CONSTRAINT fk_surveys_way_in_unit
          FOREIGN KEY (workspace_id, wave_unit_id) REFERENCES surveys_wave_unit (workspace_id, id);
      INSERT INTO surveys_way_in (id, workspace_id, wave_id, kind, wave_unit_id, park_id, code, code_hash)
        SELECT id, workspace_id, wave_id, kind, wave_unit_id, park_id, code, code_hash FROM surveys_poster;
      INSERT INTO surveys_way_in (id, workspace_id, wave_id, kind, wave_unit_id, park_id, code, code_hash)
        SELECT gen_random_uuid(), workspace_id, wave_id, 'invitation', wave_unit_id, park_id, NULL, code_hash FROM surveys_link;`);
    await runner.query(formerResponses);
    await runner.query(`DROP TABLE ${Object.keys(tables).join(', ')}; ${dropColumns}`);
    for (const table of former) {
      if (table !== 'surveys_inbox_turn') await runner.query(`SELECT isolate_workspace('${table}')`);
      const right = rights[table];
      if (right !== undefined) await runner.query(`COMMENT ON TABLE ${table} IS '${right}'`);
    }
    for (const table of ownerSees) await runner.query(ownerPolicy(table));
    for (const statement of functions) await runner.query(statement);
    await runner.query(`COMMENT ON TABLE surveys_refusal IS '${rights['surveys_refusal']}'`);
  }
}

const former = ['surveys_inbox_a', 'surveys_inbox_b', 'surveys_inbox_turn', 'surveys_spent_mark', 'surveys_way_in'];

/** New tables, and what the server may do with each. */
const tables: Readonly<Record<string, string>> = {
  surveys_poster: 'server: SELECT, INSERT',
  surveys_link: 'server: SELECT, INSERT, DELETE; never updated',
  surveys_link_unused: 'server: SELECT, INSERT, DELETE',
  surveys_sealed_answer: 'server: SELECT, INSERT, DELETE',
  surveys_instance_mark: 'server: SELECT, INSERT, DELETE',
  surveys_unsealed_answer: 'server: SELECT, DELETE',
  surveys_waiting_count: '',
  surveys_opened_count: '',
};

const ownerPolicy = (table: string): string =>
  `CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true)`;

const columns = `
ALTER TABLE surveys_wave_unit ADD COLUMN group_code text;
UPDATE surveys_wave_unit SET group_code = psu_code;
ALTER TABLE surveys_wave_unit ALTER COLUMN group_code SET NOT NULL;
CREATE INDEX ix_surveys_wave_unit_group ON surveys_wave_unit (wave_id, group_code);
ALTER TABLE surveys_wave ADD COLUMN answers_kept_until date, ADD COLUMN health_kept_until date,
  ADD COLUMN answers_deleted_on date, ADD COLUMN health_deleted_on date,
  ADD COLUMN unopened_count integer NOT NULL DEFAULT 0, ADD COLUMN answers_complete boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT ck_surveys_wave_kept CHECK (health_kept_until <= answers_kept_until);
ALTER TABLE surveys_import DROP COLUMN mode, ADD COLUMN step text NOT NULL DEFAULT 'import', ADD COLUMN file_mark bytea,
  ADD COLUMN same_file_id uuid, ADD COLUMN known_rows integer NOT NULL DEFAULT 0,
  ADD COLUMN in_figures boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT ck_surveys_import_step CHECK (step IN ('check', 'import')),
  DROP CONSTRAINT ck_surveys_import_state, ADD CONSTRAINT ck_surveys_import_state
    CHECK (state IN ('waiting', 'checked', 'imported', 'refused', 'cancelled', 'undone'));
UPDATE surveys_import i SET in_figures = true
  WHERE EXISTS (SELECT FROM indicators_run r WHERE r.wave_id = i.wave_id AND r.state = 'done');
`;

const dropColumns = `
ALTER TABLE surveys_import DROP CONSTRAINT ck_surveys_import_state, DROP COLUMN in_figures, DROP COLUMN known_rows,
  DROP COLUMN same_file_id, DROP COLUMN file_mark, DROP COLUMN step,
  ADD CONSTRAINT ck_surveys_import_state CHECK (state IN ('waiting', 'imported', 'refused', 'cancelled')),
  ADD COLUMN mode text NOT NULL DEFAULT 'accept-good',
  ADD CONSTRAINT ck_surveys_import_mode CHECK (mode IN ('all-or-nothing', 'accept-good'));
ALTER TABLE surveys_import ALTER COLUMN mode DROP DEFAULT;
ALTER TABLE surveys_wave DROP COLUMN answers_complete, DROP COLUMN unopened_count, DROP COLUMN health_deleted_on, DROP COLUMN answers_deleted_on,
  DROP COLUMN health_kept_until, DROP COLUMN answers_kept_until;
ALTER TABLE surveys_wave_unit DROP COLUMN group_code;
`;

/** In random order, so that the new tables do not keep the order of the old ones. Marks from before cannot compare bodies. */
const takeOver = `
INSERT INTO surveys_poster (id, workspace_id, wave_id, kind, wave_unit_id, park_id, code, code_hash)
  SELECT id, workspace_id, wave_id, kind, wave_unit_id, park_id, code, code_hash FROM surveys_way_in
  WHERE kind <> 'invitation' ORDER BY id;
INSERT INTO surveys_link (code_hash, workspace_id, wave_id, wave_unit_id, park_id)
  SELECT code_hash, workspace_id, wave_id, wave_unit_id, park_id FROM surveys_way_in WHERE kind = 'invitation' ORDER BY code_hash;
INSERT INTO surveys_link_unused (code_hash, workspace_id)
  SELECT code_hash, workspace_id FROM surveys_link l WHERE NOT EXISTS (
    SELECT FROM surveys_spent_mark s WHERE s.mark = decode(l.code_hash, 'hex')
    UNION ALL SELECT FROM surveys_inbox_a a WHERE a.token_mark = decode(l.code_hash, 'hex')
    UNION ALL SELECT FROM surveys_inbox_b b WHERE b.token_mark = decode(l.code_hash, 'hex'))
  ORDER BY code_hash;
INSERT INTO surveys_instance_mark (mark, workspace_id, wave_id)
  SELECT m.mark, m.workspace_id, m.wave_id FROM (
    SELECT mark, workspace_id, wave_id FROM surveys_spent_mark
    UNION SELECT instance_mark, workspace_id, wave_id FROM surveys_inbox_a
    UNION SELECT instance_mark, workspace_id, wave_id FROM surveys_inbox_b) m
  WHERE NOT EXISTS (SELECT FROM surveys_link l WHERE decode(l.code_hash, 'hex') = m.mark) ORDER BY m.mark;
INSERT INTO surveys_unsealed_answer (id, workspace_id, wave_id, wave_unit_id, park_id, form_version, body)
  SELECT gen_random_uuid() AS random_id, i.workspace_id, i.wave_id, c.wave_unit_id, c.park_id, i.form_version, i.body
  FROM (SELECT * FROM surveys_inbox_a UNION ALL SELECT * FROM surveys_inbox_b) i JOIN surveys_way_in c ON c.id = i.way_in_id
  ORDER BY random_id;
`;

const dropFunctions = `
DROP FUNCTION surveys_find_way_in(text);
DROP FUNCTION surveys_add_imported(uuid, uuid, jsonb);
DROP FUNCTION surveys_shuffle_marks(uuid);
DROP FUNCTION surveys_mix_inbox(uuid, integer);
DROP FUNCTION surveys_turn_inbox();
DROP FUNCTION surveys_accept(jsonb, timestamptz);
DROP FUNCTION surveys_known_tokens(bytea[]);
DROP FUNCTION surveys_known_instances(bytea[]);
`;
