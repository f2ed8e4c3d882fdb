/** The category of an answer to a variable of the indicators; answers to the built-in questionnaire are categories already. */
const category = (
  variable: string,
): string => `coalesce(CASE WHEN used.variables IS NULL THEN answers ->> '${variable}' ELSE (
      SELECT each ->> 'category' FROM jsonb_array_elements(used.variables -> '${variable}' -> 'categories') AS each
      WHERE each ->> 'choice' = answers ->> (used.variables -> '${variable}' ->> 'question') LIMIT 1) END, '')`;

const key = 'wave_id, park_id, stratum, psu_code, disposition, sex, ineligible, flags';

/** Answers by the columns of the key; '' replaces NULL, so that all columns can be part of a key. */
const countsOf = (answers: string): string => `
    WITH used AS MATERIALIZED (
      SELECT wave_id, surveys_counted_variables(wave_id) AS variables FROM (SELECT DISTINCT wave_id FROM ${answers}) AS waves)
    SELECT workspace_id, wave_id, park_id, coalesce(stratum, '') AS stratum, coalesce(psu_code, '') AS psu_code, disposition,
      ${category('sex')} AS sex, ${category('emp_status')} = '4' AS ineligible, flags, count(*)::int AS count
    FROM ${answers} JOIN used USING (wave_id) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`;

/**
 * Keeps `surveys_answer_count` consistent with `surveys_response` when answers are added, changed or deleted; without it,
 * pages with counts would read all answers of a wave. Women and men are counted by the mapping with which the wave was
 * opened (ADR 56), of the version with which it was opened: a later one must not turn the counts of the field team into
 * those of any other question.
 */
export const countAnswers = `
CREATE OR REPLACE FUNCTION surveys_used_mapping(wave uuid) RETURNS uuid LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(k.mapping_id, (SELECT m.id FROM surveys_mapping m WHERE m.form_id = f.id ORDER BY m.version DESC LIMIT 1))
  FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
  JOIN surveys_form f ON f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version
  LEFT JOIN surveys_kept_mapping k ON k.wave_id = w.id WHERE w.id = wave
$$;
-- By name, of the mapping with which the wave was opened; NULL for the built-in questionnaire, whose questions are the variables.
CREATE OR REPLACE FUNCTION surveys_counted_variables(wave uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((SELECT jsonb_object_agg(each ->> 'variable', each)
    FROM (SELECT m.variables FROM surveys_mapping m WHERE m.form_id = f.id AND m.created_at <= w.opened_at
      ORDER BY m.version DESC LIMIT 1) AS opened, jsonb_array_elements(opened.variables) AS each), '{}')
  FROM surveys_wave w JOIN surveys_questionnaire q ON q.id = coalesce(
    (SELECT questionnaire_id FROM surveys_retired_version WHERE wave_id = w.id ORDER BY retired_at LIMIT 1), w.questionnaire_id)
  JOIN surveys_form f ON f.workspace_id = q.workspace_id AND f.name = q.name AND f.version = q.version WHERE w.id = wave
$$;
CREATE OR REPLACE FUNCTION surveys_count_answers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE surveys_answer_count c SET count = c.count - r.count FROM (${countsOf('removed')}) r
    WHERE (${key.replaceAll(/\w+/g, 'c.$&')}) = (${key.replaceAll(/\w+/g, 'r.$&')});
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO surveys_answer_count AS c (workspace_id, ${key}, count) ${countsOf('added')}
    ON CONFLICT (${key}) DO UPDATE SET count = c.count + excluded.count;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    -- a count of zero would reveal that there had been an answer
    DELETE FROM surveys_answer_count WHERE count = 0 AND wave_id IN (SELECT DISTINCT wave_id FROM removed);
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER surveys_response_added AFTER INSERT ON surveys_response
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION surveys_count_answers();
CREATE OR REPLACE TRIGGER surveys_response_changed AFTER UPDATE ON surveys_response
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION surveys_count_answers();
CREATE OR REPLACE TRIGGER surveys_response_removed AFTER DELETE ON surveys_response
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION surveys_count_answers();
`;
