import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { mergeFields } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { directoryEvents } from '../domain/events.js';
import { mayLieIn, wrongCodes } from '../domain/place.js';
import type { PlaceChanges, PlaceState } from '../domain/place.js';
import { directoryPermissions } from '../domain/policy.js';
import { directoryProblems } from '../domain/problems.js';
import { PlaceRepository } from '../persistence/place.repository.js';

export interface PlaceEdit {
  readonly id: string;
  readonly baseVersion: number;
  readonly changes: PlaceChanges;
}

@Injectable()
export class ChangePlace {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, edit: PlaceEdit): Promise<PlaceState> {
    demand(actor, directoryPermissions, 'directory.place.edit');
    return this.database.write(actor, async (tx) => {
      const places = tx.get(PlaceRepository);
      const current = await places.findForChange(edit.id);
      if (current === null) throw directoryProblems.placeNotFound();
      const merge = mergeFields<PlaceState>({ current, ...current, ...edit });
      if (merge.conflicts.length > 0) throw directoryProblems.editConflict(merge.conflicts, current.version);
      const next = { ...current, ...merge.changed, version: merge.version, fieldVersions: merge.fieldVersions };
      if (next.version === current.version) return current;
      await this.check(tx, next);
      const { version, fieldVersions } = merge;
      await places.change(edit.id, { ...merge.changed, version, fieldVersions });
      await tx.record({
        type: directoryEvents.placeChanged,
        subject: edit.id,
        payload: { fields: Object.keys(merge.changed) },
      });
      return next;
    });
  }

  private async check(tx: Transaction, place: PlaceState): Promise<void> {
    const wrong = wrongCodes(place);
    if (wrong.length > 0) throw directoryProblems.wrongCodes(wrong);
    const parent = place.parentId === null ? null : await tx.get(PlaceRepository).find(place.parentId);
    if (place.parentId !== null && parent === null) throw directoryProblems.placeNotFound();
    if (!mayLieIn(place.level, parent?.level ?? null)) throw directoryProblems.parentLevel();
  }
}
