import { Module } from '@nestjs/common';
import { JobRegistry } from '../../platform/jobs/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { DirectoryModule } from '../directory/index.js';
import { WeightSetPages } from './http/weight-set-pages.js';
import { MakeWeightSetJob } from './jobs/make-weight-set.job.js';
import { MakeWeightSet } from './use-cases/make-weight-set.js';
import { StartWeightSet } from './use-cases/start-weight-set.js';

/** Versioned weights of a wave; the part of the context that runs stand on. */
@Module({
  imports: [SurveysModule, DirectoryModule],
  providers: [StartWeightSet, MakeWeightSet, WeightSetPages, MakeWeightSetJob],
  exports: [StartWeightSet, MakeWeightSet, WeightSetPages],
})
export class WeightSetsModule {
  constructor(jobs: JobRegistry, makeWeightSet: MakeWeightSetJob) {
    jobs.add(makeWeightSet);
  }
}
