import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { tableNamed } from '../../platform/storage/index.js';
import { roadmapEvents } from '../domain/events.js';
import { importHasErrors, importOutdated, importRowRefused } from '../domain/import/problems.js';
import { roadmapPermissions } from '../domain/policy.js';
import { ApplyChanges, type MadeImport } from './apply-changes.js';
import { CheckImport } from './check-import.js';
import { type ImportFile, readLines } from './import-file.js';

/** Imports all rows of a checked file, or none. */
@Injectable()
export class ImportActions {
  constructor(
    private readonly database: Database,
    private readonly check: CheckImport,
    private readonly changes: ApplyChanges,
  ) {}

  /** `basis`: of the check whose changes were reviewed; `isWording`: changed texts only correct the wording. */
  async execute(
    actor: Actor,
    file: ImportFile,
    { basis, isWording = false }: { readonly basis: string; readonly isWording?: boolean },
  ): Promise<MadeImport> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    const lines = await readLines(file);
    return this.database.write(actor, async (tx) => {
      const checked = await this.check.within(tx, lines, true);
      if (checked.errors.length > 0) throw importHasErrors(checked.errors.length);
      if (checked.basis !== basis) throw importOutdated();
      const made = await this.changes.within(tx, checked.changes, {
        ...{ fileName: tableNamed(file.bytes, file.name), constituencies: checked.constituencies, isWording },
        refused: ({ row }, problem) => importRowRefused(row, problem),
      });
      await tx.record({
        type: roadmapEvents.actionsImported,
        subject: made.id,
        payload: { opened: made.opened, changed: made.changed },
      });
      return made;
    });
  }
}
