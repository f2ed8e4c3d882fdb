import { Module } from '@nestjs/common';
import { PermissionRegistry } from '../../platform/auth/index.js';
import { RoadmapModule } from '../../roadmap/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { DialogueModule } from '../dialogue/index.js';
import { IdentityModule } from '../identity/index.js';
import { IndicatorsModule } from '../indicators/index.js';
import { chainPermissions } from './domain/policy.js';
import { ActivityPage, NamesOfThings } from './http/activity-page.js';
import { ChainController } from './http/chain.controller.js';
import { ActivityQuery } from './queries/activity.query.js';
import { FindGaps } from './use-cases/find-gaps.js';
import { FindPlaceInLoop } from './use-cases/find-place-in-loop.js';
import { ListNeeds } from './use-cases/list-needs.js';
import { ShowOverview } from './use-cases/show-overview.js';

@Module({
  imports: [IdentityModule, DialogueModule, RoadmapModule, SurveysModule, IndicatorsModule],
  controllers: [ChainController],
  providers: [ShowOverview, FindPlaceInLoop, FindGaps, ListNeeds, ActivityQuery, ActivityPage, NamesOfThings],
})
export class ChainModule {
  constructor(permissions: PermissionRegistry) {
    permissions.add(chainPermissions);
  }
}
