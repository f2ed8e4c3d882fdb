import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { mergeFields } from '../../kernel/merge.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { normalPlan, type Plan, planProblem } from '../domain/plan.js';
import { roadmapPermissions } from '../domain/policy.js';
import { kindInUse, planConflict, planNotFound } from '../domain/problems-of-register.js';
import { PlanRepository } from '../persistence/plan.repository.js';
import { completeParts, type StatedPlan, verifyPlan } from './register-plan.js';

export interface EditPlanInput {
  readonly planId: string;
  readonly baseVersion: number;
  readonly changes: StatedPlan;
}

/** Edits or retires an entry of the register. Edits of different fields are merged; edits of the same field conflict. */
@Injectable()
export class EditPlan {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, { planId, baseVersion, changes }: EditPlanInput): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.register.edit');
    await this.database.write(actor, async (tx) => {
      const plans = tx.get(PlanRepository);
      const current = await plans.lock(planId);
      if (!current) throw planNotFound();
      const { version, fieldVersions } = current;
      const known = [...current.targets, ...current.findings].map(({ id }) => id);
      const asked = normalPlan(completeParts(changes, known));
      const merged = mergeFields<Plan>({ current, version, fieldVersions, baseVersion, changes: asked });
      if (merged.conflicts.length > 0) throw planConflict(merged.conflicts, version);
      if (merged.version === version) return;
      const wrong = planProblem({ ...current, ...merged.changed });
      if (wrong) throw wrong;
      await verifyPlan(tx, this.directory, { ...merged.changed, id: planId });
      const { kind = current.kind } = merged.changed;
      if (kind !== current.kind && [kind, current.kind].includes('study') && (await plans.isReferredTo(planId)))
        throw kindInUse();
      const fields = Object.keys(merged.changed);
      // a changed entry no longer quotes the published text
      const own = fields.some((field) => field !== 'retired' && field !== 'tags');
      await plans.update(current, {
        ...{ ...merged.changed, version: merged.version, fieldVersions: merged.fieldVersions },
        ...(own && { basis: null }),
      });
      await tx.record({
        type: roadmapEvents.planEdited,
        subject: planId,
        payload: { kind: current.kind, fields, version: merged.version },
      });
    });
  }
}
