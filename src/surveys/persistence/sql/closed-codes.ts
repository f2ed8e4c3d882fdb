/** Whether the code of a poster was replaced. Like `surveys_find_collector`: a phone brings a code and no workspace. */
export const closedCodes = `
CREATE OR REPLACE FUNCTION surveys_code_is_closed(wanted text) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM surveys_closed_poster c JOIN surveys_poster p ON p.id = c.poster_id WHERE p.code_hash = wanted)
$$;
`;
