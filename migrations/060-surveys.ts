import type { MigrationInterface, QueryRunner } from 'typeorm';
import { functions, ownerSees } from './surveys/functions.js';
import { answerTables, designTables, isolated, rights } from './surveys/tables.js';

export class Surveys1764000000060 implements MigrationInterface {
  readonly name = 'Surveys1764000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(designTables);
    await runner.query(answerTables);
    for (const table of isolated) await runner.query(`SELECT isolate_workspace('${table}')`);
    for (const table of ownerSees) {
      await runner.query(`CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true)`);
    }
    for (const [table, right] of Object.entries(rights)) await runner.query(`COMMENT ON TABLE ${table} IS '${right}'`);
    for (const statement of functions) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION surveys_find_way_in(text);
      DROP FUNCTION surveys_add_imported(uuid, uuid, jsonb);
      DROP FUNCTION surveys_shuffle_marks(uuid);
      DROP FUNCTION surveys_mix_inbox(uuid, integer);
      DROP FUNCTION surveys_turn_inbox();
      DROP FUNCTION surveys_accept(jsonb, timestamptz);
      DROP FUNCTION surveys_known_tokens(bytea[]);
      DROP FUNCTION surveys_known_instances(bytea[]);
      DROP TABLE surveys_response, surveys_import, surveys_refusal, surveys_spent_mark, surveys_inbox_turn,
        surveys_inbox_b, surveys_inbox_a, surveys_way_in, surveys_wave_unit, surveys_wave_stratum, surveys_wave,
        surveys_frame_unit, surveys_questionnaire;
      DROP FUNCTION surveys_keep_questionnaire();
    `);
  }
}
