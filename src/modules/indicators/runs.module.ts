import { Module } from '@nestjs/common';
import { JobRegistry } from '../../platform/jobs/index.js';
import { AnswersFacade } from '../../surveys/answers.js';
import { SurveysModule } from '../../surveys/index.js';
import { DirectoryModule } from '../directory/index.js';
import { ReadRuns } from './use-cases/runs/read-runs.js';
import { ReadWeightSets } from './use-cases/weighting/read-weight-sets.js';
import { ComputeRunJob } from './jobs/compute-run.job.js';
import { MakeWeightSetJob } from './jobs/make-weight-set.job.js';
import { RepeatRunJob } from './jobs/repeat-run.job.js';
import { ComputeFigures } from './use-cases/runs/compute-figures.js';
import { ComputeRun } from './use-cases/runs/compute-run.js';
import { MakeWeightSet } from './use-cases/weighting/make-weight-set.js';
import { ReadAnswers } from './use-cases/runs/read-answers.js';
import { RepeatRun } from './use-cases/runs/repeat-run.js';
import { StartRun } from './use-cases/runs/start-run.js';
import { StartWeightSet } from './use-cases/weighting/start-weight-set.js';

/** Runs and their weights: starting, computing, repeating and comparing. */
@Module({
  imports: [SurveysModule, DirectoryModule],
  providers: [
    StartWeightSet,
    MakeWeightSet,
    ReadWeightSets,
    MakeWeightSetJob,
    StartRun,
    ComputeRun,
    RepeatRun,
    ComputeFigures,
    ReadAnswers,
    ReadRuns,
    ComputeRunJob,
    RepeatRunJob,
  ],
  exports: [StartWeightSet, ReadWeightSets, StartRun, ComputeRun, RepeatRun, ReadRuns],
})
export class RunsModule {
  constructor(
    jobs: JobRegistry,
    computeRun: ComputeRunJob,
    repeatRun: RepeatRunJob,
    answers: AnswersFacade,
    weights: MakeWeightSet,
  ) {
    jobs.add(computeRun);
    jobs.add(repeatRun);
    answers.registerWeights(
      (tx, waveId) => weights.forFiles(tx, waveId),
      (tx, waveId) => weights.sourceForFiles(tx, waveId),
    );
  }
}
