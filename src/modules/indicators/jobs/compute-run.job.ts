import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { ComputeRun } from '../use-cases/runs/compute-run.js';
import { runJob } from '../use-cases/runs/start-run.js';

/** Can safely run again: the run is written once, in one transaction. */
@Injectable()
export class ComputeRunJob extends JobHandler {
  readonly kind = runJob;
  override readonly permission = 'indicators.run.start';

  constructor(private readonly computeRun: ComputeRun) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.computeRun.execute(context.actor, String(context.params['runId']), context)) };
  }
}
