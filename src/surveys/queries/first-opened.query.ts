import type { ReadTransaction } from '../../platform/database/index.js';

/** When the first wave was opened to workers. */
export async function firstOpenedAt(tx: ReadTransaction): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>('SELECT min(opened_at) AS at FROM surveys_wave');
  return row?.at ?? null;
}
