import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { highsSolver } from '../../../methodology/numeric/highs-solver.js';
import { SurveysFacade, type AnswerRecord, type FrameRecord } from '../../../surveys/index.js';
import { Database, type ReadTransaction } from '../../../platform/database/index.js';
import { allDefinitions } from '../catalogue/definitions.js';
import { cellKey, everybody } from '../domain/cells.js';
import { RunComputation, type RunOutput } from '../domain/computation.js';
import { meaningOf } from '../domain/definition-content.js';
import { indicatorEvents } from '../domain/events.js';
import { headlineIndicators, movement } from '../domain/moved.js';
import { plansOf } from '../domain/plan.js';
import { indicatorsPermissions } from '../domain/policy.js';
import { indicatorProblems } from '../domain/problems.js';
import { reliabilityStandard } from '../domain/reliability.js';
import { methodVersion, type Run, type RunInputs, type UsedDefinition } from '../domain/run.js';
import type { WeightSet } from '../domain/weights/weight-set.js';
import { weightProblems } from '../domain/weights/problems.js';
import { weightingOf } from '../domain/weights/weighting.js';
import { RunRepository, type FinishedRun } from '../persistence/run.repository.js';
import { WeightSetRepository } from '../persistence/weight-set.repository.js';
import { MakeWeightSet } from './make-weight-set.js';
import type { Steps } from './steps.js';

const batchSize = 2000;

const notes = {
  reading: { en: 'Reading the answers', zh: '读取答卷' },
  protecting: { en: 'Estimating, and protecting small cells', zh: '估计并保护小单元格' },
  storing: { en: 'Storing the protected figures', zh: '保存已保护的数值' },
} as const;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export interface RunResult {
  readonly runId: string;
  readonly outputHash: string;
  readonly figures: number;
  readonly withheld: number;
}

interface Computed {
  readonly definitions: readonly UsedDefinition[];
  readonly output: RunOutput;
  readonly weights: WeightSet;
  readonly answerSetHash: string;
  readonly frameHash: string;
}

/**
 * Computes a run from one snapshot of the answers and writes it in one transaction: a killed worker leaves nothing half
 * written, and a run that is already done is left as it is.
 */
@Injectable()
export class ComputeRun {
  constructor(
    private readonly database: Database,
    private readonly surveys: SurveysFacade,
    private readonly makeWeightSet: MakeWeightSet,
  ) {}

  async execute(actor: Actor, runId: string, steps: Steps): Promise<RunResult> {
    demand(actor, indicatorsPermissions, 'indicators.run.start');
    const run = await this.database.read(actor, (tx) => tx.get(RunRepository).find(runId));
    if (run === null) throw indicatorProblems.unknownRun();
    if (run.state === 'done') return resultOf(run.id, run.outputHash!, []);
    const weights = await this.weightsOf(actor, run);
    const computed = await this.database.read(actor, (tx) => this.compute(tx, { run, weights }, steps));
    await steps.throwIfCancelled();
    await steps.progress(0.9, notes.storing);
    return this.store(actor, run, computed);
  }

  /** The set that was chosen, or the wave's current one. */
  private async weightsOf(actor: Actor, run: Run): Promise<WeightSet> {
    const { weightSetId } = run;
    if (weightSetId === null) return this.makeWeightSet.current(actor, run.waveId);
    const chosen = await this.database.read(actor, (tx) => tx.get(WeightSetRepository).find(weightSetId));
    if (chosen === null) throw weightProblems.unknownSet();
    return chosen;
  }

  private async compute(
    tx: ReadTransaction,
    { run, weights }: { readonly run: Run; readonly weights: WeightSet },
    steps: Steps,
  ): Promise<Computed> {
    const frame = await this.surveys.frame(tx, run.waveId);
    const all = await allDefinitions(tx);
    const definitions = all.filter(({ source, retired }) => source === 'survey' && !retired);
    const plans = plansOf(definitions, all);
    if (!(await this.makeWeightSet.fits(tx, weights))) throw weightProblems.outdated();
    const rows = await tx.get(WeightSetRepository).rows(weights.id);
    const computation = new RunComputation(plans, frame, run.settings, weightingOf(rows));
    const hash = createHash('sha256');
    const expected = frame.units.reduce((sum, unit) => sum + unit.responding, 0);
    await steps.progress(0.02, notes.reading);
    if (computation.needsPay) await this.eachBatch(tx, run.waveId, async (batch) => computation.collectPay(batch));
    computation.settleLowPay();
    let read = 0;
    await this.eachBatch(tx, run.waveId, async (batch) => {
      for (const answer of batch) hash.update(fingerprint(answer));
      computation.observe(batch);
      read += batch.length;
      await steps.progress(0.05 + 0.6 * Math.min(1, read / Math.max(1, expected)), notes.reading);
      await steps.throwIfCancelled();
    });
    await steps.progress(0.7, notes.protecting);
    const shown = await tx.get(RunRepository).shownBefore(run.waveId, run.id);
    const output = computation.finish(await highsSolver(), shown);
    if (output.answers === 0) throw indicatorProblems.noAnswers();
    const used = definitions.map((each) => ({
      id: each.id,
      version: each.version,
      hash: hashOf(meaningOf(each, all)),
    }));
    return {
      output,
      weights,
      definitions: used,
      answerSetHash: hash.digest('hex'),
      frameHash: hashOf(frameText(frame)),
    };
  }

  private async eachBatch(
    tx: ReadTransaction,
    waveId: string,
    work: (batch: readonly AnswerRecord[]) => Promise<void>,
  ): Promise<void> {
    let after: string | undefined;
    for (;;) {
      const batch = await this.surveys.answerBatches(tx, waveId, {
        limit: batchSize,
        ...(after !== undefined && { after }),
      });
      if (batch.length > 0) await work(batch);
      if (batch.length < batchSize) return;
      after = batch.at(-1)!.id;
    }
  }

  private store(actor: Actor, run: Run, computed: Computed): Promise<RunResult> {
    const { output } = computed;
    const done = new Map(output.indicators.map((indicator) => [indicator.id, indicator]));
    const indicators: FinishedRun['indicators'] = computed.definitions.map(
      ({ id }) => done.get(id) ?? { id, state: 'not-computed', nonResponse: null, cells: [] },
    );
    const inputs: RunInputs = {
      answers: output.answers,
      apart: output.apart,
      answerSetHash: computed.answerSetHash,
      frameHash: computed.frameHash,
      definitions: computed.definitions,
      catalogueHash: hashOf(JSON.stringify(computed.definitions)),
      weightSet: weightSetOf(computed.weights),
      methodVersion,
      reliabilityStandard,
      lowPay: output.lowPay,
    };
    // which version the weights are does not matter, what they are does
    const frozen = { ...inputs, weightSet: inputs.weightSet?.hash };
    const outputHash = hashOf(JSON.stringify({ settings: sorted(run.settings), inputs: frozen, indicators }));
    return this.database.write(actor, async (tx) => {
      const runs = tx.get(RunRepository);
      const current = await runs.findForChange(run.id);
      if (current?.state === 'done') return resultOf(run.id, current.outputHash!, []);
      const before = await runs.headlinesBefore(run.waveNumber);
      await runs.finish({ run, inputs, outputHash, indicators, now: tx.now });
      await tx.record({
        type: indicatorEvents.runFinished,
        subject: run.id,
        payload: { runId: run.id, waveId: run.waveId, outputHash },
      });
      for (const id of headlineIndicators) {
        const total = done.get(id)?.cells.find((cell) => cellKey(cell) === cellKey(everybody));
        const meaning = computed.definitions.find((each) => each.id === id)?.hash;
        const moved = movement(before.get(id, meaning), total);
        if (moved === null) continue;
        const payload = { indicatorId: id, runId: run.id, waveId: run.waveId, waveNumber: run.waveNumber, ...moved };
        await tx.record({ type: indicatorEvents.indicatorMoved, subject: run.id, payload });
      }
      return resultOf(run.id, outputHash, indicators);
    });
  }
}

function resultOf(runId: string, outputHash: string, indicators: FinishedRun['indicators']): RunResult {
  const cells = indicators.flatMap((indicator) => indicator.cells);
  return {
    runId,
    outputHash,
    figures: cells.filter((cell) => cell.figure !== null).length,
    withheld: cells.filter((cell) => cell.status === 'withheld').length,
  };
}

function weightSetOf({ id, number, hash }: WeightSet): RunInputs['weightSet'] {
  return { id, number, hash };
}

function sorted(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fingerprint(answer: AnswerRecord): string {
  const { id, parkId, stratum, psu, wayIn, disposition } = answer;
  return `${JSON.stringify([id, parkId, stratum, psu, wayIn, disposition, sorted(answer.answers)])}\n`;
}

function frameText(frame: FrameRecord): string {
  return JSON.stringify([
    frame.strata.map(({ stratum, certainty }) => [stratum, certainty]),
    frame.units.map(({ psu, stratum, parkId, sizeClass, headcount, responding }) => [
      psu,
      stratum,
      parkId,
      sizeClass,
      headcount,
      responding,
    ]),
  ]);
}
