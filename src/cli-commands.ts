import path from 'node:path';
import type { Output } from './analyst/commands/command-files.js';
import { estimate, estimateHelp } from './analyst/commands/estimate-command.js';
import { keyForWaiting, removePassphraseCommand, setPassphraseCommand } from './cli-passphrase.js';
import { auditedTables } from './audited-tables.js';
import {
  type Invocation,
  needed,
  type OpenDatabase,
  ownerOf,
  say,
  withDatabase,
  withServerRole,
} from './cli-context.js';
import { removeFactors } from './modules/identity/use-cases/remove-factors.js';
import { backUp, restore } from './platform/database/backup.js';
import { backUpKeys, restoreKeys } from './platform/sealing/key-backup.js';
import { prepareSchema, type ProvidedDatabase } from './platform/database/provision.js';
import { exportHashes, verifyAudit } from './platform/events/audit-commands.js';
import { workerFault } from './platform/jobs/worker-heartbeat.js';
import { announcer } from './platform/observability/announcer.js';
import { Logger } from './platform/observability/logger.js';
import { storageOf } from './platform/storage/storage-of.js';
import { OpeningKeys } from './surveys/use-cases/opening-keys.js';
import {
  type Decided,
  discardWaiting,
  faultWords,
  listWaiting,
  trustWave,
} from './surveys/use-cases/waiting-answers.js';
import { restoreAdministrator } from './modules/identity/use-cases/restore-administrator.js';
import { notifyingPeople } from './modules/notifications/subscribers/notify-people-when-something-happened.js';
import { notifiedEvents } from './modules/notifications/use-cases/notices-of-event.js';
import { verifyAnswers } from './surveys/use-cases/verify-answers.js';
import { attackHelp, attackTables, protectHelp, protectTables } from './analyst/commands/protect-command.js';
import { sample, sampleHelp } from './analyst/commands/sample-command.js';
import { readXlsforms, xlsformHelp } from './surveys/xlsform/xlsform-command.js';

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
    options: ['to', 'keys'],
    run: backupCommand,
    help: 'backup --to FOLDER [--keys FOLDER]   Writes a consistent copy of all tables and files to a new folder, and the keys and the ledger of opened answers next to it or to a folder of their own.',
  },
  {
    words: 'restore',
    options: ['from', 'keys'],
    run: restoreCommand,
    help: 'restore --from FOLDER [--keys FOLDER]   Restores a backup into an empty installation and compares the result with the backup. Exit code 3 if they differ.',
  },
  {
    words: 'health worker',
    options: [],
    run: healthCommand,
    help: 'Checks the heartbeat of the worker on this machine or in this container. Exit code 1 if it has failed.',
  },
  {
    words: 'waiting-answers',
    options: ['discard', 'trust'],
    run: waitingCommand,
    help: 'waiting-answers [--discard WAVE | --trust WAVE]   Lists the waves with waiting answers and why answers are not opened; deletes the rows at fault unread; or signs the present settings and enterprises of a wave after you have checked them. Exit code 3 if something is at fault.',
  },
  {
    words: 'answer-key set-passphrase',
    options: [],
    run: setPassphraseCommand,
    help: 'answer-key set-passphrase   Encrypts the answer key under a passphrase that is stored nowhere, or changes the passphrase. Waiting answers are then opened only after a person enters it. If it is lost, waiting answers are lost.',
  },
  {
    words: 'answer-key remove-passphrase',
    options: [],
    run: removePassphraseCommand,
    help: 'answer-key remove-passphrase   Stores the answer key without a passphrase again.',
  },
  {
    words: 'restore-administrator',
    options: ['workspace', 'email'],
    run: restoreAdministratorCommand,
    help: 'restore-administrator --workspace NAME --email ADDRESS   Makes a member an administrator, if no administrator of the workspace (by its short name) can sign in any more. It is logged, and all administrators, facilitators and spokespersons are notified.',
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

const folderOf = (given: string | undefined): string | undefined =>
  given === undefined ? undefined : path.resolve(given);

function backupCommand({ settings, options }: Invocation): Promise<number> {
  const target = path.resolve(needed(options, 'to'));
  return withDatabase(settings, async (database) => {
    await prepareSchema(database, settings);
    const manifest = await backUp(ownerOf(database), storageOf(settings, new Logger('error')), target);
    say(
      `Backed up ${manifest.tables.length} tables, ${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows, to ${target}`,
    );
    await backUpKeys({ settings, backup: target, keys: folderOf(options['keys']) }, say);
    return 0;
  });
}

function restoreCommand({ settings, options }: Invocation): Promise<number> {
  const source = path.resolve(needed(options, 'from'));
  return withDatabase(settings, async (database) => {
    await prepareSchema(database, settings);
    const files = storageOf(settings, new Logger('error'));
    const keys = folderOf(options['keys']);
    const beforeCommit = () => restoreKeys({ settings, backup: source, keys }, say);
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

function waitingCommand(invocation: Invocation): Promise<number> {
  return withServerRole(invocation, async ({ provided, database }) => {
    const { settings, options } = invocation;
    await prepareSchema(provided, settings);
    const keys = OpeningKeys.load(settings, await keyForWaiting(settings.answerKeyFile));
    const { discard, trust } = options;
    if (discard !== undefined) return decided(discard, await discardWaiting(database, keys, discard));
    if (trust !== undefined) return decided(trust, await trustWave(database, keys, trust));
    const waves = await listWaiting(database, keys);
    for (const { waveId, number, waiting, fault, rows } of waves)
      say(
        `Wave ${number} (${waveId}): ${waiting} answers wait. ${fault === null ? '' : `${faultWords[fault]} ${rows} answers are at fault.`}`,
      );
    if (waves.length === 0) say('No answers wait.');
    return waves.some(({ fault }) => fault !== null) ? 3 : 0;
  });
}

function decided(waveId: string, done: Decided | null): number {
  if (done === null) say(`No wave with answers to open has the id ${waveId}.`);
  else if (done.fault === null) say('Nothing is at fault.');
  else say(`${faultWords[done.fault]} ${done.deleted} answers were deleted unread.`);
  return done === null ? 1 : 0;
}

function restoreAdministratorCommand(invocation: Invocation): Promise<number> {
  const wanted = { slug: needed(invocation.options, 'workspace'), email: needed(invocation.options, 'email') };
  const run = async ({ provided, database }: OpenDatabase): Promise<number> => {
    await prepareSchema(provided, invocation.settings);
    const told = { logger: new Logger(invocation.settings.LOG_LEVEL), say };
    return (await restoreAdministrator(database, wanted, told)) === null ? 1 : 0;
  };
  return withServerRole(invocation, run, (type) => (notifiedEvents.includes(type) ? [notifyingPeople] : []));
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
