import type { Transaction } from '../../../../platform/database/index.js';
import { KeptSumsRepository } from '../../persistence/runs/kept-sums.repository.js';

/** What runs on the wave kept for the next one; figures stay. */
export async function forgetSums(tx: Transaction, waveId: string): Promise<void> {
  await tx.get(KeptSumsRepository).forget(waveId);
}
