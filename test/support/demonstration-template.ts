import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import { inTestServer } from './database.js';
import { ownerPool, startProgram, stopProgram } from './program.js';

/** Any number that no other lock in the tests' server uses. */
const lock = 20_191_204;
/** Milliseconds; on a busy machine it takes minutes. */
const patience = 270_000;

function template(): string {
  const folder = process.env['TEST_FOLDER'];
  if (folder === undefined) throw new Error('no test folder: run through `npm test -- path/to/spec`, which makes one');
  return path.join(folder, 'demonstration');
}

/**
 * A separate data folder with the loaded demonstration: database, files, secrets and accounts. The program loads it
 * once, as users start it, for the first file that needs it; all files get copies.
 */
export async function copyDemonstration(target: string): Promise<void> {
  await inTestServer(async (client) => {
    // released when the connection ends, even if this process is killed
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    if (!existsSync(template())) await loadOnce();
  });
  mkdirSync(path.dirname(target), { recursive: true });
  // preserves the owner, who is not the superuser if a superuser starts the program
  await promisify(execFile)('cp', ['-a', template(), target]);
}

/** The output of the program while it loaded the demonstration, until it was ready. */
export function saidWhileLoading(): string {
  return readFileSync(`${template()}.said`, 'utf8');
}

/** A failure is not tried again by the next file, which would only wait as long. */
async function loadOnce(): Promise<void> {
  const failure = `${template()}.failed`;
  if (existsSync(failure)) throw new Error(`the demonstration could not be loaded: ${readFileSync(failure, 'utf8')}`);
  try {
    await load();
  } catch (error) {
    writeFileSync(failure, String(error));
    throw error;
  }
}

async function load(): Promise<void> {
  const making = `${template()}.part`;
  rmSync(making, { recursive: true, force: true });
  const program = await startProgram(making, { DEMO: 'true' }, patience);
  try {
    await comeToRest(making);
    await keepInMemory(making);
  } finally {
    await stopProgram(program);
  }
  writeFileSync(`${template()}.said`, program.output());
  renameSync(making, template());
}

/** Waits until every subscriber has handled its events and no job is open. */
async function comeToRest(folder: string): Promise<void> {
  const owner = ownerPool(folder);
  try {
    while (await isBusy(owner)) await sleep(100);
  } finally {
    await owner.end();
  }
}

/** The copies end with the run of the tests: their commits need not wait for the disk. */
async function keepInMemory(folder: string): Promise<void> {
  const owner = ownerPool(folder);
  try {
    await owner.query('ALTER SYSTEM SET fsync = off');
  } finally {
    await owner.end();
  }
}

async function isBusy(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query<{ busy: boolean }>(
    `SELECT EXISTS (SELECT FROM event_delivery WHERE dead_at IS NULL)
         OR EXISTS (SELECT FROM job_run WHERE state IN ('queued', 'running')) AS busy`,
  );
  return rows[0]!.busy;
}
