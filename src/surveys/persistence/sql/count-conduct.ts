const key = 'wave_id, form_version, duration_band, on_target';

const countsOf = (answers: string): string => `
    SELECT workspace_id, wave_id, form_version, coalesce(duration_band, '') AS duration_band,
      disposition = 'complete' AND stratum IS NOT NULL AS on_target, count(*)::int AS count
    FROM ${answers} GROUP BY 1, 2, 3, 4, 5`;

/**
 * Keeps `surveys_conduct_count` consistent with `surveys_response`, so that the fieldwork page need not read all answers.
 * A deletion by items changes none of these columns.
 */
export const countConduct = `
CREATE OR REPLACE FUNCTION surveys_count_conduct() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO surveys_conduct_count AS c (workspace_id, ${key}, count) ${countsOf('added')}
    ON CONFLICT (${key}) DO UPDATE SET count = c.count + excluded.count;
  ELSE
    UPDATE surveys_conduct_count c SET count = c.count - r.count FROM (${countsOf('removed')}) r
    WHERE (${key.replaceAll(/\w+/g, 'c.$&')}) = (${key.replaceAll(/\w+/g, 'r.$&')});
    DELETE FROM surveys_conduct_count WHERE count = 0 AND wave_id IN (SELECT DISTINCT wave_id FROM removed);
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER surveys_conduct_added AFTER INSERT ON surveys_response
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION surveys_count_conduct();
CREATE OR REPLACE TRIGGER surveys_conduct_removed AFTER DELETE ON surveys_response
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION surveys_count_conduct();
`;
