import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Logger } from '../observability/logger.js';
import { isSignedBy, sealWorkspace, workspaceActors } from './audit-chain.js';
import { lastHashes } from './last-hashes.js';
import { Poller } from './poller.js';

/**
 * Seals committed events every two seconds; an advisory lock lets one process at a time seal a workspace. Writes the
 * signed last hashes to the security log at the start and each day, for `audit verify --against`.
 */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly poller = new Poller(
    () => this.seal(),
    2,
    (error) => this.logger.error('sealing', error),
  );

  private readonly exporter = new Poller(
    () => this.exportHashes(),
    24 * 3600,
    (error) => this.logger.error('export of hashes', error),
  );

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.poller.start();
    this.exporter.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.poller.stop(), this.exporter.stop()]);
  }

  async seal(): Promise<void> {
    for (const actor of await workspaceActors(this.database)) while (await this.database.write(actor, sealWorkspace));
  }

  /** A process with another key than the others would write signatures that no one can verify. */
  private async checkKey(): Promise<void> {
    for (const actor of await workspaceActors(this.database))
      if (!(await this.database.read(actor, (tx) => isSignedBy(tx, this.database.auditKey))))
        this.logger.error('The audit chain was signed with another key than that of AUDIT_KEY_FILE: put it back.');
  }

  private async exportHashes(): Promise<void> {
    await this.checkKey();
    for (const last of await lastHashes(this.database)) this.logger.security({ event: 'audit.last-hash', ...last });
  }
}
