import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['dialogue_reservation', 'roadmap_validation'] as const;

/**
 * In which capacity a reservation or a verdict was recorded (null: before this was kept), and who withdrew it. Until now the
 * last verdict of a group replaced its earlier ones, and a new claim all of them; each of these counts as withdrawn at that
 * moment, so that no action changes its status.
 */
export class SpeakingForGroups1764000000230 implements MigrationInterface {
  readonly name = 'SpeakingForGroups1764000000230';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      await runner.query(`
        ALTER TABLE ${table} ADD COLUMN recorded_as text, ADD COLUMN withdrawn_by_id uuid,
          ADD CONSTRAINT ck_${table}_recorded_as CHECK (recorded_as IN ('spokesperson', 'titular', 'substitute', 'recorder'));`);
    await runner.query(`
      ALTER TABLE dialogue_reservation ADD CONSTRAINT fk_dialogue_reservation_withdrawn_by
        FOREIGN KEY (workspace_id, withdrawn_by_id) REFERENCES identity_person (workspace_id, id);
      ALTER TABLE roadmap_validation ADD COLUMN withdrawn_at timestamptz;
      UPDATE roadmap_validation v SET withdrawn_at = later.recorded_at, withdrawn_by_id = later.person_id
      FROM roadmap_validation v0 CROSS JOIN LATERAL (
        SELECT w.recorded_at, w.person_id FROM roadmap_validation w
          WHERE w.update_id = v0.update_id AND w.constituency = v0.constituency AND (w.recorded_at, w.id) > (v0.recorded_at, v0.id)
        UNION ALL
        SELECT u.recorded_at, NULL FROM roadmap_update u JOIN roadmap_update c ON c.id = v0.update_id
          WHERE u.action_id = v0.action_id AND u.status_after = 'claimed-done' AND (u.recorded_at, u.id) > (c.recorded_at, c.id)
        ORDER BY 1 LIMIT 1) later
      WHERE v0.id = v.id;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE roadmap_validation DROP COLUMN withdrawn_at');
    for (const table of tables)
      await runner.query(`ALTER TABLE ${table} DROP COLUMN recorded_as, DROP COLUMN withdrawn_by_id`);
  }
}
