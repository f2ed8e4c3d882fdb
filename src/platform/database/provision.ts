import type { Settings } from '../config/environment.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { AuditKey } from '../sealing/audit-key.js';
import { demandMigrated, migrate, type MigrationReport } from './migrate.js';
import { waitForDatabase } from './wait-for-database.js';

export interface ProvidedDatabase {
  /** Missing in a process that does not have the owner's password; another process then migrates the schema. */
  readonly ownerUrl: string | undefined;
  readonly serverUrl: string;
  readonly kind: 'embedded' | 'external';
  stop(): Promise<void>;
  /** Restarts the embedded server if it ends. Does nothing for an external one. */
  keepRunning(say: (line: string) => void): void;
}

/**
 * The database of this installation: the external one in the settings, or the embedded one in the data folder, which
 * stops at once if `aborted` fires.
 */
export async function provideDatabase(
  settings: Settings,
  say: (line: string) => void,
  aborted?: AbortSignal,
): Promise<ProvidedDatabase> {
  if (settings.DATABASE_URL !== undefined) {
    await waitForDatabase(settings, say);
    return {
      kind: 'external',
      ownerUrl: settings.DATABASE_OWNER_URL,
      serverUrl: settings.DATABASE_URL,
      stop: async () => undefined,
      keepRunning: () => undefined,
    };
  }
  const embedded = await startEmbeddedPostgres(settings.dataFolder, aborted);
  const { ownerUrl, serverUrl, stop, keepRunning } = embedded;
  return { kind: 'embedded', ownerUrl, serverUrl, stop, keepRunning };
}

/** Brings the schema up to date. Without the owner's password, only checks that it is up to date. */
export async function prepareSchema(
  { ownerUrl, serverUrl }: ProvidedDatabase,
  settings: Settings,
): Promise<MigrationReport> {
  if (ownerUrl === undefined) {
    await demandMigrated(serverUrl);
    return { applied: [] };
  }
  return migrate(ownerUrl, { role: roleIn(serverUrl), auditKey: AuditKey.load(settings.auditKeyFile) });
}

/** The role in a connection string, which receives the grants. */
function roleIn(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
