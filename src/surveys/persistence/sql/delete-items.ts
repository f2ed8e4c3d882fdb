/** Deletes the answers to some questions of a wave, also in entries of repeats. Returns how many answers had one. */
export const deleteItems = `
CREATE OR REPLACE FUNCTION surveys_without_items(answers jsonb, items text[]) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp AS $$
DECLARE
  kept jsonb := answers - items;
  repeat record;
BEGIN
  FOR repeat IN SELECT key AS name, value AS entries FROM jsonb_each(kept) WHERE jsonb_typeof(value) = 'array' LOOP
    kept := jsonb_set(kept, ARRAY[repeat.name], (SELECT coalesce(jsonb_agg(surveys_without_items(entry, items) ORDER BY at), '[]')
      FROM jsonb_array_elements(repeat.entries) WITH ORDINALITY AS each (entry, at)));
  END LOOP;
  RETURN kept;
END $$;
CREATE OR REPLACE FUNCTION surveys_delete_items(wave uuid, items text[]) RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE changed integer;
BEGIN
  -- with a new salt: nothing that was computed from the deleted answers can be compared with guesses
  UPDATE surveys_response r SET answers = kept.answers, salt = DEFAULT
  FROM (SELECT id, surveys_without_items(answers, items) AS answers FROM surveys_response WHERE wave_id = wave) AS kept
  WHERE r.wave_id = wave AND r.id = kept.id AND r.answers <> kept.answers
    AND r.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;
`;
