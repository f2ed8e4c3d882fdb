import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of requests for the floor: replies, statements on behalf of others and joint statements. */
export class SpeechKinds1764000000305 implements MigrationInterface {
  readonly name = 'SpeechKinds1764000000305';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE live_speech DROP CONSTRAINT ck_live_speech_kind;
      ALTER TABLE live_speech ADD CONSTRAINT ck_live_speech_kind
        CHECK (kind IN ('contribution', 'reply', 'on-behalf', 'joint', 'point-of-order'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE live_speech DROP CONSTRAINT ck_live_speech_kind;
      UPDATE live_speech SET kind = 'contribution' WHERE kind NOT IN ('contribution', 'point-of-order');
      ALTER TABLE live_speech ADD CONSTRAINT ck_live_speech_kind
        CHECK (kind IN ('contribution', 'point-of-order'))`);
  }
}
