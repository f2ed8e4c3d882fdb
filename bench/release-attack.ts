/**
 * What an intruder with another solver works out of releases: of random populations, one by one and two in succession;
 * of one without complementary suppression; and of the demonstration.
 */
import { attackedDemonstration } from '../test/support/attacked-demonstration.js';
import {
  attackedPopulation,
  attackedSuccessors,
  findingsBesidePrimary,
  randomOptions,
} from '../test/support/attacked-populations.js';

/** Populations for which the solver of the intruder ends within seconds. */
const seeds = [3, 6, 7, 8, 9, 12];

export async function run(): Promise<Record<string, unknown>> {
  const [populations, successors]: Record<string, unknown>[] = [{}, {}];
  for (const seed of seeds) {
    populations![seed] = await attackedPopulation(randomOptions(seed));
    successors![seed] = await attackedSuccessors(randomOptions(seed));
  }
  const withoutComplementary = findingsBesidePrimary(randomOptions(7)).length;
  return { populations, successors, withoutComplementary, demonstration: await attackedDemonstration() };
}
