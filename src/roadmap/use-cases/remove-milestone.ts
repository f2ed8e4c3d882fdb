import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { mayEditMilestones, roadmapPermissions } from '../domain/policy.js';
import { actionNotFound, notYourAction } from '../domain/problems.js';
import { milestoneNotFound } from '../domain/problems-of-schedule.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { OwningGroups } from './owning-groups.js';

export interface RemoveMilestoneInput {
  readonly actionId: string;
  readonly milestoneId: string;
  readonly baseVersion: number;
}

@Injectable()
export class RemoveMilestone {
  constructor(
    private readonly database: Database,
    private readonly groups: OwningGroups,
  ) {}

  async execute(actor: Actor, { actionId, milestoneId, baseVersion }: RemoveMilestoneInput): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.milestone.edit');
    await this.database.write(actor, async (tx) => {
      const action = await tx.get(ActionRepository).lock(actionId);
      if (!action) throw actionNotFound();
      if (!mayEditMilestones(actor, await this.groups.of(tx, action))) throw notYourAction();
      const milestones = tx.get(ScheduleRepository);
      const current = await milestones.milestone(actionId, milestoneId);
      if (!current) throw milestoneNotFound();
      demandVersion('roadmap.milestone.changed', current.version, baseVersion);
      await milestones.removeMilestone(milestoneId);
      await tx.record({
        type: roadmapEvents.milestoneRemoved,
        subject: actionId,
        payload: { number: action.number, milestoneId },
      });
    });
  }
}
