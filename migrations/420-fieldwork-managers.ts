import type { MigrationInterface, QueryRunner } from 'typeorm';

const former = `'administrator', 'facilitator', 'analyst', 'member', 'rapporteur', 'interpreter', 'park-coordinator', 'observer'`;

const rolesAmong = (table: string, names: string): string => `
  ALTER TABLE ${table} DROP CONSTRAINT ck_${table}_roles, ADD CONSTRAINT ck_${table}_roles
    CHECK (cardinality(roles) > 0 AND roles <@ ARRAY[${names}]);`;

const tables = ['identity_membership', 'identity_invitation'];

/** The role of those who issue links and print posters (docs/adr/0086). */
export class FieldworkManagers1764000000420 implements MigrationInterface {
  readonly name = 'FieldworkManagers1764000000420';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(rolesAmong(table, `${former}, 'fieldwork-manager'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(rolesAmong(table, former));
  }
}
