import { Inject, Injectable } from '@nestjs/common';
import { NotifyListener } from '../events/notify-listener.js';
import { Logger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { JobRuns } from './job-runs.js';

/** Whether this process runs jobs: a worker always does, a server unless `WORKERS` is `off`. */
export const runsJobs = Symbol('runsJobs');

/** What the job bus needs in addition to the queue. */
@Injectable()
export class JobWiring {
  private readonly listeners: ((workspaceId: string, runId: string) => void)[] = [];

  constructor(
    readonly runs: JobRuns,
    readonly listener: NotifyListener,
    readonly logger: Logger,
    readonly metrics: Metrics,
    @Inject(runsJobs) readonly runsJobs: boolean,
  ) {
    listener.on((message) => {
      if (message.kind !== 'job-moved') return;
      for (const listener of this.listeners) listener(message.workspaceId!, message.id!);
    });
  }

  /** Calls the listener when a run changes, in whichever process it runs. */
  onChange(listener: (workspaceId: string, runId: string) => void): void {
    this.listeners.push(listener);
  }
}
