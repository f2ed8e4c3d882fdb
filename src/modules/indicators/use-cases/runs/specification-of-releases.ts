import type { ReadTransaction } from '../../../../platform/database/index.js';
import { weightProblems } from '../../domain/weighting/problems.js';
import { specificationText } from '../../domain/weighting/specification.js';
import type { WeightSet } from '../../domain/weighting/weight-set.js';
import { WeightSetRepository } from '../../persistence/weighting/weight-set.repository.js';

/**
 * Refuses weights with another weighting specification than that of the releases of the wave: two
 * releases of the same persons would give two equations for the figures that both suppress.
 */
export async function demandSpecificationOfReleases(
  tx: ReadTransaction,
  { waveId, specification }: Pick<WeightSet, 'waveId' | 'specification'>,
): Promise<void> {
  const kept = await tx.get(WeightSetRepository).specificationOfReleases(waveId);
  if (kept !== null && specificationText(kept) !== specificationText(specification))
    throw weightProblems.otherSpecification();
}
