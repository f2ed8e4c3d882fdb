import type { ReadTransaction } from '../../../../platform/database/index.js';
import { weightProblems } from '../../domain/weighting/problems.js';
import { recipeText } from '../../domain/weighting/recipe.js';
import type { WeightSet } from '../../domain/weighting/weight-set.js';
import { WeightSetRepository } from '../../persistence/weighting/weight-set.repository.js';

/**
 * Refuses weights with another weighting specification than that of the runs whose figures have been published: two
 * runs on the same persons would give two equations for the figures that both suppress.
 */
export async function demandRecipeOfRuns(
  tx: ReadTransaction,
  { waveId, recipe }: Pick<WeightSet, 'waveId' | 'recipe'>,
): Promise<void> {
  const kept = await tx.get(WeightSetRepository).recipeOfRuns(waveId);
  if (kept !== null && recipeText(kept) !== recipeText(recipe)) throw weightProblems.otherRecipe();
}
