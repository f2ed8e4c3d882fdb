import { type DynamicModule, Module } from '@nestjs/common';
import { ChainModule } from './modules/chain/index.js';
import { DialogueModule } from './modules/dialogue/index.js';
import { DirectoryModule } from './modules/directory/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { IndicatorsModule } from './modules/indicators/index.js';
import { LiveModule } from './modules/live/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { RoadmapModule } from './roadmap/index.js';
import { entities } from './schema.js';
import { SurveysModule } from './surveys/index.js';

/**
 * The root module, which lists the contexts. Routes are matched in this order: the one that thousands of phones use at
 * the same time comes first.
 */
@Module({
  imports: [
    SurveysModule,
    DirectoryModule,
    IdentityModule,
    DialogueModule,
    LiveModule,
    RoadmapModule,
    IndicatorsModule,
    ChainModule,
    NotificationsModule,
  ],
})
export class AppModule {
  static with(options: Omit<PlatformOptions, 'entities'>): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with({ ...options, entities })] };
  }
}
