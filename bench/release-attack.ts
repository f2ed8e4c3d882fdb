/** What an intruder with another solver works out of releases of random populations, and of one without complementary suppression. */
import { attackedPopulation, findingsBesidePrimary, randomOptions } from '../test/support/attacked-populations.js';

/** Populations for which the solver of the intruder ends within seconds. */
const seeds = [3, 6, 7, 8, 9, 12];

export async function run(): Promise<Record<string, unknown>> {
  const populations: Record<string, unknown> = {};
  for (const seed of seeds) populations[seed] = await attackedPopulation(randomOptions(seed));
  return { populations, withoutComplementary: findingsBesidePrimary(randomOptions(7)).length };
}
