import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import { sameFigures, withFigures } from '../domain/frame-file/compare.js';
import { frameFileProblems } from '../domain/problems-of-frame-files.js';
import { surveysPermissions } from '../domain/policy.js';
import { FrameRepository } from '../persistence/frame.repository.js';
import { noteAct } from './second-person.js';

/**
 * Undoes an import of the frame: takes the enterprises that it added out of the frame again, and restores the figures of
 * the others, or does nothing. Places stay in the directory, and waves that were drafted meanwhile keep their copies.
 */
@Injectable()
export class UndoFrameImport {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, importId: string): Promise<void> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.frame.edit');
      await noteAct(tx, null, 'headcounts');
      const frame = tx.get(FrameRepository);
      const units = new Map((await frame.known(tx.workspaceId, true)).map((unit) => [unit.id, unit]));
      const made = await frame.import(importId);
      if (made === null) throw frameFileProblems.notFound();
      if (made.undoneAt !== null) throw frameFileProblems.alreadyUndone();
      const later = made.rows.filter(({ id, after }) => !sameFigures(units.get(id)!, after));
      if (later.length > 0) throw frameFileProblems.changedSince(later.length);
      const restored = made.rows.map(({ id, before }) => {
        const unit = units.get(id)!;
        return withFigures(unit, before ?? { ...unit, takenOut: true });
      });
      await frame.saveAll(restored, tx.now);
      await frame.markUndone(importId, tx.now);
      const { added, changed, takenOut } = made;
      await tx.record({
        type: surveyEvents.frameImportUndone,
        subject: importId,
        payload: { added, changed, takenOut },
      });
    });
  }
}
