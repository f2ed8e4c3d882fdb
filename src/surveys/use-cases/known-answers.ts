import { createHash } from 'node:crypto';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { NestedAnswers } from '../form/index.js';
import type { ComparableAnswer } from '../persistence/response.repository.js';
import { ResponseRepository } from '../persistence/response.repository.js';

const rowsAtOnce = 5_000;

/**
 * The stored answers of a wave, counted by content, to recognise rows of a file that are already stored. Holds hashes
 * in memory for the duration of the check: 16 bytes each instead of the answers themselves.
 */
export class KnownAnswers {
  private readonly counts = new Map<string, number>();

  static async of(tx: ReadTransaction, waveId: string): Promise<KnownAnswers> {
    const known = new KnownAnswers();
    let rows: ComparableAnswer[] = [];
    do {
      rows = await tx.get(ResponseRepository).comparable(waveId, rows.at(-1)?.id ?? null, rowsAtOnce);
      for (const row of rows) {
        const name = digest(row.psuCode, row.answers);
        known.counts.set(name, (known.counts.get(name) ?? 0) + 1);
      }
    } while (rows.length === rowsAtOnce);
    return known;
  }

  /** Whether a stored answer has the same content; each stored answer matches one row only. */
  take(psuCode: string | null, answers: NestedAnswers): boolean {
    if (this.counts.size === 0) return false;
    const name = digest(psuCode, answers);
    const left = this.counts.get(name) ?? 0;
    if (left === 0) return false;
    this.counts.set(name, left - 1);
    return true;
  }
}

export function digest(psuCode: string | null, answers: NestedAnswers): string {
  const said = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([psuCode, said]))
    .digest()
    .toString('latin1', 0, 16);
}
