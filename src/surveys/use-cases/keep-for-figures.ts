import type { Transaction } from '../../platform/database/index.js';
import { FlaggedRepository } from '../persistence/flagged.repository.js';
import { ImportRepository } from '../persistence/import.repository.js';
import { MappingRepository } from '../persistence/mapping.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';

/** Fixes the imports of a wave, because figures are computed from them. */
export async function keepForFigures(tx: Transaction, waveId: string): Promise<void> {
  await tx.get(ImportRepository).keepForFigures(waveId);
}

/**
 * Fixes the decisions on flagged answers with which figures were computed. False: another decision was taken meanwhile,
 * so nothing is fixed.
 *
 * @param decisions their number when the answers were read
 */
export async function finaliseReview(tx: Transaction, waveId: string, decisions: number): Promise<boolean> {
  // those who decide hold the same lock
  await tx.get(WaveRepository).findForChange(waveId);
  const flagged = tx.get(FlaggedRepository);
  if ((await flagged.decisions(waveId)) !== decisions) return false;
  await flagged.finalise(waveId, tx.now);
  return true;
}

export interface KeptMapping {
  readonly waveId: string;
  readonly version: number;
}

/** The wave keeps the version of the mapping from which its published figures were computed. */
export async function keepMapping(tx: Transaction, { waveId, version }: KeptMapping): Promise<void> {
  await tx.get(MappingRepository).keep(waveId, version);
}
