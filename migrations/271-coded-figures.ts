import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shares with a small numerator or complement are published as a bound, such as "under 12%" (ADR 40). */
export class CodedFigures1764000000271 implements MigrationInterface {
  readonly name = 'CodedFigures1764000000271';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE indicators_cell ADD COLUMN coded jsonb`);
    await runner.query(
      statuses(
        `'reliable', 'caution', 'unreliable', 'withheld-quality', 'coded', 'withheld', 'missing'`,
        `'withheld', 'withheld-quality', 'coded', 'missing'`,
      ),
    );
    await runner.query(
      `ALTER TABLE indicators_cell ADD CONSTRAINT ck_indicators_cell_coded CHECK ((coded IS NOT NULL) = (status = 'coded'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE indicators_cell SET status = 'withheld', coded = NULL WHERE status = 'coded'`);
    await runner.query(`ALTER TABLE indicators_cell DROP COLUMN coded`);
    await runner.query(
      statuses(
        `'reliable', 'caution', 'unreliable', 'withheld-quality', 'withheld', 'missing'`,
        `'withheld', 'withheld-quality', 'missing'`,
      ),
    );
  }
}

const statuses = (all: string, withoutFigure: string): string => `
  ALTER TABLE indicators_cell
    DROP CONSTRAINT ck_indicators_cell_status,
    ADD CONSTRAINT ck_indicators_cell_status CHECK (status IN (${all})),
    DROP CONSTRAINT ck_indicators_cell_withheld,
    ADD CONSTRAINT ck_indicators_cell_withheld CHECK ((figure IS NULL) = (status IN (${withoutFigure})))`;
