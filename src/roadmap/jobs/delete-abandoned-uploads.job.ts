import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../platform/jobs/index.js';
import { JobHandler } from '../../platform/jobs/index.js';
import { EndUpload } from '../use-cases/end-upload.js';

/** Once an hour, in each workspace, deletes uploads of evidence that received nothing for a week. */
@Injectable()
export class DeleteAbandonedUploadsJob extends JobHandler {
  readonly kind = 'roadmap.delete-abandoned-uploads';
  override readonly everySeconds = 3600;

  constructor(private readonly uploads: EndUpload) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    return { ...(await this.uploads.deleteAbandoned(context.actor)) };
  }
}
