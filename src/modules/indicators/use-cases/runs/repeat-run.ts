import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/index.js';
import { SurveysFacade } from '../../../../surveys/index.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { designOf, inputsThatDiffer, markOf } from '../../domain/runs/run.js';
import { RepetitionRepository } from '../../persistence/runs/repetition.repository.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import { WeightSetRepository } from '../../persistence/weighting/weight-set.repository.js';
import { ComputeFigures } from './compute-figures.js';
import type { Steps } from '../steps.js';

export const repetitionJob = 'indicators.repeat-run';

export interface Repeated {
  readonly same: boolean;
  readonly differs: readonly string[];
}

/** Computes a finished run again from all answers and stores the result with it; the run itself is never changed. */
@Injectable()
export class RepeatRun {
  constructor(
    private readonly database: Database,
    private readonly figures: ComputeFigures,
    private readonly surveys: SurveysFacade,
  ) {}

  start(actor: Actor, runId: string): Promise<{ readonly id: string; readonly jobId: string }> {
    demand(actor, indicatorsPermissions, 'indicators.run.start');
    return this.database.write(actor, async (tx) => {
      const run = await tx.get(RunRepository).find(runId);
      if (run === null) throw indicatorProblems.unknownRun();
      if (run.state !== 'done') throw indicatorProblems.runNotDone();
      if (run.inputs?.weightSet === undefined) throw indicatorProblems.notRepeatable();
      const wave = await this.surveys.wave(tx, run.waveId);
      const deletedOn = wave?.answersDeletedOn ?? wave?.healthDeletedOn ?? null;
      if (deletedOn !== null) throw indicatorProblems.answersDeleted(deletedOn);
      const id = newId(tx.now.getTime());
      const jobId = await tx.startJob(repetitionJob, { repetitionId: id });
      await tx.get(RepetitionRepository).add({
        id,
        workspaceId: tx.workspaceId,
        runId,
        jobRunId: jobId,
        requestedBy: actor.personId,
        createdAt: tx.now,
        finishedAt: null,
        outputHash: null,
        inputs: null,
      });
      return { id, jobId };
    });
  }

  async execute(actor: Actor, repetitionId: string, steps: Steps): Promise<Repeated> {
    demand(actor, indicatorsPermissions, 'indicators.run.start');
    const { run, computed } = await this.database.read(actor, async (tx) => {
      const repetition = await tx.get(RepetitionRepository).find(repetitionId);
      const found = repetition === null ? null : await tx.get(RunRepository).find(repetition.runId);
      if (found === null) throw indicatorProblems.unknownRun();
      const frozen = found.inputs?.weightSet;
      const weights = frozen === undefined ? null : await tx.get(WeightSetRepository).find(frozen.id);
      if (weights === null) throw indicatorProblems.notRepeatable();
      const { earlierRuns } = found.inputs!;
      const asked = {
        earlierRuns,
        mark: markOf(found.inputs!),
        isRepetition: true,
        weights,
        design: designOf(found.inputs!),
      };
      return { run: found, computed: await this.figures.execute(tx, found, { asked, steps }) };
    });
    await steps.throwIfCancelled();
    const { outputHash, inputs } = computed;
    await this.database.write(actor, (tx) =>
      tx.get(RepetitionRepository).finish(repetitionId, { outputHash, inputs, finishedAt: tx.now }),
    );
    return { same: outputHash === run.outputHash, differs: inputsThatDiffer(run.inputs!, inputs) };
  }
}
