import type { Transaction } from '../../platform/database/index.js';
import { ImportRepository } from '../persistence/import.repository.js';

/** From now on the imports of this wave stay: figures are computed from their rows. */
export async function keepForFigures(tx: Transaction, waveId: string): Promise<void> {
  await tx.get(ImportRepository).keepForFigures(waveId);
}
