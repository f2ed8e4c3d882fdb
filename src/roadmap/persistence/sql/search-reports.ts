/**
 * All sequences of two and of three characters in a text, in lower case, by functions that an index may contain. Chinese
 * words are often of two characters, so that sequences of three alone would not find them. PostgreSQL puts the body of
 * this function into indexes and queries, so that they agree.
 */
const every = (length: 2 | 3, from: number): string =>
  `regexp_replace(substr(lower(said), ${from}), '(${'.'.repeat(length)})', '\\1' || chr(31), 'g')`;

const body = `
  SELECT string_to_array(${[every(2, 1), every(2, 2), every(3, 1), every(3, 2), every(3, 3)].join(' || chr(31) || ')}, chr(31))
`;

const searched = [
  { kind: 'report', table: 'roadmap_update', text: 'text', language: 't.language' },
  { kind: 'verdict', table: 'roadmap_validation', text: 'words', language: 'NULL::text' },
  { kind: 'comment', table: 'roadmap_comment', text: 'text', language: 't.language' },
  { kind: 'evidence', table: 'roadmap_evidence', text: 'file_name', language: 'NULL::text' },
] as const;

const indexes = searched.map(
  ({ table, text }) => `
    DROP INDEX IF EXISTS ix_${table}_search;
    CREATE INDEX ix_${table}_search ON ${table} USING gin (roadmap_search_sequences(${text})) WITH (fastupdate = off);`,
);

/** Indexes keep what the function computed, so they are built again when it changes, and only then. */
const sequences = `
DO $do$ BEGIN
  IF (SELECT prosrc FROM pg_proc WHERE oid = to_regproc('roadmap_search_sequences')) IS DISTINCT FROM $body$${body}$body$
    OR ${searched.map(({ table }) => `to_regclass('ix_${table}_search') IS NULL`).join(' OR ')}
  THEN
    CREATE OR REPLACE FUNCTION roadmap_search_sequences(said text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $body$${body}$body$;
    ${indexes.join('')}
  END IF;
END $do$;`;

const found = ({ kind, table, text, language }: (typeof searched)[number]) => `
  (SELECT '${kind}', t.id, t.action_id, t.${text}, ${language}, t.recorded_at FROM ${table} t
   WHERE t.workspace_id = current_workspace() AND roadmap_search_sequences(t.${text}) @> wanted
     AND strpos(lower(t.${text}), lower(sought)) > 0 ${kind === 'evidence' ? 'AND with_evidence' : ''}
   ORDER BY t.recorded_at DESC, t.id DESC LIMIT 8)`;

/**
 * The newest reports, responses, comments and files of evidence that contain these words: at least two characters. It
 * belongs to the owner of the tables because PostgreSQL uses an index for a condition within row-level security only if
 * the operator is trusted not to reveal other rows, which those of arrays are not; so it names the workspace itself.
 */
export const searchReports = `${sequences}
CREATE OR REPLACE FUNCTION roadmap_search_reports(sought text, with_evidence boolean)
RETURNS TABLE (kind text, id uuid, action_id uuid, text text, language text, recorded_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  length_each int := least(3, length(sought));
  wanted text[] := ARRAY(SELECT substr(lower(sought), first, length_each)
    FROM generate_series(1, length(sought) - length_each + 1) AS first);
BEGIN
  IF length(sought) < 2 THEN RETURN; END IF;
  RETURN QUERY SELECT f.* FROM (${searched.map(found).join(' UNION ALL ')}) f ORDER BY 6 DESC, 2 DESC LIMIT 8;
END $$;`;
