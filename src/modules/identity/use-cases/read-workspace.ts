import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { type WorkspaceRecord, workspaceRecord } from '../queries/workspace.query.js';

@Injectable()
export class ReadWorkspace {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor): Promise<WorkspaceRecord> {
    demand(actor, identityPermissions, 'identity.workspace.read');
    const workspace = await this.database.read(actor, (tx) => workspaceRecord(tx));
    if (workspace === undefined) throw workspaceProblems.workspaceNotFound();
    return workspace;
  }
}
