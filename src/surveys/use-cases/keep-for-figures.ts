import type { Transaction } from '../../platform/database/index.js';
import { FlaggedRepository } from '../persistence/flagged.repository.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { MappingRepository } from '../persistence/mapping.repository.js';

/** Fixes the imports of a wave, and the decisions on its flagged answers, because figures are computed from them. */
export async function keepForFigures(tx: Transaction, waveId: string): Promise<void> {
  await tx.get(ImportRepository).keepForFigures(waveId);
  await tx.get(FlaggedRepository).closeReview(waveId);
}

export interface KeptMapping {
  readonly waveId: string;
  readonly version: number;
}

/** The wave keeps the version of the mapping from which its published figures were computed. */
export async function keepMapping(tx: Transaction, { waveId, version }: KeptMapping): Promise<void> {
  await tx.get(MappingRepository).keep(waveId, version);
}
