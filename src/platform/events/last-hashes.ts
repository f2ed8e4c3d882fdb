import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Actor } from '../../kernel/actor.js';
import type { Database } from '../database/database.js';
import type { ReadTransaction } from '../database/transaction.js';
import type { AuditKey } from '../sealing/audit-key.js';
import { workspaceActors } from './audit-chain.js';

/** The last seal of a workspace, signed, to be kept where no one with access to the database can replace it. */
export interface LastHash {
  readonly workspaceId: string;
  readonly seq: number;
  readonly hash: string;
  readonly exportedAt: string;
  readonly signature: string;
}

const exportedText = ({ workspaceId, seq, hash, exportedAt }: Omit<LastHash, 'signature'>): string =>
  canonicalJson(['last-hash', workspaceId, seq, hash, exportedAt]);

export async function lastHashes(database: Database): Promise<readonly LastHash[]> {
  const found: LastHash[] = [];
  for (const actor of await workspaceActors(database)) {
    const { last, now } = await database.read(actor, lastSeal);
    if (last === undefined) continue;
    const line = {
      workspaceId: actor.workspaceId!,
      seq: Number(last.seq),
      hash: last.hash,
      exportedAt: now.toISOString(),
    };
    found.push({ ...line, signature: database.auditKey.sign(exportedText(line)) });
  }
  return found;
}

async function lastSeal(tx: ReadTransaction) {
  const [last] = await tx.query<{ seq: string; hash: string }>(
    'SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1',
  );
  return { last, now: tx.now };
}

/** Reads lines of JSON, also from a log whose other lines are about something else. Checks their signatures. */
export function parseLastHashes(text: string, key: AuditKey): readonly LastHash[] {
  const lines = text.split('\n').filter((line) => line.includes('"seq"') && line.includes('"signature"'));
  return lines.map((line, index) => {
    const found = JSON.parse(line) as LastHash;
    if (!key.hasSigned(exportedText(found), found.signature))
      throw new Error(`Hash ${index + 1} of the file was not signed with the key of AUDIT_KEY_FILE.`);
    return found;
  });
}

/** A chain that was cut off or replaced no longer contains the seal. */
export async function missingSeals(
  database: Database,
  actors: readonly Actor[],
  exported: readonly LastHash[],
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { workspaceId, seq, hash, exportedAt } of exported) {
    const actor = actors.find((each) => each.workspaceId === workspaceId);
    const [seal] =
      actor === undefined
        ? []
        : await database.read(actor, (tx) =>
            tx.query<{ hash: string }>('SELECT hash FROM audit_seal WHERE seq = $1', [seq]),
          );
    if (seal?.hash !== hash)
      faults.push(`the chain of ${workspaceId} was cut off or replaced: seal ${seq} of ${exportedAt} is not in it`);
  }
  return faults;
}
