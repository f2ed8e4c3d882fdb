import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionNotFound } from '../domain/problems.js';
import { dependencyNotFound } from '../domain/problems-of-schedule.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';

export interface RemoveDependencyInput {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly baseVersion: number;
}

@Injectable()
export class RemoveDependency {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { predecessorId, successorId, baseVersion }: RemoveDependencyInput): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.dependency.edit');
    await this.database.write(actor, async (tx) => {
      const network = tx.get(ScheduleRepository);
      await network.lockNetwork(tx.workspaceId);
      const successor = await tx.get(ActionRepository).find(successorId);
      if (!successor) throw actionNotFound();
      const current = await network.dependency(predecessorId, successorId);
      if (!current) throw dependencyNotFound();
      demandVersion('roadmap.dependency.changed', current.version, baseVersion);
      await network.removeDependency(current.id);
      await tx.record({
        type: roadmapEvents.dependencyRemoved,
        subject: successorId,
        payload: { number: successor.number, predecessorId },
      });
    });
  }
}
