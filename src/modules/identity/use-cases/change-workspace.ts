import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { identityEvents } from '../domain/events.js';
import { identityPermissions } from '../domain/policy.js';
import { workspaceProblems } from '../domain/problems.js';
import { isIatiIdentifier, isTimeZone } from '../domain/workspace.js';
import type { WorkspaceChanges, WorkspaceState } from '../domain/workspace.js';
import { WorkspaceRepository } from '../persistence/workspace.repository.js';

@Injectable()
export class ChangeWorkspace {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, baseVersion: number, changes: WorkspaceChanges): Promise<WorkspaceState> {
    demand(actor, identityPermissions, 'identity.workspace.edit');
    return this.database.write(actor, async (tx) => {
      const workspaces = tx.get(WorkspaceRepository);
      const current = await workspaces.hereForChange();
      if (current === undefined) throw workspaceProblems.workspaceNotFound();
      const merge = mergeFields<WorkspaceState>({ current, ...current, baseVersion, changes });
      if (merge.conflicts.length > 0) throw workspaceProblems.editConflict(merge.conflicts, current.version);
      const { version, fieldVersions } = merge;
      if (version === current.version) return current;
      if (merge.changed.timeZone !== undefined && !isTimeZone(merge.changed.timeZone)) {
        throw workspaceProblems.unknownTimeZone();
      }
      const { iatiIdentifier } = merge.changed;
      if (typeof iatiIdentifier === 'string' && !isIatiIdentifier(iatiIdentifier)) {
        throw workspaceProblems.noIatiIdentifier();
      }
      await workspaces.change(merge.changed, version, fieldVersions);
      const fields = Object.keys(merge.changed);
      await tx.record({ type: identityEvents.workspaceChanged, subject: current.id, payload: { fields } });
      return { ...current, ...merge.changed, version, fieldVersions };
    });
  }
}
