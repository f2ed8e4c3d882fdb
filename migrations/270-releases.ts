import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases: published figures are those of releases. What was visible before becomes release 0 of its wave (ADR 43). */
export class Releases1764000000270 implements MigrationInterface {
  readonly name = 'Releases1764000000270';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(releases);
    await runner.query(visibleUntilNow);
    await runner.query(notifications("'wave', 'run', 'release'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM notifications_notification WHERE subject_type = 'release'`);
    await runner.query(notifications("'wave', 'run'"));
    await runner.query(`
      DROP TABLE indicators_release;
      DROP FUNCTION IF EXISTS indicators_release_forward();`);
  }
}

const releases = `
  CREATE TABLE indicators_release (
    id uuid CONSTRAINT pk_indicators_release PRIMARY KEY,
    workspace_id uuid NOT NULL,
    wave_id uuid NOT NULL,
    run_id uuid NOT NULL,
    -- counted within the wave, from the time of publication
    number integer,
    kind text NOT NULL CONSTRAINT ck_indicators_release_kind CHECK (kind IN ('release', 'revision', 'correction')),
    state text NOT NULL
      CONSTRAINT ck_indicators_release_state CHECK (state IN ('draft', 'approved', 'published', 'withdrawn')),
    left_out jsonb NOT NULL,
    summary jsonb NOT NULL,
    reason jsonb,
    -- null: as soon as it is approved
    announced_at timestamptz,
    time_zone text NOT NULL,
    author_id uuid,
    created_at timestamptz NOT NULL,
    approver_id uuid,
    approved_at timestamptz,
    approved_hash text,
    published_at timestamptz,
    citation jsonb,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    CONSTRAINT uq_indicators_release_number UNIQUE (wave_id, number),
    CONSTRAINT ck_indicators_release_reason CHECK ((kind = 'release') = (reason IS NULL)),
    CONSTRAINT ck_indicators_release_published
      CHECK ((state = 'published') = (number IS NOT NULL AND published_at IS NOT NULL AND citation IS NOT NULL)),
    CONSTRAINT ck_indicators_release_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
    CONSTRAINT ck_indicators_release_approver CHECK (approver_id IS NULL OR approver_id <> author_id),
    CONSTRAINT fk_indicators_release_wave
      FOREIGN KEY (workspace_id, wave_id) REFERENCES surveys_wave (workspace_id, id),
    CONSTRAINT fk_indicators_release_run
      FOREIGN KEY (workspace_id, run_id) REFERENCES indicators_run (workspace_id, id)
  );
  CREATE UNIQUE INDEX ix_indicators_release_open ON indicators_release (wave_id) WHERE state IN ('draft', 'approved');
  CREATE INDEX ix_indicators_release_run ON indicators_release (run_id);
  SELECT isolate_workspace('indicators_release');
  COMMENT ON TABLE indicators_release IS 'server: SELECT, INSERT, UPDATE';`;

const words = {
  summary: { en: 'Shown before releases existed', zh: '发布制度建立前已公布' },
  en: 'Project statistics, not official statistics.',
  zh: '项目统计数据，非官方统计数据。',
};

/** The last finished run of each wave: until now its figures were those of every page. */
const visibleUntilNow = `
  INSERT INTO indicators_release (id, workspace_id, wave_id, run_id, number, kind, state, left_out, summary, time_zone,
    author_id, created_at, published_at, citation)
  SELECT DISTINCT ON (r.wave_id) gen_random_uuid(), r.workspace_id, r.wave_id, r.id, 0, 'release', 'published', '[]',
    '${JSON.stringify(words.summary)}'::jsonb, w.time_zone, r.requested_by, r.finished_at, r.finished_at,
    jsonb_build_object(
      'en', (w.name->>'en') || ': ' || (r.wave_title->>'en') || ', release 0, '
        || to_char(r.finished_at AT TIME ZONE w.time_zone, 'FMDD Mon YYYY') || '. ${words.en}',
      'zh', (w.name->>'zh') || '：' || (r.wave_title->>'zh') || '，第0版，'
        || to_char(r.finished_at AT TIME ZONE w.time_zone, 'YYYY"年"FMMM"月"FMDD"日"') || '。${words.zh}')
  FROM indicators_run r JOIN identity_workspace w ON w.id = r.workspace_id
  WHERE r.state = 'done'
  ORDER BY r.wave_id, r.number DESC`;

const notifications = (last: string): string => `
  ALTER TABLE notifications_notification DROP CONSTRAINT ck_notifications_notification_subject,
    ADD CONSTRAINT ck_notifications_notification_subject CHECK (subject_type IN (
      'roundtable', 'agenda-item', 'conclusion', 'action', 'working-group', ${last}))`;
