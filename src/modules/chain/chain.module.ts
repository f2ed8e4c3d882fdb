import { Module } from '@nestjs/common';
import { PermissionRegistry } from '../../platform/auth/index.js';
import { RoadmapModule } from '../../roadmap/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { DirectoryModule } from '../directory/index.js';
import { DialogueModule } from '../dialogue/index.js';
import { IdentityModule } from '../identity/index.js';
import { IndicatorsModule } from '../indicators/index.js';
import { LiveModule } from '../live/index.js';
import { chainPermissions } from './domain/policy.js';
import { ReadActivity, ActivityNames } from './use-cases/read-activity.js';
import { ChainController, GraphController } from './http/chain.controller.js';
import { MeetingRecordController } from './http/meeting-record.controller.js';
import { MeetingNames } from './use-cases/meeting-names.js';
import { ReadMeetingRecord } from './use-cases/read-meeting-record.js';
import { ReadGaps } from './use-cases/read-gaps.js';
import { ReadPlaceInLoop } from './use-cases/read-place-in-loop.js';
import { ReadGraph } from './use-cases/read-graph.js';
import { ReadNeeds } from './use-cases/read-needs.js';
import { ReadOverview } from './use-cases/read-overview.js';

@Module({
  imports: [
    DirectoryModule,
    IdentityModule,
    DialogueModule,
    LiveModule,
    RoadmapModule,
    SurveysModule,
    IndicatorsModule,
  ],
  controllers: [ChainController, GraphController, MeetingRecordController],
  providers: [
    ReadOverview,
    ReadPlaceInLoop,
    ReadGaps,
    ReadGraph,
    ReadNeeds,
    ReadActivity,
    ActivityNames,
    ReadMeetingRecord,
    MeetingNames,
  ],
})
export class ChainModule {
  constructor(permissions: PermissionRegistry) {
    permissions.add(chainPermissions);
  }
}
