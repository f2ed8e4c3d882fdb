import { Injectable } from '@nestjs/common';
import { Settings } from '../config/environment.js';
import { WakeUp } from '../events/wake-up.js';
import { Logger } from '../observability/logger.js';
import { JobRuns } from './job-runs.js';

/** What the bus needs beside the queue itself. */
@Injectable()
export class JobWiring {
  private readonly listeners: ((workspaceId: string, runId: string) => void)[] = [];
  /** False in a server whose jobs a separate worker runs. */
  runsJobs = true;

  constructor(
    readonly runs: JobRuns,
    readonly wakeUp: WakeUp,
    readonly logger: Logger,
    settings: Settings,
  ) {
    this.runsJobs = settings.WORKERS === 'inline';
    wakeUp.on((message) => {
      if (message.kind !== 'job-moved') return;
      for (const listener of this.listeners) listener(message.workspaceId!, message.id!);
    });
  }

  /** A run has moved on, in whichever process it runs. */
  onChange(listener: (workspaceId: string, runId: string) => void): void {
    this.listeners.push(listener);
  }
}
