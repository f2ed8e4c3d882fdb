import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { Database, type ReadTransaction } from '../../platform/database/index.js';
import { roadmapEvents } from '../domain/events.js';
import { emptyPlan, type Finding, normalPlan, type Plan, planProblem, type PlanTarget } from '../domain/plan.js';
import { roadmapPermissions } from '../domain/policy.js';
import { instrumentUnknown } from '../domain/problems-of-register.js';
import { placeUnknown } from '../domain/problems.js';
import { PlanRepository } from '../persistence/plan.repository.js';

/** Targets and findings as entered: those without a known id are new. */
export interface StatedPlan extends Partial<Omit<Plan, 'targets' | 'findings'>> {
  readonly targets?: readonly (Pick<PlanTarget, 'title'> & Partial<PlanTarget>)[];
  readonly findings?: readonly (Omit<Finding, 'id'> & { readonly id?: string })[];
}

export type NewPlan = StatedPlan &
  Pick<Plan, 'kind' | 'title'> & {
    /** Set if the entry quotes a published text. */
    readonly basis?: string | null;
  };

/** Adds a plan, policy instrument or study to the register that actions refer to. */
@Injectable()
export class RegisterPlan {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  async execute(actor: Actor, { basis = null, kind, title, ...stated }: NewPlan): Promise<string> {
    demand(actor, roadmapPermissions, 'roadmap.register.edit');
    const plan: Plan = { ...emptyPlan, kind, ...normalPlan({ title, ...completeParts(stated, []) }) };
    const wrong = planProblem(plan);
    if (wrong) throw wrong;
    return this.database.write(actor, async (tx) => {
      await verifyPlan(tx, this.directory, plan);
      const id = newId();
      const { workspaceId, now } = tx;
      const state = { ...plan, id, workspaceId, basis, version: 1, fieldVersions: {} };
      await tx.get(PlanRepository).insert(state, now);
      await tx.record({
        type: roadmapEvents.planRegistered,
        subject: id,
        payload: { kind: plan.kind, targets: plan.targets.length, findings: plan.findings.length },
      });
      return id;
    });
  }
}

/** Gives an id to new targets and findings; `known`: the ids of those that the entry has. */
export function completeParts({ targets, findings, ...rest }: StatedPlan, known: readonly string[]): Partial<Plan> {
  const idOf = (id: string | undefined): string => (id !== undefined && known.includes(id) ? id : newId());
  const blank = {
    dueOn: null,
    duePrecision: 'day',
    value: null,
    unit: null,
    indicatorId: null,
    instrumentId: null,
  } as const;
  return {
    ...rest,
    ...(targets && { targets: targets.map((target) => ({ ...blank, ...target, id: idOf(target.id) })) }),
    ...(findings && { findings: findings.map((finding) => ({ ...finding, id: idOf(finding.id) })) }),
  };
}

/** Checks that the place exists in this workspace, and that other entries that are no studies measure the targets. */
export async function verifyPlan(
  tx: ReadTransaction,
  directory: DirectoryFacade,
  { id: own, placeId, targets = [] }: Partial<Plan> & { readonly id?: string },
): Promise<void> {
  if (placeId && !(await directory.place(tx, placeId))) throw placeUnknown();
  const ids = targets.flatMap(({ instrumentId }) => instrumentId ?? []);
  const kinds = await tx.get(PlanRepository).kinds(ids);
  if (ids.some((id) => id === own || [undefined, 'study'].includes(kinds.get(id)))) throw instrumentUnknown();
}
