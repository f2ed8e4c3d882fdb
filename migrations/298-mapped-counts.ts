import type { MigrationInterface, QueryRunner } from 'typeorm';

const key = 'workspace_id, wave_id, park_id, stratum, psu_code, disposition';
const ofForms = `wave_id IN (SELECT w.id FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
  JOIN surveys_form f ON f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version)`;
const used = `SELECT DISTINCT ON (w.id) w.id AS wave_id, m.variables
  FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
  JOIN surveys_form f ON f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version
  LEFT JOIN surveys_kept_mapping k ON k.wave_id = w.id
  LEFT JOIN surveys_mapping m ON m.form_id = f.id AND (k.mapping_id IS NULL OR m.id = k.mapping_id)
  ORDER BY w.id, m.version DESC`;
const category = (variable: string): string => `coalesce((SELECT c ->> 'category'
  FROM jsonb_array_elements(used.variables) v, jsonb_array_elements(v -> 'categories') c
  WHERE v ->> 'variable' = '${variable}' AND c ->> 'choice' = r.answers ->> (v ->> 'question') LIMIT 1), '')`;

const recount = (sex: string, status: string): string => `
  DELETE FROM surveys_answer_count WHERE ${ofForms};
  INSERT INTO surveys_answer_count (${key}, sex, ineligible, flags, count)
  SELECT workspace_id, wave_id, park_id, coalesce(stratum, ''), coalesce(psu_code, ''), disposition, ${sex}, ${status} = '4', flags, count(*)
  FROM surveys_response r JOIN (${used}) used USING (wave_id) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;`;

/** Answers to other questionnaires are counted by the categories of their mapping, not by codes of the built-in questionnaire. */
export class MappedCounts1764000000298 implements MigrationInterface {
  readonly name = 'MappedCounts1764000000298';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recount(category('sex'), category('emp_status')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(recount(`coalesce(r.answers ->> 'sex', '')`, `coalesce(r.answers ->> 'emp_status', '')`));
    await runner.query(`
      DROP FUNCTION IF EXISTS surveys_count_mapped() CASCADE;
      DROP FUNCTION IF EXISTS surveys_mapped_variables(uuid), surveys_used_mapping(uuid);`);
  }
}
