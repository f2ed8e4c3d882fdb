import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database, type Transaction } from '../../../../platform/database/index.js';
import { SurveysFacade } from '../../../../surveys/index.js';
import { indicatorEvents } from '../../domain/events.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import type { Run } from '../../domain/runs/run.js';
import { weightProblems } from '../../domain/weighting/problems.js';
import type { WeightSet } from '../../domain/weighting/weight-set.js';
import { ReadAnswersRepository } from '../../persistence/runs/read-answers.repository.js';
import { PosterRepository } from '../../persistence/runs/poster.repository.js';
import { type FinishedRun, RunRepository } from '../../persistence/runs/run.repository.js';
import { WeightSetRepository } from '../../persistence/weighting/weight-set.repository.js';
import { ComputeFigures, type Computed } from './compute-figures.js';
import { MakeWeightSet } from '../weighting/make-weight-set.js';
import { demandSpecificationOfReleases } from './specification-of-releases.js';
import type { Steps } from '../steps.js';

const storing = { en: 'Saving protected figures', zh: '保存已保护的数值' };

export interface RunResult {
  readonly runId: string;
  readonly outputHash: string;
  readonly figures: number;
  readonly withheld: number;
}

/** Maximum number of attempts if another run on the same wave finishes meanwhile. */
const attempts = 3;

/**
 * Computes a run from one snapshot of the answers and writes it in one transaction: if the worker is killed, nothing
 * is written, and a run that is already done is not changed.
 */
@Injectable()
export class ComputeRun {
  constructor(
    private readonly database: Database,
    private readonly figures: ComputeFigures,
    private readonly makeWeightSet: MakeWeightSet,
    private readonly surveys: SurveysFacade,
  ) {}

  async execute(actor: Actor, runId: string, steps: Steps): Promise<RunResult> {
    demand(actor, indicatorsPermissions, 'indicators.run.start');
    for (let attempt = 1; ; attempt += 1) {
      const run = await this.database.read(actor, (tx) => tx.get(RunRepository).find(runId));
      if (run === null) throw indicatorProblems.unknownRun();
      if (run.state === 'done') return resultOf(run.id, run.outputHash!, []);
      const weights = await this.weightsOf(actor, run);
      const computed = await this.database.read(actor, async (tx) => {
        await demandSpecificationOfReleases(tx, weights);
        if (!(await this.makeWeightSet.fits(tx, weights))) {
          // answers may have arrived since the current weights of the wave were computed; then they are computed again
          if (run.weightSetId !== null || attempt === attempts) throw weightProblems.outdated();
          return null;
        }
        const runs = tx.get(RunRepository);
        const earlierRuns = (await runs.releasedOn(run.waveId)).map(({ id }) => id);
        // two errors of one figure would be two equations for what both suppress
        const design = (await runs.designOf(earlierRuns)) ?? 'two-stage';
        const asked = { earlierRuns, mark: (await runs.doneOn(run.waveId)) + 1, isRepetition: false, weights, design };
        return this.figures.execute(tx, run, { asked, steps });
      });
      await steps.throwIfCancelled();
      if (computed === null) continue;
      await steps.progress(0.9, storing);
      const result = await this.database.write(actor, async (tx) => {
        // also imports that were added after the run was started: the run may have read their rows
        await this.surveys.keepForFigures(tx, run.waveId);
        if (!(await this.surveys.finaliseReview(tx, run.waveId, computed.decisions))) return null;
        return store(tx, run, computed);
      });
      if (result !== null) return result;
      if (attempt === attempts) throw indicatorProblems.finishedMeanwhile();
    }
  }

  /** The chosen weight set, or the current one of the wave. */
  private async weightsOf(actor: Actor, { weightSetId, waveId }: Run): Promise<WeightSet> {
    if (weightSetId === null) return this.makeWeightSet.current(actor, waveId);
    const chosen = await this.database.read(actor, (tx) => tx.get(WeightSetRepository).find(weightSetId));
    if (chosen === null) throw weightProblems.unknownSet();
    return chosen;
  }
}

/** Returns null if another run on the wave finished meanwhile, because each marks the answers that it reads first. */
async function store(tx: Transaction, run: Run, computed: Computed): Promise<RunResult | null> {
  const { indicators, behind, posters, inputs, outputHash, work } = computed;
  const runs = tx.get(RunRepository);
  await runs.waitForTurn(run.waveId);
  const current = await runs.findForChange(run.id);
  if (current?.state === 'done') return resultOf(run.id, current.outputHash!, []);
  if ((await runs.doneOn(run.waveId)) + 1 !== inputs.mark) return null;
  await runs.finish({ run, inputs, outputHash, work, indicators, behind, now: tx.now });
  await tx.get(PosterRepository).add({ workspaceId: run.workspaceId, runId: run.id }, posters);
  await tx.get(ReadAnswersRepository).save(computed.readAnswers);
  await tx.record({
    type: indicatorEvents.runFinished,
    subject: run.id,
    payload: { runId: run.id, waveId: run.waveId, outputHash },
  });
  return resultOf(run.id, outputHash, indicators);
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
