/**
 * Deletes the secrets of an email that was sent, or given up after ten attempts, also if the process that sent it was
 * killed.
 */
export const mailFunctions = `
CREATE OR REPLACE FUNCTION mail_finish(which uuid, problem text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mail_outbox SET sent_at = CASE WHEN problem IS NULL THEN now() END, failure = problem,
    body = CASE WHEN secret AND (problem IS NULL OR attempts >= 10) THEN '' ELSE body END,
    unsubscribe = CASE WHEN secret AND (problem IS NULL OR attempts >= 10) THEN NULL ELSE unsubscribe END
    WHERE id = which $$;
CREATE OR REPLACE FUNCTION mail_unsubscribe(which uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT unsubscribe FROM mail_outbox WHERE id = which $$;
CREATE OR REPLACE FUNCTION mail_calendar(which uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT calendar FROM mail_outbox WHERE id = which $$;
CREATE OR REPLACE FUNCTION mail_states(which uuid[]) RETURNS TABLE (id uuid, sent_at timestamptz, attempts integer, failure text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.sent_at, o.attempts::integer, o.failure FROM mail_outbox o WHERE o.id = ANY (which) $$;
CREATE OR REPLACE FUNCTION mail_expire() RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mail_outbox SET body = '', unsubscribe = NULL WHERE secret AND body <> '' AND attempts >= 10 AND next_attempt_at <= now();
  WITH gone AS (DELETE FROM mail_outbox WHERE created_at < now() - interval '30 days' AND (sent_at IS NOT NULL OR attempts >= 10)
    RETURNING 1) SELECT count(*)::integer FROM gone $$;`;
