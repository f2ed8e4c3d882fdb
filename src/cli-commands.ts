import path from 'node:path';
import type { Output } from './analyst/commands/command-files.js';
import { estimate, estimateHelp } from './analyst/commands/estimate-command.js';
import { auditedTables } from './audited-tables.js';
import { SystemClock } from './kernel/clock.js';
import { removeFactors } from './modules/identity/use-cases/remove-factors.js';
import { type Settings, SettingsError } from './platform/config/environment.js';
import { AlreadyRunning, lockDataFolder } from './platform/config/instance-lock.js';
import { backUp, restore } from './platform/database/backup.js';
import { backUpKeys, restoreKeys } from './platform/sealing/key-backup.js';
import { createDataSource } from './platform/database/data-source.js';
import { Database } from './platform/database/database.js';
import { prepareSchema, provideDatabase, type ProvidedDatabase } from './platform/database/provision.js';
import { exportHashes, verifyAudit } from './platform/events/audit-commands.js';
import { workerFault } from './platform/jobs/worker-heartbeat.js';
import { announcer } from './platform/observability/announcer.js';
import { Logger } from './platform/observability/logger.js';
import { AuditKey, InstallationKey } from './platform/sealing/index.js';
import { storageOf } from './platform/storage/storage-of.js';
import { discardSealedAnswers } from './surveys/use-cases/discard-sealed-answers.js';
import { verifyAnswers } from './surveys/use-cases/verify-answers.js';
import { attackHelp, attackTables, protectHelp, protectTables } from './analyst/commands/protect-command.js';
import { sample, sampleHelp } from './analyst/commands/sample-command.js';
import { readXlsforms, xlsformHelp } from './surveys/xlsform/xlsform-command.js';

export interface Invocation {
  readonly settings: Settings;
  /** Parameters that belong to no option. */
  readonly files: readonly string[];
  /** Names of the options that were given. */
  readonly flags: ReadonlySet<string>;
  readonly options: Readonly<Record<string, string | undefined>>;
}

interface Command {
  readonly words: string;
  readonly help: string;
  readonly options: readonly string[];
  readonly flags?: readonly string[];
  /** Returns the exit code. */
  run(invocation: Invocation): Promise<number>;
}

/** All commands; `cli.ts` finds the one that is meant. */
export const commands: readonly Command[] = [
  {
    words: 'migrate',
    options: [],
    run: migrateCommand,
    help: 'Updates the database schema and lists the applied migrations.',
  },
  {
    words: 'seed',
    options: [],
    run: seedCommand,
    help: 'Loads the demonstration into an empty installation and prints the accounts.',
  },
  {
    words: 'backup',
    options: ['to'],
    run: backupCommand,
    help: 'backup --to FOLDER   Writes a consistent copy of all tables and files to a new folder.',
  },
  {
    words: 'restore',
    options: ['from'],
    run: restoreCommand,
    help: 'restore --from FOLDER   Restores a backup into an empty installation and compares the result with the backup. Exit code 3 if they differ.',
  },
  {
    words: 'health worker',
    options: [],
    run: healthCommand,
    help: 'Checks the heartbeat of the worker on this machine or in this container. Exit code 1 if it has failed.',
  },
  {
    words: 'discard-sealed',
    options: [],
    run: discardCommand,
    help: 'Deletes waiting answers whose encryption key is lost, and counts them as non-response.',
  },
  {
    words: 'second-factor remove',
    options: ['email'],
    run: removeFactorsCommand,
    help: 'second-factor remove --email ADDRESS   Removes the devices and recovery codes of an account, whose owner sets up a new device at the next sign-in and is informed by email.',
  },
  {
    words: 'audit verify',
    options: ['against'],
    run: verifyCommand,
    help: 'audit verify [--against FILE]   Verifies the audit chain and the records of each workspace, and that the chain contains the exported hashes of FILE. Exit code 3 if verification fails.',
  },
  {
    words: 'audit export',
    options: ['to'],
    run: exportCommand,
    help: 'audit export [--to FILE]   Writes the signed last hash of each audit chain, to be kept elsewhere.',
  },
  {
    words: 'estimate',
    options: ['data', 'request'],
    run: estimateCommand,
    help: estimateHelp,
  },
  {
    words: 'sample',
    options: ['data', 'request'],
    run: sampleCommand,
    help: sampleHelp,
  },
  {
    words: 'protect',
    options: ['table', 'spec'],
    run: protectCommand,
    help: protectHelp,
  },
  {
    words: 'attack',
    options: ['table', 'spec', 'published'],
    run: attackCommand,
    help: attackHelp,
  },
  {
    words: 'xlsform',
    options: ['language', 'answers'],
    flags: ['json', 'xform'],
    run: ({ files, options: { language, answers }, flags }) =>
      readXlsforms(files, { json: flags.has('json'), xform: flags.has('xform'), language, answers }, standardOutput),
    help: xlsformHelp,
  },
];

async function withDatabase<T>(
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

/** A part of the start of an installation; the other commands answer to a person. */
function migrateCommand({ settings }: Invocation): Promise<number> {
  const { say: announce } = announcer();
  const migrate = async (database: ProvidedDatabase): Promise<number> => {
    ownerOf(database);
    const { applied } = await prepareSchema(database, settings);
    announce(applied.length === 0 ? 'The schema is up to date.' : `Applied: ${applied.join(', ')}`);
    return 0;
  };
  return withDatabase(settings, migrate, announce);
}

function seedCommand({ settings }: Invocation): Promise<number> {
  return withDatabase(settings, async (database) => {
    await prepareSchema(database, settings);
    // loaded here, because no other command needs the whole application
    const [{ NestFactory }, { AppModule }, { prepareDemonstration }, { StoryClock }] = await Promise.all([
      import('@nestjs/core'),
      import('./app.module.js'),
      import('./demo/prepare-demonstration.js'),
      import('./demo/story-clock.js'),
    ]);
    const app = await NestFactory.createApplicationContext(
      AppModule.with({ settings, url: database.serverUrl, clock: new StoryClock() }),
      {
        logger: new Logger('error'),
      },
    );
    try {
      const accounts = await prepareDemonstration(app, settings, say);
      for (const account of accounts) say(`${account.email} ${account.password} ${account.role}`);
      if (accounts.length === 0) say('Nothing was loaded: the installation already contains data, or DEMO is false.');
    } finally {
      await app.close();
    }
    return 0;
  });
}

function backupCommand({ settings, options }: Invocation): Promise<number> {
  const target = path.resolve(needed(options, 'to'));
  return withDatabase(settings, async (database) => {
    await prepareSchema(database, settings);
    const manifest = await backUp(ownerOf(database), storageOf(settings, new Logger('error')), target);
    say(
      `Backed up ${manifest.tables.length} tables, ${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows, to ${target}`,
    );
    await backUpKeys(settings, target, say);
    return 0;
  });
}

function restoreCommand({ settings, options }: Invocation): Promise<number> {
  const source = path.resolve(needed(options, 'from'));
  return withDatabase(settings, async (database) => {
    await prepareSchema(database, settings);
    const files = storageOf(settings, new Logger('error'));
    const beforeCommit = () => restoreKeys(settings, source, say);
    const result = await restore(ownerOf(database), { source, files, beforeCommit });
    for (const difference of result.differences) say(`differs: ${difference}`);
    say(
      result.equal
        ? `Restored ${result.tables} tables, ${result.rows} rows: equal to the backup.`
        : 'The restored database differs from the backup.',
    );
    return result.equal ? 0 : 3;
  });
}

async function healthCommand({ settings }: Invocation): Promise<number> {
  const fault = await workerFault(settings);
  say(fault ?? 'The worker is running.');
  return fault === null ? 0 : 1;
}

function discardCommand(invocation: Invocation): Promise<number> {
  return withServerRole(invocation, async ({ provided, database }) => {
    const { answerKeyFile } = invocation.settings;
    await prepareSchema(provided, invocation.settings);
    const count = await discardSealedAnswers(database, InstallationKey.load(answerKeyFile));
    say(`Deleted ${count} answers that cannot be opened with ${answerKeyFile}.`);
    return 0;
  });
}

function removeFactorsCommand(invocation: Invocation): Promise<number> {
  const email = needed(invocation.options, 'email');
  return withServerRole(invocation, async ({ provided, database }) => {
    await prepareSchema(provided, invocation.settings);
    const account = await removeFactors(database, email);
    const outcome = account === null ? 'no account' : 'done';
    const logger = new Logger(invocation.settings.LOG_LEVEL);
    logger.security({ event: 'second-factor.removed-by-operator', outcome, account: account?.accountId ?? null });
    say(account === null ? 'No account has this address.' : `Removed ${account.removed} devices.`);
    return account === null ? 1 : 0;
  });
}

async function withServerRole<T>({ settings }: Invocation, work: (of: OpenDatabase) => Promise<T>): Promise<T> {
  return withDatabase(settings, async (provided) => {
    const source = await createDataSource(provided.serverUrl, [], 2).initialize();
    try {
      const database = new Database(source, new SystemClock(), AuditKey.load(settings.auditKeyFile));
      return await work({ provided, database });
    } finally {
      await source.destroy();
    }
  });
}

interface OpenDatabase {
  readonly provided: ProvidedDatabase;
  readonly database: Database;
}

function verifyCommand(invocation: Invocation): Promise<number> {
  return withServerRole(invocation, async ({ provided, database }) => {
    const { against } = invocation.options;
    const asked = { database, ownerUrl: ownerOf(provided), tables: auditedTables, verifiers: [verifyAnswers], against };
    return (await verifyAudit(asked, say)) === 0 ? 0 : 3;
  });
}

function exportCommand(invocation: Invocation): Promise<number> {
  return withServerRole(invocation, async ({ database }) => {
    await exportHashes(database, invocation.options['to'], say);
    return 0;
  });
}

const standardOutput: Output = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

function estimateCommand({ options }: Invocation): Promise<number> {
  return estimate({ data: needed(options, 'data'), request: needed(options, 'request') }, standardOutput);
}

function sampleCommand({ options }: Invocation): Promise<number> {
  return sample({ data: needed(options, 'data'), request: needed(options, 'request') }, standardOutput);
}

function protectCommand({ options }: Invocation): Promise<number> {
  return protectTables({ table: needed(options, 'table'), spec: needed(options, 'spec') }, standardOutput);
}

function attackCommand({ options }: Invocation): Promise<number> {
  const files = { table: needed(options, 'table'), spec: needed(options, 'spec') };
  return attackTables({ ...files, published: needed(options, 'published') }, standardOutput);
}

export class UsageError extends Error {}

function needed(options: Invocation['options'], name: string): string {
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

function ownerOf({ ownerUrl }: ProvidedDatabase): string {
  if (ownerUrl === undefined) throw new SettingsError('This command needs DATABASE_OWNER_URL.');
  return ownerUrl;
}
