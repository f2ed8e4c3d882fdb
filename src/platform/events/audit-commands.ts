import { readFile, writeFile } from 'node:fs/promises';
import type { Database } from '../database/database.js';
import { verifyChain, workspaceActors } from './audit-chain.js';
import { lastHashes, missingSeals, parseLastHashes } from './last-hashes.js';
import type { AuditedTable } from './sql/audit-triggers.js';
import { type RecordFault, type Verifier, verifyRecords } from './verify-records.js';

export interface Verification {
  readonly database: Database;
  readonly ownerUrl: string;
  readonly tables: readonly AuditedTable[];
  readonly verifiers?: readonly Verifier[];
  /** A file with hashes that `audit export` or the security log wrote. */
  readonly against: string | undefined;
}

type Say = (line: string) => void;

const mostShown = 100;

/** Verifies chains and records of all workspaces. Returns the number of faults. */
export async function verifyAudit(asked: Verification, say: Say): Promise<number> {
  const { database, ownerUrl, tables, verifiers, against } = asked;
  const actors = await workspaceActors(database);
  const records = await verifyRecords(ownerUrl, database.auditKey, tables, verifiers);
  const known = new Set(actors.map((actor) => actor.workspaceId));
  let faults = 0;
  for (const actor of actors) {
    const report = await verifyChain(database, actor);
    const found = [...report.faults, ...textsOf(records, (id) => id === actor.workspaceId)];
    faults += found.length;
    say(
      `${report.workspaceId}: ${report.sealed} sealed, ${report.unsealed} not yet sealed, ${found.length} faults, last hash ${report.lastHash || 'none'}`,
    );
    list(found, say);
  }
  const others = textsOf(records, (id) => !known.has(id));
  const exported = against === undefined ? [] : parseLastHashes(await readFile(against, 'utf8'), database.auditKey);
  const missing = await missingSeals(database, actors, exported);
  if (against !== undefined) say(`${exported.length} exported hashes, ${missing.length} not in the chains`);
  list([...others, ...missing], say);
  return faults + others.length + missing.length;
}

const textsOf = (faults: readonly RecordFault[], belongs: (workspaceId: string) => boolean): readonly string[] =>
  faults.filter(({ workspaceId }) => belongs(workspaceId)).map(({ text }) => text);

function list(faults: readonly string[], say: Say): void {
  for (const fault of faults.slice(0, mostShown)) say(`  ${fault}`);
  if (faults.length > mostShown) say(`  and ${faults.length - mostShown} more`);
}

/** Writes the signed last hash of each workspace as a line of JSON, to a new file or to the standard output. */
export async function exportHashes(database: Database, file: string | undefined, say: Say): Promise<void> {
  const lines = (await lastHashes(database)).map((line) => JSON.stringify(line));
  if (file === undefined) for (const line of lines) say(line);
  else await writeFile(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flag: 'wx' });
}
