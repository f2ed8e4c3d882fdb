import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Problem } from '../../kernel/problem.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { importHasErrors, importOutdated, importRowRefused } from '../domain/import/problems.js';
import type { CurrentAction, ImportedChange, ImportedContent } from '../domain/import/compare.js';
import { roadmapPermissions } from '../domain/policy.js';
import type { ActionImportRowEntity } from '../persistence/action-import.entity.js';
import { ActionImportRepository } from '../persistence/action-import.repository.js';
import { type CheckedImport, CheckImport } from './check-import.js';
import { EditAction } from './edit-action.js';
import { type ImportFile, readLines } from './import-file.js';
import { OpenAction } from './open-action.js';

export interface MadeImport {
  readonly id: string;
  readonly opened: number;
  readonly changed: number;
}

/** Imports all rows of a checked file, or none. */
@Injectable()
export class ImportActions {
  constructor(
    private readonly database: Database,
    private readonly check: CheckImport,
    private readonly open: OpenAction,
    private readonly edit: EditAction,
  ) {}

  /** `basis`: of the check whose changes were reviewed. */
  async execute(actor: Actor, file: ImportFile, basis: string): Promise<MadeImport> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    const lines = await readLines(file);
    return this.database.write(actor, async (tx) => {
      const checked = await this.check.within(tx, lines, true);
      if (checked.errors.length > 0) throw importHasErrors(checked.errors.length);
      if (checked.basis !== basis) throw importOutdated();
      const importId = newId();
      const rows: ActionImportRowEntity[] = [];
      for (const change of checked.changes) rows.push({ importId, ...(await this.apply(tx, change, checked)) });
      const opened = rows.filter(({ before }) => before === null).length;
      const made = { id: importId, opened, changed: rows.length - opened };
      const { workspaceId } = tx;
      const { personId } = actor;
      await tx.get(ActionImportRepository).insert(
        {
          ...{ ...made, workspaceId, fileName: file.name.slice(0, 200), personId },
          ...{ importedAt: tx.now, undoneAt: null, undoneById: null },
        },
        rows,
      );
      await tx.record({
        type: roadmapEvents.actionsImported,
        subject: importId,
        payload: { opened: made.opened, changed: made.changed },
      });
      return made;
    });
  }

  private async apply(
    tx: Transaction,
    { row, current, changes, title, reason }: ImportedChange,
    { constituencies }: Pick<CheckedImport, 'constituencies'>,
  ): Promise<Omit<ActionImportRowEntity, 'importId'>> {
    const { workspaceId } = tx;
    try {
      if (current === null) {
        const ownerId = changes.ownerOrganisationId ?? null;
        const owner = ownerId === null ? null : { constituency: constituencies.get(ownerId) ?? null };
        const { id, version } = await this.open.within(tx, { ...changes, title, owner });
        return { actionId: id, workspaceId, version, before: null };
      }
      const { id, version: baseVersion } = current;
      const { version } = await this.edit.within(tx, { actionId: id, baseVersion, changes, reason });
      return { actionId: id, workspaceId, version, before: earlier(current, changes) };
    } catch (error) {
      throw error instanceof Problem ? importRowRefused(row, error) : error;
    }
  }
}

/** The changed fields as they were. */
function earlier(current: CurrentAction, changes: ImportedContent): ImportedContent {
  const fields = Object.keys(changes) as (keyof ImportedContent)[];
  return Object.fromEntries(fields.map((field) => [field, current[field]]));
}
