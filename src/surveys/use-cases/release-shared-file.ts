import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { sharedPlan } from '../domain/files/sharing/shared-plan.js';
import { sharedTable } from '../domain/files/sharing/shared-table.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { sharingProblems } from '../domain/problems-of-sharing.js';
import type { Wave } from '../domain/wave.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { type SharedContent, SharingRulesRepository } from '../persistence/sharing-rules.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { answersInOrder, shuffledIds } from './microdata-files.js';
import { readSexCodes } from './read-mapping.js';
import { countCombinations, parksOfWave, type RulesOfWave, sharingRulesOf, thresholdsOf } from './sharing-basis.js';
import { demandAgreement } from './second-person.js';
import { WeightSource } from './weight-source.js';

/**
 * Computes the shared file of a wave once and stores it. It does not change afterwards: a second file from later answers,
 * reviews, weights, rules or places would reveal more by the difference of the two.
 */
@Injectable()
export class ReleaseSharedFile {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly weights: WeightSource,
  ) {}

  async execute(actor: Actor, waveId: string): Promise<void> {
    demand(actor, surveysPermissions, 'surveys.microdata.export');
    await this.database.write(actor, async (tx) => {
      if ((await tx.get(WaveRepository).find(waveId)) === null) throw surveyProblems.waveNotFound();
      await demandAgreement(tx, waveId);
    });
    const { rules, file } = await this.database.read(actor, async (tx) => {
      const wave = await tx.get(WaveRepository).find(waveId);
      if (wave === null) throw surveyProblems.waveNotFound();
      await demandReleasable(tx, waveId);
      const found = await sharingRulesOf(tx, wave);
      if (found.origin !== 'own') throw sharingProblems.rulesMissing();
      return { rules: found, file: await this.compute(tx, wave, found) };
    });
    await this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.export');
      // a second release and the deletion of answers wait
      await tx.get(WaveRepository).findForChange(waveId);
      await demandReleasable(tx, waveId);
      await demandAgreement(tx, waveId);
      const of = { workspaceId: tx.workspaceId, waveId, at: tx.now };
      await tx.get(SharingRulesRepository).release(of, rules, file);
      const payload = { waveId, revision: rules.revision };
      await tx.record({ type: surveyEvents.sharedFileReleased, subject: waveId, payload });
    });
  }

  /** One snapshot: no answer comes or goes between these. */
  private async compute(tx: ReadTransaction, wave: Wave, { rules, revision, formVersion }: RulesOfWave) {
    const versions = (await tx.get(WaveRepository).questionnaireVersions(wave)).map(({ definition }) => definition);
    const plan = sharedPlan(versions, rules, await parksOfWave(tx, this.directory, wave.id));
    const weights = plan.hasWeights ? await this.weights.read(tx, wave.id) : null;
    const sexCodes = await readSexCodes(tx, wave.id);
    const counts = await countCombinations(tx, { wave, plan, rules, sexCodes, weights });
    const protection = counts.protection(plan);
    if (protection === null) throw sharingProblems.tooFewAnswers();
    const { records, enterprises } = thresholdsOf(rules, wave);
    const few = enterprises === 1 ? 'enterprise' : 'enterprises';
    const note = {
      en: `Protected by revision ${revision} of the rules for version ${formVersion} of the questionnaire: each combination of key variables occurs in at least ${records} answers, from at least ${enterprises} ${few}. Values in rarer combinations are protected (code -97, local suppression). Answers that were left out by review are not in the file.`,
      zh: `按问卷版本${formVersion}的共享文件规则（修订${revision}）处理：关键变量的每种组合至少有${records}份答卷，来自至少${enterprises}家企业；更少见的组合中的值已作保密处理（编码 -97，局部抑制）。审核后剔除的答卷不在文件中。`,
    };
    const table = sharedTable({ plan, protection, weights: weights?.version ?? null, note });
    const content = await pipeline(linesOf(tx, wave.id, table), createGzip(), buffer);
    return { records: counts.records, description: table.description, content } satisfies SharedContent;
  }
}

async function demandReleasable(tx: ReadTransaction, waveId: string): Promise<void> {
  if ((await tx.get(SharingRulesRepository).released(waveId)) !== null) throw sharingProblems.alreadyReleased();
  if (!(await tx.get(WaveRepository).hasAllAnswers(waveId))) throw sharingProblems.notComplete();
}

/** In random order, some hundred answers in each line. */
async function* linesOf(
  tx: ReadTransaction,
  waveId: string,
  table: ReturnType<typeof sharedTable>,
): AsyncGenerator<string> {
  const responses = tx.get(ResponseRepository);
  const ids = await shuffledIds(responses, waveId);
  for await (const answers of answersInOrder(ids, (wanted) => responses.withIds(waveId, wanted))) {
    const rows = answers.flatMap(({ row }) => (row === null || row.leftOut ? [] : [row]));
    yield `${JSON.stringify(table.valuesOf(rows))}\n`;
  }
}
