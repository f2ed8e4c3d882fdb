import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { mergeFields } from '../../kernel/merge.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { isWritable, normalizeBoth, saysSomething } from '../domain/text.js';
import type { ObjectiveEntity } from '../persistence/objective.entity.js';
import { RegisterRepository } from '../persistence/register.repository.js';

export interface ObjectiveContent {
  readonly title: LocalizedText;
  readonly description: LocalizedText;
}

export interface EditObjectiveInput {
  readonly objectiveId: string;
  readonly baseVersion: number;
  readonly changes: Partial<ObjectiveContent>;
}

@Injectable()
export class EditObjective {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, input: EditObjectiveInput): Promise<ObjectiveEntity> {
    demand(actor, roadmapPermissions, 'roadmap.register.edit');
    const asked = checked(input.changes);
    return this.database.write(actor, async (tx) => {
      const register = tx.get(RegisterRepository);
      const current = await register.lockObjective(input.objectiveId);
      if (!current) throw problems.objectiveNotFound();
      const { title, description, version, fieldVersions } = current;
      const merged = mergeFields<ObjectiveContent>({
        current: { title, description },
        version,
        fieldVersions,
        baseVersion: input.baseVersion,
        changes: asked,
      });
      if (merged.conflicts.length > 0) throw problems.fieldsConflict(merged.conflicts, version);
      if (merged.version === version) return current;
      const changes = { ...merged.changed, version: merged.version, fieldVersions: merged.fieldVersions };
      await register.updateObjective(current.id, changes);
      await tx.record({
        type: roadmapEvents.objectiveEdited,
        subject: current.id,
        payload: { fields: Object.keys(merged.changed), version: merged.version },
      });
      return { ...current, ...changes };
    });
  }
}

function checked(changes: Partial<ObjectiveContent>): Partial<ObjectiveContent> {
  const texts = Object.entries(changes).filter(([, text]) => text !== undefined);
  const tidy = Object.fromEntries(texts.map(([field, text]) => [field, normalizeBoth(text)]));
  for (const [field, text] of Object.entries(tidy))
    if (![text.en, text.zh].every(isWritable)) throw problems.textUnwritable(`/${field}`);
  if (tidy['title'] && !saysSomething(tidy['title'])) throw problems.textMissing('/title');
  return tidy;
}
