import { type EntityManager, In, Not } from 'typeorm';
import type { FieldVersions } from '../../kernel/merge.js';
import { mapConstraint } from '../../platform/database/index.js';
import { normalPlan, type Plan } from '../domain/plan.js';
import { findingInUse } from '../domain/problems-of-register.js';
import { FindingEntity, PlanEntity, PlanTargetEntity } from './plan.entity.js';

export interface PlanState extends Plan {
  readonly id: string;
  readonly workspaceId: string;
  /** Set if the entry quotes a published text. */
  readonly basis: string | null;
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

/** Entries of the register with their targets and findings. */
export class PlanRepository {
  constructor(private readonly em: EntityManager) {}

  async lock(id: string): Promise<PlanState | null> {
    await this.em.query('SELECT FROM roadmap_plan WHERE id = $1 FOR UPDATE', [id]);
    const plan = await this.em.findOneBy(PlanEntity, { id });
    if (plan === null) return null;
    const targets = await this.em.find(PlanTargetEntity, { where: { planId: id }, order: { dueOn: 'ASC', id: 'ASC' } });
    const findings = await this.em.find(FindingEntity, { where: { studyId: id }, order: { place: 'ASC' } });
    return normalPlan({ ...plan, targets, findings });
  }

  /** The kinds of the entries that exist, by id. */
  async kinds(ids: readonly string[]): Promise<ReadonlyMap<string, Plan['kind']>> {
    const found = await this.em.find(PlanEntity, { select: { id: true, kind: true }, where: { id: In([...ids]) } });
    return new Map(found.map(({ id, kind }) => [id, kind]));
  }

  /** Whether actions belong to the entry or targets are measured by it. */
  async isReferredTo(id: string): Promise<boolean> {
    const found: unknown[] = await this.em.query(
      `SELECT FROM roadmap_action WHERE plan_id = $1
       UNION ALL SELECT FROM roadmap_plan_target WHERE instrument_id = $1 LIMIT 1`,
      [id],
    );
    return found.length > 0;
  }

  /** Those of the ids that are findings. */
  async findings(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.em.find(FindingEntity, { select: { id: true }, where: { id: In([...ids]) } });
    return new Set(found.map(({ id }) => id));
  }

  async insert({ targets, findings, ...plan }: PlanState, createdAt: Date): Promise<void> {
    await this.em.insert(PlanEntity, { ...plan, tags: [...plan.tags], createdAt });
    await this.putTargets(plan, targets);
    await this.putFindings(plan, findings);
  }

  async update(plan: PlanState, changes: Partial<PlanState>): Promise<void> {
    const { targets, findings, tags, ...rest } = changes;
    await this.em.update(PlanEntity, { id: plan.id }, { ...rest, ...(tags && { tags: [...tags] }) });
    if (targets) await this.putTargets({ ...plan, ...rest }, targets);
    if (findings) await this.putFindings(plan, findings);
  }

  private async putTargets(plan: PlanKey & Pick<PlanState, 'basis'>, targets: Plan['targets']): Promise<void> {
    await this.em.delete(PlanTargetEntity, { planId: plan.id, id: Not(In(targets.map(({ id }) => id))) });
    const { id: planId, workspaceId, basis } = plan;
    await this.em.save(
      PlanTargetEntity,
      targets.map((target) => ({ ...target, planId, workspaceId, basis })),
    );
  }

  private async putFindings({ id, workspaceId }: PlanKey, findings: Plan['findings']): Promise<void> {
    try {
      await this.em.delete(FindingEntity, { studyId: id, id: Not(In(findings.map((one) => one.id))) });
    } catch (error) {
      mapConstraint(error, { fk_roadmap_action_finding_finding: findingInUse });
    }
    await this.em.save(
      FindingEntity,
      findings.map((finding, place) => ({ ...finding, place, studyId: id, workspaceId })),
    );
  }
}

type PlanKey = Pick<PlanState, 'id' | 'workspaceId'>;
