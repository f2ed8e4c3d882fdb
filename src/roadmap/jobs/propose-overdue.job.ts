import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../platform/jobs/index.js';
import { JobHandler } from '../../platform/jobs/index.js';
import { ProposeOverdueActions } from '../use-cases/propose-overdue-actions.js';

/** Once an hour, in each workspace, proposes overdue actions for the agenda of the next roundtable. */
@Injectable()
export class ProposeOverdueJob extends JobHandler {
  readonly kind = 'roadmap.propose-overdue';
  override readonly everySeconds = 3600;

  constructor(private readonly proposals: ProposeOverdueActions) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.proposals.execute(context.actor)) };
  }
}
