/**
 * All sequences of two and of three characters in a text, by functions that an index may contain. Chinese words are
 * often of two characters, so that sequences of three alone would not find them. The indexes of migration 323
 * contain the same expression.
 */
const sequences = (text: string): string => {
  const every = (length: 2 | 3, from: number): string =>
    `regexp_replace(substr(lower(${text}), ${from}), '(${'.'.repeat(length)})', '\\1' || chr(31), 'g')`;
  const all = [every(2, 1), every(2, 2), every(3, 1), every(3, 2), every(3, 3)];
  return `string_to_array(${all.join(' || chr(31) || ')}, chr(31))`;
};

const found = (kind: string, { table, text, language }: Readonly<Record<'table' | 'text' | 'language', string>>) => `
  (SELECT '${kind}', t.id, t.action_id, t.${text}, ${language}, t.recorded_at FROM ${table} t
   WHERE t.workspace_id = current_workspace() AND ${sequences(`t.${text}`)} @> wanted AND strpos(lower(t.${text}), lower(sought)) > 0
   ORDER BY t.recorded_at DESC, t.id DESC LIMIT 8)`;

/**
 * The newest reports, responses and files of evidence that contain these words: at least two characters. It belongs to
 * the owner of the tables because PostgreSQL uses an index for a condition within row-level security only if the
 * operator is trusted not to reveal other rows, which those of arrays are not; so it names the workspace itself.
 */
export const searchReports = `
CREATE OR REPLACE FUNCTION roadmap_search_reports(sought text, with_evidence boolean)
RETURNS TABLE (kind text, id uuid, action_id uuid, text text, language text, recorded_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  length_each int := least(3, length(sought));
  wanted text[] := ARRAY(SELECT substr(lower(sought), first, length_each)
    FROM generate_series(1, length(sought) - length_each + 1) AS first);
BEGIN
  IF length(sought) < 2 THEN RETURN; END IF;
  RETURN QUERY SELECT f.* FROM (
    ${found('report', { table: 'roadmap_update', text: 'text', language: 't.language' })}
    UNION ALL ${found('verdict', { table: 'roadmap_validation', text: 'words', language: 'NULL::text' })}
    UNION ALL SELECT e.* FROM ${found('evidence', { table: 'roadmap_evidence', text: 'file_name', language: 'NULL::text' })} e
      WHERE with_evidence
  ) f ORDER BY 6 DESC, 2 DESC LIMIT 8;
END $$;`;
