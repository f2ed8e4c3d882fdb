import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { checkedMilestone, type MilestoneContent } from '../domain/milestone.js';
import { mayEditMilestones, roadmapPermissions } from '../domain/policy.js';
import { actionNotFound, notYourAction } from '../domain/problems.js';
import { milestoneNotFound } from '../domain/problems-of-schedule.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { OwningGroups } from './owning-groups.js';
import { WorkspaceDay } from './workspace-day.js';

export interface EditMilestoneInput extends MilestoneContent {
  readonly actionId: string;
  readonly milestoneId: string;
  /** The version that is replaced. */
  readonly baseVersion: number;
}

/** Changes a milestone or deliverable, or records that it is done. */
@Injectable()
export class EditMilestone {
  constructor(
    private readonly database: Database,
    private readonly day: WorkspaceDay,
    private readonly groups: OwningGroups,
  ) {}

  async execute(actor: Actor, { actionId, milestoneId, baseVersion, ...content }: EditMilestoneInput): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.milestone.edit');
    await this.database.write(actor, async (tx) => {
      const action = await tx.get(ActionRepository).lock(actionId);
      if (!action) throw actionNotFound();
      if (!mayEditMilestones(actor, await this.groups.of(tx, action))) throw notYourAction();
      const milestones = tx.get(ScheduleRepository);
      const current = await milestones.milestone(actionId, milestoneId);
      if (!current) throw milestoneNotFound();
      demandVersion('roadmap.milestone.changed', current.version, baseVersion);
      const checked = checkedMilestone(content, await this.day.today(tx));
      await milestones.updateMilestone(milestoneId, { ...checked, version: current.version + 1 });
      await tx.record({
        type: roadmapEvents.milestoneEdited,
        subject: actionId,
        payload: {
          ...{ number: action.number, milestoneId, kind: checked.kind, doneOn: checked.doneOn },
          dueOn: { from: current.dueOn, to: checked.dueOn },
        },
      });
    });
  }
}
