import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { checkedMilestone, type MilestoneContent, mostMilestones } from '../domain/milestone.js';
import { mayEditMilestones, roadmapPermissions } from '../domain/policy.js';
import { actionNotFound, notYourAction } from '../domain/problems.js';
import { milestonesTooMany } from '../domain/problems-of-schedule.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { OwningGroups } from './owning-groups.js';
import { WorkspaceDay } from './workspace-day.js';

export interface AddMilestoneInput extends MilestoneContent {
  readonly actionId: string;
}

/** Adds a milestone or deliverable to an action. */
@Injectable()
export class AddMilestone {
  constructor(
    private readonly database: Database,
    private readonly day: WorkspaceDay,
    private readonly groups: OwningGroups,
  ) {}

  async execute(actor: Actor, { actionId, ...content }: AddMilestoneInput): Promise<string> {
    demand(actor, roadmapPermissions, 'roadmap.milestone.edit');
    return this.database.write(actor, async (tx) => {
      const action = await tx.get(ActionRepository).lock(actionId);
      if (!action) throw actionNotFound();
      if (!mayEditMilestones(actor, await this.groups.of(tx, action))) throw notYourAction();
      const checked = checkedMilestone(content, await this.day.today(tx));
      const milestones = tx.get(ScheduleRepository);
      if ((await milestones.milestoneCount(actionId)) >= mostMilestones) throw milestonesTooMany(mostMilestones);
      const id = newId();
      const { workspaceId } = tx;
      await milestones.insertMilestone({ ...checked, id, workspaceId, actionId, version: 1, createdAt: tx.now });
      await tx.record({
        type: roadmapEvents.milestoneAdded,
        subject: actionId,
        payload: { number: action.number, milestoneId: id, kind: checked.kind, dueOn: checked.dueOn },
      });
      return id;
    });
  }
}
