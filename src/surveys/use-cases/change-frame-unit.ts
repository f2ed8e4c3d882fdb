import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { mergeFields } from '../../kernel/merge.js';
import { Database } from '../../platform/database/index.js';
import { surveyEvents } from '../domain/events.js';
import type { FrameUnit } from '../domain/frame.js';
import { surveysPermissions } from '../domain/policy.js';
import { surveyProblems } from '../domain/problems.js';
import { FrameRepository } from '../persistence/frame.repository.js';
import { noteAct } from './second-person.js';

export type FrameUnitChanges = Partial<Pick<FrameUnit, 'headcount' | 'women' | 'men' | 'certainty' | 'sizeClass'>>;

/** Corrects the register figures of an enterprise. Waves that were drafted before keep their copies. */
@Injectable()
export class ChangeFrameUnit {
  constructor(private readonly database: Database) {}

  execute(
    actor: Actor,
    id: string,
    edit: { readonly baseVersion: number; readonly changes: FrameUnitChanges },
  ): Promise<number> {
    return this.database.write(actor, async (tx) => {
      demand(actor, surveysPermissions, 'surveys.frame.edit');
      const frame = tx.get(FrameRepository);
      const unit = await frame.find(id);
      if (unit === null) throw surveyProblems.unitNotFound();
      const merged = mergeFields<FrameUnitChanges>({
        current: unit,
        version: unit.version,
        fieldVersions: unit.fieldVersions,
        ...edit,
      });
      if (merged.conflicts.length > 0) throw surveyProblems.edited(merged.conflicts, unit.version);
      const next = { ...unit, ...merged.changed };
      if (next.women + next.men > next.headcount) throw surveyProblems.headcounts();
      if (merged.version === unit.version) return unit.version;
      await frame.change(id, { ...merged.changed, version: merged.version, fieldVersions: merged.fieldVersions });
      if (next.headcount !== unit.headcount) await noteAct(tx, null, 'headcounts');
      const payload = { unitId: id, fields: Object.keys(merged.changed) };
      await tx.record({ type: surveyEvents.frameUnitChanged, subject: id, payload });
      return merged.version;
    });
  }
}
