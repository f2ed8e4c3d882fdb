import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Isolation, the event trail with its seal, deliveries, job runs, mails, idempotency keys. */
export class Platform1764000000010 implements MigrationInterface {
  readonly name = 'Platform1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(isolation);
    await runner.query(events);
    await runner.query(jobs);
    await runner.query(mail);
    await runner.query(idempotency);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE idempotency_key, mail_outbox, job_run, event_delivery, audit_seal, domain_event;
      DROP FUNCTION idempotency_claim(text, text, text), idempotency_answer(text, text), idempotency_store(text, text, int, jsonb), idempotency_expire(),
        mail_claim(int), mail_finish(uuid, text), workspace_ids(), isolate_workspace(regclass), current_workspace();`);
  }
}

const isolation = `
  -- The workspace that the transaction in hand belongs to; NULL outside of one, so that no row matches.
  CREATE FUNCTION current_workspace() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT nullif(current_setting('app.workspace', true), '')::uuid $$;
  -- Row-level security for reads and writes. The owner is not forced: migrations and guarded functions are the owner's.
  CREATE FUNCTION isolate_workspace(target regclass) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY workspace_isolation ON %s USING (workspace_id = current_workspace()) WITH CHECK (workspace_id = current_workspace())', target);
  END $$;
  REVOKE EXECUTE ON FUNCTION isolate_workspace(regclass) FROM PUBLIC;
  -- Ids only, for work that visits each workspace in a transaction of its own. The table comes with identity.
  CREATE FUNCTION workspace_ids() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    IF to_regclass('public.workspace') IS NULL THEN RETURN; END IF;
    RETURN QUERY SELECT id FROM workspace ORDER BY id;
  END $$;`;

const events = `
  CREATE TABLE domain_event (
    id uuid CONSTRAINT pk_domain_event PRIMARY KEY,
    workspace_id uuid NOT NULL,
    type text NOT NULL CONSTRAINT ck_domain_event_type CHECK (type ~ '^[a-z-]+(\\.[a-z-]+)+\\.v[0-9]+$'),
    subject text NOT NULL,
    actor_id uuid,
    payload jsonb NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX ix_domain_event_workspace ON domain_event (workspace_id, recorded_at DESC, id DESC);
  CREATE INDEX ix_domain_event_subject ON domain_event (workspace_id, subject, recorded_at DESC);
  SELECT isolate_workspace('domain_event');
  -- Numbers and chains what was committed; written by one relay a workspace, so that writers do not queue.
  CREATE TABLE audit_seal (
    workspace_id uuid NOT NULL,
    seq bigint NOT NULL,
    event_id uuid NOT NULL CONSTRAINT uq_audit_seal_event UNIQUE CONSTRAINT fk_audit_seal_event REFERENCES domain_event (id),
    hash text NOT NULL,
    CONSTRAINT pk_audit_seal PRIMARY KEY (workspace_id, seq)
  );
  SELECT isolate_workspace('audit_seal');
  -- Ids only, hence without a policy: the dispatcher looks across workspaces.
  CREATE TABLE event_delivery (
    event_id uuid NOT NULL CONSTRAINT fk_event_delivery_event REFERENCES domain_event (id),
    subscriber text NOT NULL,
    workspace_id uuid NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    done_at timestamptz,
    dead_at timestamptz,
    failure text,
    CONSTRAINT pk_event_delivery PRIMARY KEY (event_id, subscriber)
  );
  CREATE INDEX ix_event_delivery_due ON event_delivery (next_attempt_at) WHERE done_at IS NULL AND dead_at IS NULL;`;

const jobs = `
  CREATE TABLE job_run (
    id uuid CONSTRAINT pk_job_run PRIMARY KEY,
    workspace_id uuid NOT NULL,
    kind text NOT NULL,
    params jsonb NOT NULL,
    state text NOT NULL CONSTRAINT ck_job_run_state CHECK (state IN ('queued','running','done','failed','cancelled')),
    progress double precision NOT NULL,
    note jsonb,
    result jsonb,
    failure jsonb,
    cancel_requested boolean NOT NULL DEFAULT false,
    requested_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  );
  CREATE INDEX ix_job_run_open ON job_run (workspace_id, created_at) WHERE state IN ('queued','running');
  CREATE INDEX ix_job_run_kind ON job_run (workspace_id, kind, created_at DESC);
  SELECT isolate_workspace('job_run');`;

const mail = `
  CREATE TABLE mail_outbox (
    id uuid CONSTRAINT pk_mail_outbox PRIMARY KEY,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    kind text NOT NULL,
    secret boolean NOT NULL,
    created_at timestamptz NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    failure text
  );
  CREATE INDEX ix_mail_outbox_due ON mail_outbox (next_attempt_at) WHERE sent_at IS NULL;
  -- A claim hides the mail for a minute: a sender that dies gives it back.
  CREATE FUNCTION mail_claim(most int) RETURNS TABLE (id uuid, recipient text, subject text, body text, attempts int)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE mail_outbox m SET attempts = m.attempts + 1, next_attempt_at = now() + interval '1 minute' * (m.attempts + 1)
    WHERE m.id IN (SELECT o.id FROM mail_outbox o WHERE o.sent_at IS NULL AND o.next_attempt_at <= now() AND o.attempts < 10
                   ORDER BY o.created_at LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING m.id, m.recipient, m.subject, m.body, m.attempts $$;
  CREATE FUNCTION mail_finish(which uuid, problem text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE mail_outbox SET sent_at = CASE WHEN problem IS NULL THEN now() END, failure = problem,
      body = CASE WHEN problem IS NULL AND secret THEN '' ELSE body END WHERE id = which $$;`;

const idempotency = `
  -- Taken in the transaction of the effect; the answer is added after it.
  CREATE TABLE idempotency_key (
    owner text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    status int,
    body jsonb,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_idempotency_key PRIMARY KEY (owner, key)
  );
  CREATE INDEX ix_idempotency_key_age ON idempotency_key (created_at);
  COMMENT ON TABLE idempotency_key IS 'guarded';
  CREATE FUNCTION idempotency_claim(who text, which text, hash text) RETURNS boolean
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH taken AS (INSERT INTO idempotency_key (owner, key, request_hash, created_at) VALUES (who, which, hash, now()) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM taken) $$;
  CREATE FUNCTION idempotency_answer(who text, which text) RETURNS TABLE (request_hash text, status int, body jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT k.request_hash, k.status, k.body FROM idempotency_key k WHERE k.owner = who AND k.key = which $$;
  CREATE FUNCTION idempotency_store(who text, which text, code int, answer jsonb) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE idempotency_key SET status = code, body = answer WHERE owner = who AND key = which $$;
  CREATE FUNCTION idempotency_expire() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM idempotency_key WHERE created_at < now() - interval '2 days' $$;`;
