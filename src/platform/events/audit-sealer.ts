import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Logger } from '../observability/logger.js';
import { sealWorkspace, workspaceActors } from './audit-chain.js';
import { Poller } from './poller.js';

/** Seals committed events every two seconds; an advisory lock lets one process at a time seal a workspace. */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly poller = new Poller(
    () => this.seal(),
    2,
    (error) => this.logger.error('sealing', error),
  );

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.poller.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.poller.stop();
  }

  async seal(): Promise<void> {
    for (const actor of await workspaceActors(this.database)) while (await this.database.write(actor, sealWorkspace));
  }
}
