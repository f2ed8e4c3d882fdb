import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import type { WorkspaceState } from '../domain/workspace.js';

export type WorkspaceRecord = Omit<WorkspaceState, 'fieldVersions'>;

export async function workspaceRecord(tx: ReadTransaction): Promise<WorkspaceRecord | undefined> {
  const [workspace] = await tx.query<WorkspaceRecord>(
    `SELECT id, slug, name, kind, demonstration, basis_note AS "basisNote", time_zone AS "timeZone",
       constituency_terms AS "constituencyTerms", version FROM identity_workspace_here()`,
  );
  return workspace;
}

@Injectable()
export class WorkspaceQuery {
  constructor(private readonly database: Database) {}

  here(actor: Actor): Promise<WorkspaceRecord> {
    demand(actor, identityPermissions, 'identity.workspace.read');
    return this.database.read(actor, async (tx) => {
      const workspace = await workspaceRecord(tx);
      if (workspace === undefined) throw workspaceProblems.workspaceNotFound();
      return workspace;
    });
  }
}
