import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Installation } from '../support/installation.js';

/** All that a schema consists of, as text. */
const describeSchema = `
SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS hash FROM (
  SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, generation_expression) AS line
    FROM information_schema.columns WHERE table_schema IN ('public', 'bullmq')
  UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid <> 0
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname IN ('public', 'bullmq')
  UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT concat_ws(' ', tablename, policyname, roles, cmd, qual, with_check) FROM pg_policies
  UNION ALL SELECT concat_ws(' ', relname, relacl, relrowsecurity) FROM pg_class WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT prosrc FROM pg_proc WHERE pronamespace IN ('public'::regnamespace, 'bullmq'::regnamespace)
  UNION ALL SELECT name FROM migrations
) lines`;

/** An empty database of the same owner and a folder, for commands that are killed before the installation is used. */
export class SideDatabase {
  private count = 0;
  private readonly folder: string;

  constructor(private readonly installation: Installation) {
    this.folder = path.join(installation.folder, 'side');
  }

  async renew(): Promise<void> {
    await this.drop();
    this.count += 1;
    mkdirSync(path.join(this.folder, 'files'), { recursive: true });
    await this.installation.postgres.asAdministrator(`CREATE DATABASE ${this.name} OWNER tripartite_owner`);
  }

  async drop(): Promise<void> {
    if (this.count > 0)
      await this.installation.postgres.asAdministrator(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true });
  }

  begin(words: readonly string[]) {
    return this.installation.beginCommand(words, {
      // the entry point composes connection strings only for the database of the installation
      POSTGRES_HOST: '',
      DATABASE_URL: this.installation.databaseUrl('server', this.name),
      DATABASE_OWNER_URL: this.installation.databaseUrl('owner', this.name),
      DATA_DIR: this.folder,
      FILES_URL: `file://${path.join(this.folder, 'files')}`,
      ANSWER_KEY_FILE: path.join(this.folder, 'answers.key'),
      AUTHENTICATION_KEY_FILE: path.join(this.folder, 'authentication.key'),
      ANSWER_LEDGER_FILE: path.join(this.folder, 'answers.ledger'),
      AUDIT_KEY_FILE: path.join(this.folder, 'audit.key'),
    });
  }

  async command(...words: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
    const { ended, output } = this.begin(words);
    return { code: await ended, output: output() };
  }

  /** Whether the schema is that of the installation, which no one interrupted. */
  async isComplete(): Promise<boolean> {
    const hashes: unknown[] = [];
    for (const database of [this.name, 'tripartite']) {
      const pool = this.installation.ownerPool(database);
      hashes.push((await pool.query<{ hash: string }>(describeSchema)).rows[0]!.hash);
      await pool.end();
    }
    return hashes[0] === hashes[1];
  }

  private get name(): string {
    return `side_${this.count}`;
  }
}
