import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../platform/jobs/index.js';
import { JobHandler } from '../../platform/jobs/index.js';
import { MixInbox } from '../use-cases/mix-inbox.js';

/** Looks every half minute whether enough answers wait to hide each other, or a day has ended. */
@Injectable()
export class MixInboxJob extends JobHandler {
  readonly kind = 'surveys.mix-inbox';
  override readonly everySeconds = 30;

  constructor(private readonly mixInbox: MixInbox) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.mixInbox.due(context.actor)) };
  }
}
