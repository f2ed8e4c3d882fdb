/**
 * The inbox and the mixer.
 *
 * Advisory locks (class 6001): 1 = whose turn it is, shared by writers, exclusive for the moment in which the inboxes change
 * places, so that no writer is between reading the turn and committing; 2 = one mixer at a time. Writers hold both inboxes
 * ACCESS SHARE before they look for an instance: the look-up then never falls between the mixer's TRUNCATE and its commit.
 */
const door = 'SECURITY DEFINER SET search_path = public, pg_temp';

/** Whoever waits for an inbox makes the phones wait: better to give up and come again by schedule. */
const patience = `SET lock_timeout = '2s'`;

/** The inboxes are emptied again and again, so their statistics never fit; left alone the planner reads them whole. */
const byIndex = 'SET enable_seqscan = off';

const accept = `
-- Which of these marks are known already: in an inbox or, after mixing, among the spent ones.
CREATE FUNCTION surveys_known_instances(marks bytea[]) RETURNS bytea[]
LANGUAGE plpgsql SET search_path = public, pg_temp ${byIndex} AS $$
BEGIN
  RETURN ARRAY(SELECT a.instance_mark FROM surveys_inbox_a a WHERE a.instance_mark = ANY (marks)
    UNION ALL SELECT b.instance_mark FROM surveys_inbox_b b WHERE b.instance_mark = ANY (marks)
    UNION ALL SELECT s.mark FROM surveys_spent_mark s WHERE s.mark = ANY (marks));
END $$;

CREATE FUNCTION surveys_known_tokens(marks bytea[]) RETURNS bytea[]
LANGUAGE plpgsql SET search_path = public, pg_temp ${byIndex} AS $$
BEGIN
  RETURN ARRAY(SELECT a.token_mark FROM surveys_inbox_a a WHERE a.token_mark = ANY (marks)
    UNION ALL SELECT b.token_mark FROM surveys_inbox_b b WHERE b.token_mark = ANY (marks)
    UNION ALL SELECT s.mark FROM surveys_spent_mark s WHERE s.mark = ANY (marks));
END $$;

CREATE FUNCTION surveys_accept(items jsonb, at timestamptz) RETURNS TABLE (nth integer, outcome text)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  inbox text;
  marks bytea[] := ARRAY(SELECT decode(x.mark, 'hex') FROM jsonb_to_recordset(items) AS x(mark text));
  tokens bytea[] := ARRAY(
    SELECT decode(x.token, 'hex') FROM jsonb_to_recordset(items) AS x(token text) WHERE x.token IS NOT NULL);
  known bytea[];
  used bytea[] := '{}';
  taken bytea[];
BEGIN
  PERFORM pg_advisory_xact_lock_shared(6001, 1);
  LOCK TABLE surveys_inbox_a, surveys_inbox_b IN ACCESS SHARE MODE;
  SELECT active INTO inbox FROM surveys_inbox_turn;
  known := surveys_known_instances(marks);
  IF cardinality(tokens) > 0 THEN used := surveys_known_tokens(tokens); END IF;
  EXECUTE format($insert$
    WITH item AS (
      SELECT decode(x.mark, 'hex') AS mark, decode(x.token, 'hex') AS token, x.wave, x.way, x.version, x.day, x.body
      FROM jsonb_to_recordset($1) AS x(mark text, token text, wave uuid, way uuid, version text, day date, body jsonb)
    ), stored AS (
      INSERT INTO %I (instance_mark, token_mark, workspace_id, wave_id, way_in_id, form_version, day, body)
      SELECT i.mark, i.token, w.workspace_id, i.wave, i.way, i.version, i.day, i.body
      FROM item i JOIN surveys_wave w ON w.id = i.wave
      WHERE (w.state = 'open' OR (w.state = 'closed' AND w.closed_at + make_interval(hours => w.grace_hours) > $2))
        AND i.mark <> ALL ($3) AND (i.token IS NULL OR i.token <> ALL ($4))
      ORDER BY i.mark
      ON CONFLICT DO NOTHING RETURNING instance_mark
    ) SELECT coalesce(array_agg(instance_mark), '{}') FROM stored
  $insert$, inbox) INTO taken USING items, at, known, used;
  -- Somebody else may have brought the same instance at the same moment; the insert then waited for their commit.
  IF cardinality(taken) + cardinality(known) < cardinality(marks) THEN known := surveys_known_instances(marks); END IF;
  RETURN QUERY
    SELECT x.nth, CASE
      WHEN decode(x.mark, 'hex') = ANY (taken) THEN 'accepted'
      WHEN decode(x.mark, 'hex') = ANY (known) THEN 'repeated'
      WHEN EXISTS (SELECT FROM surveys_wave w WHERE w.id = x.wave AND (w.state = 'open'
        OR (w.state = 'closed' AND w.closed_at + make_interval(hours => w.grace_hours) > at))) THEN 'token-spent'
      ELSE 'closed' END
    FROM jsonb_to_recordset(items) AS x(nth integer, mark text, wave uuid);
END $$;
`;

const turn = `
-- The inboxes change places, unless the resting one still holds something (a mixer was killed): then that comes first.
CREATE FUNCTION surveys_turn_inbox() RETURNS void LANGUAGE plpgsql ${door} ${patience} AS $$
DECLARE
  rests text;
  waiting boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(6001, 2);
  SELECT CASE active WHEN 'surveys_inbox_a' THEN 'surveys_inbox_b' ELSE 'surveys_inbox_a' END INTO rests
    FROM surveys_inbox_turn;
  EXECUTE format('SELECT EXISTS (SELECT FROM %I)', rests) INTO waiting;
  IF NOT waiting THEN
    PERFORM pg_advisory_xact_lock(6001, 1);
    UPDATE surveys_inbox_turn SET active = rests;
  END IF;
END $$;
`;

const mix = `
-- Moves what the resting inbox holds for one wave into the file of answers, in the order of fresh random ids; what it holds
-- for other waves goes to the inbox in use; then the resting inbox is emptied down to its file. One transaction, so that a
-- kill at any point leaves either everything moved or nothing. Returns the number of answers and refusals moved.
CREATE FUNCTION surveys_mix_inbox(wave uuid, fewest integer) RETURNS integer LANGUAGE plpgsql ${door} ${patience} AS $$
DECLARE
  here uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  rests text;
  takes text;
  held integer;
  fresh bytea[];
BEGIN
  PERFORM pg_advisory_xact_lock(6001, 2);
  IF NOT EXISTS (SELECT FROM surveys_wave w WHERE w.id = wave AND w.workspace_id = here) THEN RETURN 0; END IF;
  SELECT active, CASE active WHEN 'surveys_inbox_a' THEN 'surveys_inbox_b' ELSE 'surveys_inbox_a' END INTO takes, rests
    FROM surveys_inbox_turn;
  EXECUTE format('SELECT count(*) FROM %I WHERE wave_id = $1', rests) INTO held USING wave;
  IF held < fewest THEN held := 0; END IF;
  IF held > 0 THEN
    EXECUTE format($marks$
      WITH stored AS (
        INSERT INTO surveys_spent_mark (mark, workspace_id, wave_id)
        SELECT m.mark, m.workspace_id, m.wave_id FROM (
          SELECT instance_mark AS mark, workspace_id, wave_id FROM %1$I WHERE wave_id = $1
          UNION ALL SELECT token_mark, workspace_id, wave_id FROM %1$I WHERE wave_id = $1 AND token_mark IS NOT NULL
        ) m ORDER BY gen_random_uuid() ON CONFLICT DO NOTHING RETURNING mark
      ) SELECT coalesce(array_agg(mark), '{}') FROM stored
    $marks$, rests) INTO fresh USING wave;
    EXECUTE format($move$
      INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, day, park_id, size_class, stratum, psu_code,
        way_in, lang, modules_offered, modules_taken, asked_count, duration_band, pace_band, answers, disposition, flags)
      SELECT i.wave_id, gen_random_uuid() AS random_id, i.workspace_id, i.form_version, i.day, c.park_id, u.size_class, u.stratum,
        u.psu_code, CASE c.kind WHEN 'open-poster' THEN 'open_poster' ELSE 'sample_link' END, i.body->>'lang',
        ARRAY(SELECT jsonb_array_elements_text(i.body->'modulesOffered')),
        ARRAY(SELECT jsonb_array_elements_text(i.body->'modulesTaken')), (i.body->>'askedCount')::smallint,
        i.body->>'durationBand', i.body->>'paceBand', i.body->'answers', i.body->>'disposition',
        ARRAY(SELECT jsonb_array_elements_text(i.body->'flags'))
      FROM %I i JOIN surveys_way_in c ON c.id = i.way_in_id LEFT JOIN surveys_wave_unit u ON u.id = c.wave_unit_id
      WHERE i.wave_id = $1 AND i.body->>'disposition' <> 'refusal' AND i.instance_mark IN (SELECT unnest($2))
      ORDER BY random_id
    $move$, rests) USING wave, fresh;
    EXECUTE format($tally$
      INSERT INTO surveys_refusal AS r (wave_id, park_id, workspace_id, count)
      SELECT i.wave_id, c.park_id, i.workspace_id, count(*) FROM %I i JOIN surveys_way_in c ON c.id = i.way_in_id
      WHERE i.wave_id = $1 AND i.body->>'disposition' = 'refusal' AND i.instance_mark IN (SELECT unnest($2))
      GROUP BY 1, 2, 3
      ON CONFLICT (wave_id, park_id) DO UPDATE SET count = r.count + excluded.count
    $tally$, rests) USING wave, fresh;
  END IF;
  EXECUTE format('INSERT INTO %I SELECT * FROM %I WHERE wave_id <> $1 OR $2 ORDER BY gen_random_uuid()', takes, rests)
    USING wave, held = 0;
  EXECUTE format('TRUNCATE %I', rests);
  RETURN held;
END $$;

-- Writes the marks of a wave anew in random order, in a transaction of its own: they then share neither transaction nor
-- position with any batch of answers.
CREATE FUNCTION surveys_shuffle_marks(wave uuid) RETURNS void LANGUAGE sql ${door} AS $$
  WITH gone AS (DELETE FROM surveys_spent_mark s WHERE s.wave_id = wave
    AND s.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid RETURNING mark, workspace_id, wave_id)
  INSERT INTO surveys_spent_mark (mark, workspace_id, wave_id)
  SELECT mark, workspace_id, wave_id FROM gone ORDER BY gen_random_uuid()
$$;
`;

const add = `
-- Answers of a file: the file itself was one batch, so they need no inbox. It runs within one long transaction and therefore
-- never touches an inbox, whose lock would hold up the phones; an instance that waits there too is dropped by the mixer. The
-- caller shuffles the marks in a transaction of their own afterwards.
CREATE FUNCTION surveys_add_imported(wave uuid, import uuid, items jsonb) RETURNS integer LANGUAGE plpgsql ${door} AS $$
DECLARE
  here uuid := nullif(current_setting('app.workspace', true), '')::uuid;
  fresh bytea[];
  added integer;
BEGIN
  WITH stored AS (
    INSERT INTO surveys_spent_mark (mark, workspace_id, wave_id)
    SELECT m.mark, here, wave FROM (
      SELECT decode(x.mark, 'hex') AS mark FROM jsonb_to_recordset(items) AS x(mark text) WHERE x.mark IS NOT NULL
    ) m
    ORDER BY m.mark ON CONFLICT DO NOTHING RETURNING mark
  ) SELECT coalesce(array_agg(mark), '{}') INTO fresh FROM stored;
  INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, day, park_id, size_class, stratum, psu_code, way_in,
    lang, modules_offered, modules_taken, asked_count, duration_band, pace_band, answers, disposition, flags, import_id)
  SELECT w.id, gen_random_uuid() AS random_id, here, x.version, x.day, u.park_id, u.size_class, u.stratum, u.psu_code,
    'sample_link', x.body->>'lang', ARRAY(SELECT jsonb_array_elements_text(x.body->'modulesOffered')),
    ARRAY(SELECT jsonb_array_elements_text(x.body->'modulesTaken')), (x.body->>'askedCount')::smallint,
    x.body->>'durationBand', x.body->>'paceBand', x.body->'answers', x.body->>'disposition',
    ARRAY(SELECT jsonb_array_elements_text(x.body->'flags')), import
  FROM jsonb_to_recordset(items) AS x(mark text, unit uuid, version text, day date, body jsonb)
    JOIN surveys_wave w ON w.id = wave AND w.workspace_id = here
    JOIN surveys_wave_unit u ON u.id = x.unit AND u.wave_id = w.id
  WHERE x.mark IS NULL OR decode(x.mark, 'hex') IN (SELECT unnest(fresh))
  ORDER BY random_id;
  GET DIAGNOSTICS added = ROW_COUNT;
  RETURN added;
END $$;
`;

const find = `
-- The only look-up that needs no workspace: a phone brings a code, and this says where it belongs.
CREATE FUNCTION surveys_find_way_in(wanted text)
RETURNS TABLE (id uuid, workspace_id uuid, wave_id uuid, kind text, park_id uuid) LANGUAGE sql STABLE ${door} AS $$
  SELECT c.id, c.workspace_id, c.wave_id, c.kind, c.park_id FROM surveys_way_in c WHERE c.code_hash = wanted
$$;
`;

export const functions = [accept, turn, mix, add, find];

/** Tables which the owner's functions must see across workspaces; the server's role stays behind its policy. */
export const ownerSees = ['surveys_inbox_a', 'surveys_inbox_b', 'surveys_way_in'];
