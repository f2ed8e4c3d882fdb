import { Module } from '@nestjs/common';
import { RoadmapModule } from '../../roadmap/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { PermissionRegistry } from '../../platform/auth/index.js';
import { SubscriberRegistry } from '../../platform/events/index.js';
import { JobRegistry } from '../../platform/jobs/index.js';
import { DialogueModule } from '../dialogue/index.js';
import { DirectoryModule } from '../directory/index.js';
import { LiveModule } from '../live/index.js';
import { indicatorsPermissions } from './domain/policy.js';
import { CountPages } from './http/count-pages.js';
import { IndicatorPages } from './http/indicator-pages.js';
import { IndicatorsController } from './http/indicators.controller.js';
import { WeightSetsController } from './http/weight-sets.controller.js';
import { IndicatorsFacade } from './indicators.facade.js';
import { ComputeRunJob } from './jobs/compute-run.job.js';
import { ProposeAgendaItemWhenIndicatorMoved } from './subscribers/propose-agenda-item-when-indicator-moved.js';
import { CountInstitutions } from './use-cases/count-institutions.js';
import { GatherFacts } from './use-cases/gather-facts.js';
import { ComputeRun } from './use-cases/compute-run.js';
import { StartRun } from './use-cases/start-run.js';
import { WeightSetsModule } from './weight-sets.module.js';

/** Catalogue, runs, and the gate through which figures from answers leave. */
@Module({
  imports: [WeightSetsModule, SurveysModule, RoadmapModule, LiveModule, DialogueModule, DirectoryModule],
  // before the route of one indicator, which would take `weights` for its id
  controllers: [WeightSetsController, IndicatorsController],
  providers: [
    StartRun,
    ComputeRun,
    GatherFacts,
    CountInstitutions,
    CountPages,
    IndicatorPages,
    IndicatorsFacade,
    ComputeRunJob,
    ProposeAgendaItemWhenIndicatorMoved,
  ],
  exports: [IndicatorsFacade],
})
export class IndicatorsModule {
  constructor(
    permissions: PermissionRegistry,
    jobs: JobRegistry,
    subscribers: SubscriberRegistry,
    computeRun: ComputeRunJob,
    propose: ProposeAgendaItemWhenIndicatorMoved,
  ) {
    permissions.add(indicatorsPermissions);
    jobs.add(computeRun);
    subscribers.add(propose);
  }
}
