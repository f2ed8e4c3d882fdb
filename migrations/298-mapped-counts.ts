import type { MigrationInterface, QueryRunner } from 'typeorm';

const key = 'workspace_id, wave_id, park_id, stratum, psu_code, disposition';
const ofForms = `wave_id IN (SELECT w.id FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
  JOIN surveys_form f ON f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version)`;
const recount = (sex: string, status: string): string => `
  DELETE FROM surveys_answer_count WHERE ${ofForms};
  INSERT INTO surveys_answer_count (${key}, sex, ineligible, flags, count)
  SELECT workspace_id, wave_id, park_id, coalesce(stratum, ''), coalesce(psu_code, ''), disposition, ${sex}, ${status} = '4', flags, count(*)
  FROM surveys_response r WHERE ${ofForms} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;`;

/**
 * Answers to other questionnaires are not counted by codes of the built-in questionnaire. No wave was opened with a mapping
 * of its questions yet, so sex and status are not stated.
 */
export class MappedCounts1764000000298 implements MigrationInterface {
  readonly name = 'MappedCounts1764000000298';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('LOCK TABLE surveys_response, surveys_answer_count IN SHARE ROW EXCLUSIVE MODE');
    await runner.query(recount(`''`, `''`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(recount(`coalesce(r.answers ->> 'sex', '')`, `coalesce(r.answers ->> 'emp_status', '')`));
    await runner.query(`
      DROP FUNCTION IF EXISTS surveys_counted_variables(uuid), surveys_used_mapping(uuid);`);
  }
}
