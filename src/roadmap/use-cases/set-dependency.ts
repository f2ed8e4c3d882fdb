import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { demandVersion } from '../../kernel/merge.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { daysTooEarly, startAllowedBy } from '../domain/action-dates.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionNotFound } from '../domain/problems.js';
import { cycleClosedBy, type Dependency } from '../domain/schedule.js';
import { dependencyCycle, predecessorUnknown, startsTooEarly } from '../domain/problems-of-schedule.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';

export interface SetDependencyInput extends Dependency {
  /** The version of the dependency that is replaced; 0 if there was none. */
  readonly baseVersion: number;
}

/** Records that an action depends on another; refused if actions would wait for each other, or if the dates contradict it. */
@Injectable()
export class SetDependency {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { baseVersion, ...asked }: SetDependencyInput): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.dependency.edit');
    await this.database.write(actor, async (tx) => {
      const [actions, network] = [tx.get(ActionRepository), tx.get(ScheduleRepository)];
      await network.lockNetwork(tx.workspaceId);
      const successor = await actions.find(asked.successorId);
      if (!successor) throw actionNotFound();
      const predecessor = await actions.find(asked.predecessorId);
      if (!predecessor) throw predecessorUnknown();
      const current = await network.dependency(asked.predecessorId, asked.successorId);
      demandVersion('roadmap.dependency.changed', current?.version ?? 0, baseVersion);
      await refuseCycle(tx, asked);
      if (daysTooEarly(predecessor, successor, asked) > 0)
        throw startsTooEarly('/lagDays', {
          predecessor: predecessor.number,
          allowed: startAllowedBy(predecessor, asked)!,
        });
      const { workspaceId } = tx;
      await network.putDependency({ id: current?.id ?? newId(), workspaceId, ...asked, version: baseVersion + 1 });
      await tx.record({
        type: roadmapEvents.dependencySet,
        subject: asked.successorId,
        payload: {
          ...{ number: successor.number, predecessorId: asked.predecessorId },
          ...{ kind: asked.kind, lagDays: asked.lagDays },
        },
      });
    });
  }
}

async function refuseCycle(tx: Transaction, asked: Dependency): Promise<void> {
  const cycle = cycleClosedBy(asked, await tx.get(ScheduleRepository).dependencies());
  if (cycle === null) return;
  const numbers = await tx.get(ActionRepository).numbers(cycle);
  throw dependencyCycle(cycle.map((id) => numbers.get(id)!));
}
