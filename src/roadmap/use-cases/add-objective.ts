import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { isPolicyArea } from '../domain/policy-area.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { isWritable, normalizeBoth, saysSomething } from '../domain/text.js';
import type { ObjectiveEntity } from '../persistence/objective.entity.js';
import { RegisterRepository } from '../persistence/register.repository.js';

export interface AddObjectiveInput {
  readonly policyArea: number;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
}

/** Adds an objective under one of the nine policy areas. */
@Injectable()
export class AddObjective {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, input: AddObjectiveInput): Promise<ObjectiveEntity> {
    demand(actor, roadmapPermissions, 'roadmap.register.edit');
    const { policyArea } = input;
    if (!isPolicyArea(policyArea)) throw problems.policyAreaUnknown();
    const title = normalizeBoth(input.title);
    const description = normalizeBoth(input.description ?? { en: '', zh: '' });
    if (!saysSomething(title)) throw problems.textMissing('/title');
    if (![title.en, title.zh, description.en, description.zh].every(isWritable))
      throw problems.textUnwritable('/title');
    return this.database.write(actor, async (tx) => {
      const objective: ObjectiveEntity = {
        id: newId(),
        workspaceId: tx.workspaceId,
        policyArea,
        title,
        description,
        version: 1,
        fieldVersions: {},
        createdAt: tx.now,
      };
      await tx.get(RegisterRepository).insertObjective(objective);
      await tx.record({
        type: roadmapEvents.objectiveAdded,
        subject: objective.id,
        payload: { policyArea },
      });
      return objective;
    });
  }
}
