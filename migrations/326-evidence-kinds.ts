import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (...kinds: readonly string[]): string => `
  ALTER TABLE dialogue_agenda_item DROP CONSTRAINT ck_dialogue_agenda_item_kind;
  ALTER TABLE dialogue_agenda_item ADD CONSTRAINT ck_dialogue_agenda_item_kind
    CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}));`;

const fileColumns = ['media_type', 'bytes', 'sha256', 'storage_key'];

/** Evidence is a file, a link or a figure with its source; disputes of completion are proposed for an agenda. */
export class EvidenceKinds1764000000326 implements MigrationInterface {
  readonly name = 'EvidenceKinds1764000000326';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roadmap_evidence
        ${fileColumns.map((column) => `ALTER COLUMN ${column} DROP NOT NULL,`).join(' ')}
        ADD COLUMN kind text NOT NULL DEFAULT 'file',
        ADD COLUMN link text,
        ADD COLUMN figure numeric,
        ADD COLUMN unit text,
        ADD COLUMN source text,
        ADD CONSTRAINT ck_roadmap_evidence_kind CHECK (CASE kind
          WHEN 'file' THEN num_nulls(${fileColumns.join(', ')}) = 0 AND num_nonnulls(link, figure, unit, source) = 0
          WHEN 'link' THEN link IS NOT NULL AND num_nonnulls(${fileColumns.join(', ')}, figure, unit, source) = 0
          WHEN 'figure' THEN num_nulls(figure, source) = 0 AND num_nonnulls(${fileColumns.join(', ')}) = 0
          ELSE false END);
      ALTER TABLE roadmap_evidence ALTER COLUMN kind DROP DEFAULT;
      ${kinds('topic', 'overdue-action', 'disputed-action', 'moved-indicator')}`);
  }

  /** Without this step evidence consists of files, and disputes are ordinary topics. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM roadmap_evidence WHERE kind <> 'file';
      ALTER TABLE roadmap_evidence DROP CONSTRAINT ck_roadmap_evidence_kind;
      ALTER TABLE roadmap_evidence
        DROP COLUMN kind, DROP COLUMN link, DROP COLUMN figure, DROP COLUMN unit, DROP COLUMN source,
        ${fileColumns.map((column) => `ALTER COLUMN ${column} SET NOT NULL`).join(', ')};
      UPDATE dialogue_agenda_item SET kind = 'topic' WHERE kind = 'disputed-action';
      ${kinds('topic', 'overdue-action', 'moved-indicator')}`);
  }
}
