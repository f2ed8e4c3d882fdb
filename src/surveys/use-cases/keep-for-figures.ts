import type { Transaction } from '../../platform/database/index.js';
import { ImportRepository } from '../persistence/import.repository.js';

/** Fixes the imports of a wave: they can no longer be undone, because figures are computed from their rows. */
export async function keepForFigures(tx: Transaction, waveId: string): Promise<void> {
  await tx.get(ImportRepository).keepForFigures(waveId);
}
