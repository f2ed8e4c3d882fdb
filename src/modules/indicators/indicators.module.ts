import { Module } from '@nestjs/common';
import { RoadmapModule } from '../../roadmap/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { PermissionRegistry } from '../../platform/auth/index.js';
import { SubscriberRegistry } from '../../platform/events/index.js';
import { DialogueModule } from '../dialogue/index.js';
import { DirectoryModule } from '../directory/index.js';
import { IdentityModule } from '../identity/index.js';
import { LiveModule } from '../live/index.js';
import { indicatorsPermissions } from './domain/policy.js';
import { ReadCounts } from './use-cases/institutional/read-counts.js';
import { ReadDefinitions } from './use-cases/definitions/read-definitions.js';
import { DefinitionsController } from './http/definitions/definitions.controller.js';
import { FigureFilesController } from './http/publication/figure-files.controller.js';
import { ReadFigures } from './use-cases/publication/read-figures.js';
import { ReadIndicators } from './use-cases/publication/read-indicators.js';
import { IndicatorsController } from './http/publication/indicators.controller.js';
import { ReferenceValuesController } from './http/references/reference-values.controller.js';
import { ReleasesController } from './http/releases/releases.controller.js';
import { RunsController } from './http/runs/runs.controller.js';
import { WeightSetsController } from './http/weighting/weight-sets.controller.js';
import { IndicatorsFacade } from './indicators.facade.js';
import { DeleteReadAnswersWhenAnswersDeleted } from './subscribers/delete-read-answers-when-answers-deleted.js';
import { ProposeAgendaItemWhenIndicatorMoved } from './subscribers/propose-agenda-item-when-indicator-moved.js';
import { CheckDefinition } from './use-cases/definitions/check-definition.js';
import { CountInstitutions } from './use-cases/institutional/count-institutions.js';
import { GatherFacts } from './use-cases/institutional/gather-facts.js';
import { DefineIndicator } from './use-cases/definitions/define-indicator.js';
import { ReadVocabulary } from './use-cases/definitions/read-vocabulary.js';
import { ReviseDefinition } from './use-cases/definitions/revise-definition.js';
import { ReadReferenceValues } from './use-cases/references/read-reference-values.js';
import { RemoveReferenceValue } from './use-cases/references/remove-reference-value.js';
import { SetReferenceValue } from './use-cases/references/set-reference-value.js';
import { ReleasesModule } from './releases.module.js';
import { RunsModule } from './runs.module.js';

/** Catalogue, runs, and the gate through which figures from answers leave. */
@Module({
  imports: [
    ReleasesModule,
    RunsModule,
    SurveysModule,
    RoadmapModule,
    LiveModule,
    DialogueModule,
    DirectoryModule,
    IdentityModule,
  ],
  // before the addresses of single indicators, which would match these paths as ids
  controllers: [
    WeightSetsController,
    DefinitionsController,
    FigureFilesController,
    ReferenceValuesController,
    RunsController,
    ReleasesController,
    IndicatorsController,
  ],
  providers: [
    GatherFacts,
    CountInstitutions,
    ReadCounts,
    ReadVocabulary,
    CheckDefinition,
    DefineIndicator,
    ReviseDefinition,
    ReadDefinitions,
    ReadIndicators,
    ReadFigures,
    ReadReferenceValues,
    SetReferenceValue,
    RemoveReferenceValue,
    IndicatorsFacade,
    ProposeAgendaItemWhenIndicatorMoved,
    DeleteReadAnswersWhenAnswersDeleted,
  ],
  exports: [IndicatorsFacade],
})
export class IndicatorsModule {
  constructor(
    permissions: PermissionRegistry,
    subscribers: SubscriberRegistry,
    propose: ProposeAgendaItemWhenIndicatorMoved,
    forget: DeleteReadAnswersWhenAnswersDeleted,
  ) {
    permissions.add(indicatorsPermissions);
    subscribers.add(propose);
    subscribers.add(forget);
  }
}
