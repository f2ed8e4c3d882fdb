/**
 * The link or poster of a code, unless the poster was replaced: the only search that needs no workspace, because a phone
 * sends a code only.
 */
export const findCollector = `
CREATE OR REPLACE FUNCTION surveys_find_collector(wanted text)
RETURNS TABLE (workspace_id uuid, wave_id uuid, kind text, wave_unit_id uuid, park_id uuid, tag bytea) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.workspace_id, p.wave_id, p.kind, p.wave_unit_id, p.park_id, p.tag FROM surveys_poster p
  WHERE p.code_hash = wanted AND NOT EXISTS (SELECT FROM surveys_closed_poster c WHERE c.poster_id = p.id)
  UNION ALL
  SELECT l.workspace_id, l.wave_id, 'link', l.wave_unit_id, l.park_id, l.tag FROM surveys_link l WHERE l.code_hash = wanted
$$;
`;
