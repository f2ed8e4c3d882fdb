import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../platform/jobs/index.js';
import { JobHandler } from '../../platform/jobs/index.js';
import { ImportAnswers } from '../use-cases/import-answers.js';
import { importJob } from '../use-cases/start-import.js';

@Injectable()
export class ImportAnswersJob extends JobHandler {
  readonly kind = importJob;
  override readonly permission = 'surveys.answers.import';

  constructor(private readonly importAnswers: ImportAnswers) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.importAnswers.execute(context.actor, String(context.params['importId']), context)) };
  }
}
