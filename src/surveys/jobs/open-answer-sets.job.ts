import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../platform/jobs/index.js';
import { JobHandler } from '../../platform/jobs/index.js';
import { OpenAnswerSets } from '../use-cases/open-answer-sets.js';

/** Checks every ten seconds whether enough answers of a group wait, or a wave no longer accepts answers. */
@Injectable()
export class OpenAnswerSetsJob extends JobHandler {
  readonly kind = 'surveys.open-answer-sets';
  override readonly everySeconds = 10;

  constructor(private readonly openAnswerSets: OpenAnswerSets) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.openAnswerSets.execute(context.actor)) };
  }
}
