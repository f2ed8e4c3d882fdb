import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Logger } from '../observability/logger.js';
import { sealWorkspace, workspaceActors } from './audit-chain.js';
import { Pump } from './pump.js';

/** Seals what was committed, a second or two behind the writers, one relay at a time for a workspace. */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly pump = new Pump(
    () => this.seal(),
    2,
    (error) => this.logger.error('sealing', error),
  );

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.pump.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pump.stop();
  }

  async seal(): Promise<void> {
    for (const actor of await workspaceActors(this.database)) while (await this.database.write(actor, sealWorkspace));
  }
}
