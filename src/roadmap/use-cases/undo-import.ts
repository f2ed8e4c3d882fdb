import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { inLanguage, localized } from '../../kernel/localized-text.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { importAlreadyUndone, importInUse, importNotFound } from '../domain/import/problems.js';
import { roadmapPermissions } from '../domain/policy.js';
import { ActionImportRepository } from '../persistence/action-import.repository.js';
import { EditAction } from './edit-action.js';

const undoReason = localized('A change of several actions was undone.', '撤销了一次批量修改。');

/**
 * Undoes an import or a change of several actions: removes the actions that it created and restores those that it
 * changed, or does nothing.
 */
@Injectable()
export class UndoImport {
  constructor(
    private readonly database: Database,
    private readonly edit: EditAction,
  ) {}

  async execute(actor: Actor, importId: string): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.action.import');
    await this.database.write(actor, async (tx) => {
      const imports = tx.get(ActionImportRepository);
      const made = await imports.lock(importId);
      if (!made) throw importNotFound();
      if (made.undoneAt !== null) throw importAlreadyUndone();
      const changed = await imports.changedSince(importId);
      if (changed.length > 0) throw importInUse(changed);
      const reason = inLanguage(undoReason, actor.language);
      const restored = (await imports.rows(importId)).flatMap(({ actionId, version, before, statusBefore }) =>
        before === null
          ? []
          : [
              {
                ...{ actionId, baseVersion: version, changes: before, reason, restores: { status: statusBefore } },
                // a confirmation that counts after the import counted through it
                isWording: true,
              },
            ],
      );
      await this.edit.allWithin(tx, restored, (_, problem) => problem);
      await imports.removeOpened(importId);
      await imports.markUndone(importId, tx.now, actor.personId);
      await tx.record({
        type: roadmapEvents.importUndone,
        subject: importId,
        payload: { removed: made.opened, restored: made.changed },
      });
    });
  }
}
