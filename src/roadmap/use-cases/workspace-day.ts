import { Injectable } from '@nestjs/common';
import { dayIn } from '../../kernel/day.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';

/** The current date in the time zone of the workspace, not of the server; it determines which actions are overdue. */
@Injectable()
export class WorkspaceDay {
  constructor(private readonly identity: IdentityFacade) {}

  /** ISO day. */
  async today(tx: ReadTransaction): Promise<string> {
    return dayIn(tx.now, await this.timeZone(tx));
  }

  async timeZone(tx: ReadTransaction): Promise<string> {
    return (await this.identity.workspace(tx))?.timeZone ?? 'UTC';
  }
}
