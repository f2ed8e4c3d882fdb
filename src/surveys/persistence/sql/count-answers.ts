/** The columns by which answers are counted; '' replaces NULL, so that all columns can be part of a key. */
const counted = `workspace_id, wave_id, park_id, coalesce(stratum, '') AS stratum, coalesce(psu_code, '') AS psu_code, disposition,
  coalesce(answers ->> 'sex', '') AS sex, coalesce(answers ->> 'emp_status', '') = '4' AS ineligible, flags`;
const key = 'wave_id, park_id, stratum, psu_code, disposition, sex, ineligible, flags';

/**
 * Keeps `surveys_answer_count` consistent with `surveys_response` when answers are added, changed or deleted; without
 * it, pages with counts would read all answers of a wave.
 */
export const countAnswers = `
CREATE OR REPLACE FUNCTION surveys_count_answers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE surveys_answer_count c SET count = c.count - r.count
    FROM (SELECT ${counted}, count(*)::int AS count FROM removed GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9) r
    WHERE (${key.replaceAll(/\w+/g, 'c.$&')}) = (${key.replaceAll(/\w+/g, 'r.$&')});
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO surveys_answer_count AS c (workspace_id, ${key}, count)
    SELECT ${counted}, count(*)::int AS count FROM added GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
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
