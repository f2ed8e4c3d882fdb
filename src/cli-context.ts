import { SystemClock } from './kernel/clock.js';
import { type Settings, SettingsError } from './platform/config/environment.js';
import { AlreadyRunning, lockDataFolder } from './platform/config/instance-lock.js';
import { createDataSource } from './platform/database/data-source.js';
import { Database } from './platform/database/database.js';
import { provideDatabase, type ProvidedDatabase } from './platform/database/provision.js';
import type { SubscribersOf } from './platform/database/transaction.js';
import { AuditKey } from './platform/sealing/index.js';

export interface Invocation {
  readonly settings: Settings;
  /** Parameters that belong to no option. */
  readonly files: readonly string[];
  /** Names of the options that were given. */
  readonly flags: ReadonlySet<string>;
  readonly options: Readonly<Record<string, string | undefined>>;
}

export interface OpenDatabase {
  readonly provided: ProvidedDatabase;
  readonly database: Database;
}

export async function withDatabase<T>(
  settings: Settings,
  work: (database: ProvidedDatabase) => Promise<T>,
  waiting: (line: string) => void = warn,
): Promise<T> {
  let unlock: (() => void) | undefined;
  try {
    unlock = settings.DATABASE_URL === undefined ? lockDataFolder(settings.dataFolder) : undefined;
  } catch (error) {
    // the server is running on this folder: its database is used and left running
    if (!(error instanceof AlreadyRunning)) throw error;
    return work(await provideDatabase(settings, waiting));
  }
  const database = await provideDatabase(settings, waiting);
  try {
    return await work(database);
  } finally {
    await database.stop();
    unlock?.();
  }
}

/** With the rights of the server, which row-level security limits. */
export async function withServerRole<T>(
  { settings }: Invocation,
  work: (of: OpenDatabase) => Promise<T>,
  subscribersOf?: SubscribersOf,
): Promise<T> {
  return withDatabase(settings, async (provided) => {
    const source = await createDataSource(provided.serverUrl, [], 2).initialize();
    try {
      const database = new Database(source, new SystemClock(), AuditKey.load(settings.auditKeyFile), subscribersOf);
      return await work({ provided, database });
    } finally {
      await source.destroy();
    }
  });
}

export class UsageError extends Error {}

export function needed(options: Invocation['options'], name: string): string {
  const value = options[name];
  if (value === undefined || value === '') throw new UsageError(`--${name} is needed`);
  return value;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function ownerOf({ ownerUrl }: ProvidedDatabase): string {
  if (ownerUrl === undefined) throw new SettingsError('This command needs DATABASE_OWNER_URL.');
  return ownerUrl;
}
