import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { PublishDueReleases } from '../use-cases/releases/publish-due-releases.js';

/** Every 15 seconds, in each workspace, publishes the approved releases whose announced time has come. */
@Injectable()
export class PublishDueReleasesJob extends JobHandler {
  readonly kind = 'indicators.publish-due-releases';
  override readonly everySeconds = 15;

  constructor(private readonly releases: PublishDueReleases) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.releases.execute(context.actor)) };
  }
}
