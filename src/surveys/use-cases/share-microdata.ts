import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import type { DataTable } from '../domain/files/data-tables.js';
import type { DescribedFile } from '../domain/files/ddi-codebook.js';
import { measureOf } from '../domain/files/dta.js';
import { sharedPlan } from '../domain/files/sharing/shared-plan.js';
import { sharedTable } from '../domain/files/sharing/shared-table.js';
import type { SexCodes } from '../domain/mapping.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { sharingProblems } from '../domain/problems-of-sharing.js';
import type { Wave } from '../domain/wave.js';
import { ResponseRepository } from '../persistence/response.repository.js';
import { type SharedFile, SharingRulesRepository } from '../persistence/sharing-rules.repository.js';
import { WaveRepository } from '../persistence/wave.repository.js';
import { analysisFile, answersInOrder, type MicrodataFile, shuffledIds } from './microdata-files.js';
import { readSexCodes } from './read-mapping.js';
import { countOf } from './random-order.js';
import { countCombinations, parksOfWave, sharingRulesOf, thresholdsOf } from './sharing-basis.js';
import { type WaveWeights, weightOf, WeightSource } from './weight-source.js';

interface Shared {
  readonly wave: Wave;
  readonly table: DataTable;
  readonly file: SharedFile;
  /** In the order of this export. */
  readonly ids: Buffer;
  readonly weights: WaveWeights | null;
  readonly sexCodes: SexCodes;
}

/**
 * The answers of a wave as a file for others than analysts, protected by the rules of its questionnaire. What is shared first
 * stays: later rules, or answers that were added, would reveal more by the difference of two files.
 */
@Injectable()
export class ShareMicrodata {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly clock: Clock,
    private readonly weights: WeightSource,
  ) {}

  async execute(actor: Actor, waveId: string, format: 'analysis' | 'xlsx' | 'sav' | 'dta'): Promise<MicrodataFile> {
    const shared = await this.share(actor, waveId);
    const { wave, table, ids } = shared;
    const measure = measureOf(table.columns, countOf(ids), {});
    return analysisFile(format, {
      ...{ tables: [{ ...table, measure }], title: wave.title, createdOn: this.clock.now() },
      language: actor.language === 'zh-CN' ? 'zh' : 'en',
      valuesOf: () => this.rows(actor, shared),
    });
  }

  async codebook(actor: Actor, waveId: string): Promise<DescribedFile & { readonly readAt: Date }> {
    const { wave, table } = await this.share(actor, waveId);
    const { title, startsOn, endsOn } = wave;
    return { title, startsOn, endsOn, files: [table], readAt: this.clock.now() };
  }

  private async share(actor: Actor, waveId: string): Promise<Shared> {
    demand(actor, surveysPermissions, 'surveys.microdata.shared');
    const shared = await this.database.read(actor, (tx) => this.prepare(tx, waveId));
    const { file } = shared;
    await this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.microdata.shared');
      const repository = tx.get(SharingRulesRepository);
      await repository.share({ workspaceId: tx.workspaceId, waveId }, file);
      const first = (await repository.shared(waveId))!;
      const isSame = first.questionnaireId === file.questionnaireId && first.revision === file.revision;
      if (!isSame || first.fingerprint !== file.fingerprint) throw sharingProblems.answersChanged();
      const payload = { waveId, revision: file.revision };
      await tx.record({ type: surveyEvents.microdataShared, subject: waveId, payload });
    });
    return shared;
  }

  /** One snapshot: no answer comes or goes between these. */
  private async prepare(tx: ReadTransaction, waveId: string): Promise<Shared> {
    const wave = await tx.get(WaveRepository).find(waveId);
    if (wave === null) throw surveyProblems.waveNotFound();
    if (!(await tx.get(WaveRepository).hasAllAnswers(waveId))) throw sharingProblems.notComplete();
    const responses = tx.get(ResponseRepository);
    const file = await fileOf(tx, wave, await responses.fingerprint(waveId));
    const { rules } = await tx.get(SharingRulesRepository).revision(file);
    const definition = await tx.get(WaveRepository).definitionOfAnswers(wave);
    const plan = sharedPlan(definition, rules, await parksOfWave(tx, this.directory, waveId));
    const weights = plan.hasWeights ? await this.weights.read(tx, waveId) : null;
    const sexCodes = await readSexCodes(tx, waveId);
    const counts = await countCombinations(tx, { wave, plan, rules, sexCodes, weights });
    const protection = counts.protection(plan);
    if (protection === null) throw sharingProblems.tooFewAnswers();
    const { records, enterprises } = thresholdsOf(rules, wave);
    const note = {
      en: `Protected by revision ${file.revision} of the rules for shared files: each combination of key variables occurs in at least ${records} answers, from at least ${enterprises} enterprises. Values in rarer combinations are protected (code -97, local suppression).`,
      zh: `按共享文件规则（修订${file.revision}）处理：关键变量的每种组合至少有${records}份答卷，来自至少${enterprises}家企业；更少见的组合中的值已作保密处理（编码 -97，局部抑制）。`,
    };
    const table = sharedTable({ plan, protection, weights: weights?.version ?? null, note });
    return { wave, table, file, ids: await shuffledIds(responses, waveId), weights, sexCodes };
  }

  private async *rows(actor: Actor, shared: Shared): AsyncGenerator<ReturnType<DataTable['valuesOf']>> {
    const withIds = (wanted: readonly string[]) =>
      this.database.read(actor, (tx) => tx.get(ResponseRepository).withIds(shared.wave.id, wanted));
    for await (const answers of answersInOrder(shared.ids, withIds))
      yield shared.table.valuesOf(
        answers.map(({ row }) => {
          // without it, a combination could be too rare
          if (row === null) throw new Error('Answers were deleted during the export');
          return { ...row, psu: null, weight: weightOf(row, shared), populations: null, aboveTarget: null };
        }),
      );
  }
}

/** What was shared before, or the rules that are in force. */
async function fileOf(tx: ReadTransaction, wave: Wave, fingerprint: string): Promise<SharedFile> {
  const before = await tx.get(SharingRulesRepository).shared(wave.id);
  if (before !== null) {
    if (before.fingerprint !== fingerprint) throw sharingProblems.answersChanged();
    return before;
  }
  const { questionnaireId, revision, origin } = await sharingRulesOf(tx, wave);
  if (origin === 'default') throw sharingProblems.rulesMissing();
  return { questionnaireId, revision, fingerprint, sharedAt: tx.now };
}
