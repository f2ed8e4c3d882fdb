import type { DirectoryFacade } from '../../modules/directory/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { SharedParks } from '../domain/files/sharing/coarse-questions.js';
import { CombinationCounts, mostCombinations, mostKeys } from '../domain/files/sharing/protection.js';
import type { SharedPlan } from '../domain/files/sharing/shared-plan.js';
import { proposedRules, type RuleOrigin, type SharingRules } from '../domain/files/sharing/sharing-rules.js';
import type { SexCodes } from '../domain/mapping.js';
import { sharingProblems } from '../domain/problems-of-sharing.js';
import type { Wave } from '../domain/wave.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { SharingRulesRepository } from '../persistence/sharing-rules.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { type WaveWeights, weightOf } from './weight-source.js';

const answersAtOnce = 5_000;

export interface RulesOfWave {
  /** The version of the questionnaire for which they were saved. */
  readonly questionnaireId: string;
  readonly formVersion: string;
  /** 0: none were saved. */
  readonly revision: number;
  readonly origin: RuleOrigin;
  readonly rules: SharingRules;
}

/** The rules for the present version of the questionnaire of a wave, or those that were saved last for another version. */
export async function sharingRulesOf(tx: ReadTransaction, wave: Wave): Promise<RulesOfWave> {
  const [present] = await tx.get(WaveRepository).versionOutlines(wave);
  const { id, name, version } = present!;
  const repository = tx.get(SharingRulesRepository);
  const own = await repository.latest(id);
  const common = { questionnaireId: id, formVersion: version };
  if (own !== null) return { ...common, ...own, origin: 'own' };
  const other = await repository.latestOfName(name, null);
  if (other !== null) return { ...common, ...other, origin: 'other-version' };
  const versions = await tx.get(WaveRepository).questionnaireVersions(wave);
  const definitions = versions.map(({ definition }) => definition);
  return { ...common, revision: 0, origin: 'default', rules: proposedRules(definitions, wave.minimumPersons) };
}

/** The minimum numbers of the wave hold for its shared file too. */
export const thresholdsOf = ({ k }: SharingRules, { minimumPersons, minimumEnterprises }: Wave) => ({
  ...{ records: Math.max(k, minimumPersons), enterprises: minimumEnterprises },
});

/** The parks of a wave with the places around them. */
export async function parksOfWave(
  tx: ReadTransaction,
  directory: DirectoryFacade,
  waveId: string,
): Promise<SharedParks> {
  const parks = await directory.places(tx, await tx.get(ResponseRepository).parks(waveId));
  const around = await directory.places(tx, [...new Set(parks.flatMap(({ parentId }) => parentId ?? []))]);
  const regions = new Map(around.map(({ id, name }) => [id, { id, name }]));
  return new Map(parks.map(({ id, name, parentId }) => [id, { name, region: regions.get(parentId ?? '') ?? null }]));
}

export interface CountedWave {
  readonly wave: Wave;
  readonly plan: SharedPlan;
  readonly rules: SharingRules;
  readonly sexCodes: SexCodes;
  /** Null: no sums of weights are needed. */
  readonly weights: WaveWeights | null;
}

/**
 * Reads the key variables of all answers once, some thousands at a time; only counts by combination stay in memory. Answers
 * that were left out by review do not count.
 */
export async function countCombinations(tx: ReadTransaction, counted: CountedWave): Promise<CombinationCounts> {
  const { wave, plan, rules, sexCodes } = counted;
  const keys = plan.keys.length;
  if (keys > mostKeys) throw sharingProblems.tooManyKeys(mostKeys);
  const most = mostCombinations(keys);
  const counts = new CombinationCounts(thresholdsOf(rules, wave), most);
  const names = [...plan.names, sexCodes.question];
  const responses = tx.get(ResponseRepository);
  for (let after: string | null = null; ;) {
    const page = await responses.someAnswers(wave.id, names, { after, limit: answersAtOnce });
    for (const row of page)
      if (!row.leftOut && !counts.add(plan.valuesOf(row), row, weightOf(row, counted)))
        throw sharingProblems.tooManyCombinations(keys, most);
    if (page.length < answersAtOnce) return counts;
    after = page.at(-1)!.id;
  }
}
