import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All sequences of two and of three characters, in which the search for two Chinese characters finds an index. */
const sequences = (text: string): string =>
  [
    [2, 1],
    [2, 2],
    [3, 1],
    [3, 2],
    [3, 3],
  ]
    .map(
      ([length = 0, from]) =>
        `regexp_replace(substr(lower(${text}), ${from}), '(${'.'.repeat(length)})', '\\1' || chr(31), 'g')`,
    )
    .join(' || chr(31) || ');

const index = (table: string, text: string): string =>
  `CREATE INDEX ix_${table}_search ON ${table} USING gin ((string_to_array(${sequences(text)}, chr(31)))) WITH (fastupdate = off);`;

/** Reports, responses and files of evidence are found by parts of their texts without reading all of them. */
export class ReportSearch1764000000323 implements MigrationInterface {
  readonly name = 'ReportSearch1764000000323';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${index('roadmap_update', 'text')}
      ${index('roadmap_validation', 'words')}
      ${index('roadmap_evidence', 'file_name')}
      CREATE INDEX ix_roadmap_update_newest ON roadmap_update (workspace_id, recorded_at DESC, id DESC);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_roadmap_update_newest;
      DROP INDEX ix_roadmap_evidence_search;
      DROP INDEX ix_roadmap_validation_search;
      DROP INDEX ix_roadmap_update_search;`);
  }
}
