import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { RepeatRun, repetitionJob } from '../use-cases/runs/repeat-run.js';

/** Can safely run again: it writes the same result into its own row. */
@Injectable()
export class RepeatRunJob extends JobHandler {
  readonly kind = repetitionJob;
  override readonly permission = 'indicators.run.start';

  constructor(private readonly repeatRun: RepeatRun) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.repeatRun.execute(context.actor, String(context.params['repetitionId']), context)) };
  }
}
