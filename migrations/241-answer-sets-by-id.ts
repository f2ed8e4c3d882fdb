import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A set of answers is named by the hash of its random ids. Before, it was a hash of what the answers say, with which somebody
 * could test a guessed answer even after the answers themselves are deleted. Kept sums lose their fingerprints, runs get the hash
 * of the ids that they had read as far as that is known, and where it is not known the old hash goes.
 */
export class AnswerSetsById1764000000241 implements MigrationInterface {
  readonly name = 'AnswerSetsById1764000000241';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(withoutFingerprints);
    await runner.query(hashesOfIds);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM indicators_kept_sums;
      COMMENT ON COLUMN indicators_kept_sums.answers IS 'ids, fingerprints and the run that read them first, 52 bytes each';`);
  }
}

const withoutFingerprints = `
  UPDATE indicators_kept_sums k SET answers = coalesce((
    SELECT string_agg(substring(k.answers FROM 52 * n + 1 FOR 16) || substring(k.answers FROM 52 * n + 49 FOR 4), ''::bytea ORDER BY n)
    FROM generate_series(0, length(k.answers) / 52 - 1) AS n), ''::bytea);
  COMMENT ON COLUMN indicators_kept_sums.answers IS 'random ids and the run that read them first, 20 bytes each';`;

const hashesOfIds = `
  CREATE TEMPORARY TABLE answer_set ON COMMIT DROP AS
    SELECT r.id AS run_id, r.inputs->>'answerSetHash' AS old, coalesce((
        SELECT encode(sha256(string_agg(substring(k.answers FROM 20 * n + 1 FOR 16), ''::bytea ORDER BY n)), 'hex')
        FROM indicators_kept_sums k, generate_series(0, length(k.answers) / 20 - 1) AS n
        WHERE k.wave_id = r.wave_id AND ('x' || encode(substring(k.answers FROM 20 * n + 17 FOR 4), 'hex'))::bit(32)::bigint
          <= jsonb_array_length(coalesce(r.inputs->'earlierRuns', '[]')) + 1), '') AS new
    FROM indicators_run r WHERE r.inputs IS NOT NULL;
  UPDATE indicators_repetition p SET inputs = jsonb_set(p.inputs, '{answerSetHash}',
      to_jsonb(CASE WHEN p.inputs->>'answerSetHash' = s.old THEN s.new ELSE '' END))
    FROM answer_set s WHERE s.run_id = p.run_id AND p.inputs IS NOT NULL;
  UPDATE indicators_run r SET inputs = jsonb_set(r.inputs, '{answerSetHash}', to_jsonb(s.new)) FROM answer_set s WHERE s.run_id = r.id;
  UPDATE indicators_weight_set SET made_from = jsonb_set(made_from, '{answerSetHash}', '""');`;
