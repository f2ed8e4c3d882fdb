import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountFunctions } from './identity/account-functions.js';
import { accountTables, dropAccountTables } from './identity/account-tables.js';
import { directoryTables, dropDirectoryTables } from './identity/directory-tables.js';
import { dropPersonTables, personTables } from './identity/person-tables.js';
import { workspaceFunctions } from './identity/workspace-functions.js';

/** Workspaces, accounts and sign-in; places, organisations and people. */
export class Identity1764000000020 implements MigrationInterface {
  readonly name = 'Identity1764000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [accountTables, directoryTables, personTables, accountFunctions, workspaceFunctions]) {
      await queryRunner.query(part);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const doors = (accountFunctions + workspaceFunctions).matchAll(/CREATE FUNCTION (\w+)\(/g);
    for (const [, name] of doors) await queryRunner.query(`DROP FUNCTION ${name}`);
    await queryRunner.query(withoutWorkspaces);
    for (const part of [dropPersonTables, dropDirectoryTables, dropAccountTables]) await queryRunner.query(part);
  }
}

/** As the platform's migration left it before there were workspaces. */
const withoutWorkspaces = `
  CREATE OR REPLACE FUNCTION workspace_ids() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    IF to_regclass('public.workspace') IS NULL THEN RETURN; END IF;
    RETURN QUERY SELECT id FROM workspace ORDER BY id;
  END $$`;
