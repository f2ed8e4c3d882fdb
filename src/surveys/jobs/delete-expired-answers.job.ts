import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../platform/jobs/index.js';
import { JobHandler } from '../../platform/jobs/index.js';
import { DeleteExpiredAnswers } from '../use-cases/delete-expired-answers.js';

/** Checks every hour whether answers have reached the deletion date that workers were promised. */
@Injectable()
export class DeleteExpiredAnswersJob extends JobHandler {
  readonly kind = 'surveys.delete-expired-answers';
  override readonly everySeconds = 3600;

  constructor(private readonly deleteExpiredAnswers: DeleteExpiredAnswers) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.deleteExpiredAnswers.execute(context.actor)) };
  }
}
