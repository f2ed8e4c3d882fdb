import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { DecidePairRequest } from '../use-cases/decide-pair-request.js';

/** Every minute, in each workspace, lets roles that have waited for a day take effect. */
@Injectable()
export class ApplyPairRequestsJob extends JobHandler {
  readonly kind = 'identity.apply-pair-requests';
  override readonly everySeconds = 60;

  constructor(private readonly requests: DecidePairRequest) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { applied: await this.requests.applyDue(context.actor) };
  }
}
