import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures by every breakdown of the catalogue instead of by park only: park_id becomes a level of the breakdown "park". */
export class IndicatorsBreakdowns1764000000120 implements MigrationInterface {
  readonly name = 'IndicatorsBreakdowns1764000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE indicators_cell ADD COLUMN breakdown text, ADD COLUMN level text;
      UPDATE indicators_cell SET breakdown = 'park', level = park_id::text WHERE park_id IS NOT NULL;
      ALTER TABLE indicators_cell DROP COLUMN park_id,
        ADD CONSTRAINT ck_indicators_cell_level CHECK ((breakdown IS NULL) = (level IS NULL));
      UPDATE indicators_cell SET cell_key = regexp_replace(cell_key, '\\|([^*].*)$', '|park=\\1') WHERE cell_key !~ '\\|\\*$';
      UPDATE indicators_shown_cell SET cell_key = regexp_replace(cell_key, '\\|([^*].*)$', '|park=\\1') WHERE cell_key !~ '\\|\\*$';
      UPDATE indicators_run SET settings = settings || '{"pairs": []}';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE indicators_run SET settings = settings - 'pairs';
      DELETE FROM indicators_shown_cell WHERE cell_key !~ '\\|(\\*|park=[^+]*)$';
      UPDATE indicators_shown_cell SET cell_key = replace(cell_key, '|park=', '|');
      DELETE FROM indicators_cell WHERE breakdown <> 'park';
      UPDATE indicators_cell SET cell_key = replace(cell_key, '|park=', '|');
      ALTER TABLE indicators_cell ADD COLUMN park_id uuid;
      UPDATE indicators_cell SET park_id = level::uuid WHERE breakdown = 'park';
      ALTER TABLE indicators_cell DROP COLUMN breakdown, DROP COLUMN level;`);
  }
}
