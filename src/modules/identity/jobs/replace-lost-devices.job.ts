import { Injectable } from '@nestjs/common';
import type { JobContext } from '../../../platform/jobs/index.js';
import { JobHandler } from '../../../platform/jobs/index.js';
import { Logger } from '../../../platform/observability/logger.js';
import { ReplaceLostDevices } from '../use-cases/replace-lost-devices.js';

/** Every minute, in each workspace, removes the devices whose replacement was requested a day ago and not stopped. */
@Injectable()
export class ReplaceLostDevicesJob extends JobHandler {
  readonly kind = 'identity.replace-lost-devices';
  override readonly everySeconds = 60;

  constructor(
    private readonly devices: ReplaceLostDevices,
    private readonly logger: Logger,
  ) {
    super();
  }

  async run(context: JobContext): Promise<Record<string, unknown>> {
    const accounts = await this.devices.applyDue(context.actor);
    const { workspaceId } = context.actor;
    for (const account of accounts)
      this.logger.security({ event: 'second-factor.replaced', outcome: 'done', account, workspaceId });
    return { replaced: accounts.length };
  }
}
