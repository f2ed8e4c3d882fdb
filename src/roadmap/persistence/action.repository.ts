import type { EntityManager } from 'typeorm';
import { In, LessThan, Not } from 'typeorm';
import type { ActionState } from '../domain/action.js';
import { type BudgetLine, normalBudget } from '../domain/budget.js';
import { owedStatuses } from '../domain/status.js';
import { ActionConclusionEntity } from './action-conclusion.entity.js';
import { ActionEntity } from './action.entity.js';
import { AgendaProposalEntity } from './agenda-proposal.entity.js';
import { BaselineEntity } from './baseline.entity.js';
import { BudgetLineEntity } from './budget-line.entity.js';
import { CoOwnerEntity } from './co-owner.entity.js';
import { ActionFindingEntity } from './plan.entity.js';

/** Actions of one statement. */
const batch = 250;

export class ActionRepository {
  constructor(private readonly em: EntityManager) {}

  /** The first of the next numbers in the workspace. The counter's row is locked until commit, so that a rollback leaves no gap. */
  async nextNumbers(workspaceId: string, count: number): Promise<number> {
    const rows: { last_number: number }[] = await this.em.query(
      `INSERT INTO roadmap_counter AS counter (workspace_id, last_number) VALUES ($1, $2)
       ON CONFLICT (workspace_id) DO UPDATE SET last_number = counter.last_number + $2
       RETURNING last_number`,
      [workspaceId, count],
    );
    return rows[0]!.last_number - count + 1;
  }

  async find(id: string): Promise<ActionState | null> {
    const found = await this.em.findOneBy(ActionEntity, { id });
    return found && (await this.withLinks([found]))[0]!;
  }

  /** Numbers by id. */
  async numbers(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await this.em.find(ActionEntity, { select: { id: true, number: true }, where: { id: In([...ids]) } });
    return new Map(found.map(({ id, number }) => [id, number]));
  }

  /** Locks the action until commit, so that only one request at a time changes its status, claim and version. */
  async lock(id: string): Promise<ActionState | null> {
    await this.em.query('SELECT FROM roadmap_action WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  /** Locks several actions until commit, in an order in which two requests do not wait for each other. */
  async lockAll(ids: readonly string[]): Promise<ReadonlyMap<string, ActionState>> {
    await this.em.query('SELECT FROM roadmap_action WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
    const found = await this.withLinks(await this.em.findBy(ActionEntity, { id: In([...ids]) }));
    return new Map(found.map((action) => [action.id, action]));
  }

  /** Open actions whose due date is before a day (ISO), oldest first. */
  async dueBefore(day: string): Promise<ActionState[]> {
    const found = await this.em.find(ActionEntity, {
      where: { dueOn: LessThan(day), status: In([...owedStatuses]) },
      order: { dueOn: 'ASC', number: 'ASC' },
    });
    return this.withLinks(found);
  }

  /**
   * Returns false if the action was already proposed to this roundtable. The primary key decides, also between two
   * simultaneous proposals.
   */
  async markProposed(action: ActionState, roundtableId: string, at: Date): Promise<boolean> {
    const { workspaceId, id } = action;
    const result = await this.em
      .createQueryBuilder()
      .insert()
      .into(AgendaProposalEntity)
      .values({ workspaceId, actionId: id, roundtableId, proposedAt: at })
      .orIgnore()
      .returning('action_id')
      .execute();
    return (result.raw as unknown[]).length > 0;
  }

  /** Adds actions, with their dates as agreed. */
  async insertAll(actions: readonly ActionState[], at: Date): Promise<void> {
    for (let from = 0; from < actions.length; from += batch) {
      const some = actions.slice(from, from + batch);
      await this.em.createQueryBuilder().insert().into(ActionEntity).values(some.map(writable)).execute();
      await this.link(some.flatMap((action) => action.conclusionIds.map((id) => [action, id] as const)));
      await this.follow(some.flatMap((action) => action.findingIds.map((id) => [action, id] as const)));
      await this.share(some.flatMap((action) => action.coOwnerOrganisationIds.map((id) => [action, id] as const)));
      await this.insertBudget(some.flatMap((action) => action.budget.map((line) => [action, line] as const)));
      await this.agree(some, at);
    }
  }

  /** Keeps the dates of actions as agreed, unless a due date was already agreed or is still open. */
  async agree(actions: readonly ActionState[], at: Date): Promise<void> {
    const dated = actions.flatMap(({ id, workspaceId, startOn, dueOn, duePrecision }) =>
      dueOn === null ? [] : [{ workspaceId, actionId: id, startOn, dueOn, duePrecision, agreedAt: at }],
    );
    if (dated.length === 0) return;
    await this.em.createQueryBuilder().insert().into(BaselineEntity).values(dated).orIgnore().execute();
  }

  async update({ id, workspaceId }: ActionKey, changes: Partial<ActionState>): Promise<void> {
    await this.em.update(ActionEntity, { id }, writable(changes));
    const { conclusionIds, findingIds, coOwnerOrganisationIds, budget } = changes;
    if (budget !== undefined) {
      await this.em.delete(BudgetLineEntity, { actionId: id });
      await this.insertBudget(budget.map((line) => [{ id, workspaceId }, line]));
    }
    if (findingIds !== undefined) {
      await this.em.delete(ActionFindingEntity, { actionId: id });
      await this.follow(findingIds.map((findingId) => [{ id, workspaceId }, findingId]));
    }
    if (coOwnerOrganisationIds !== undefined) {
      await this.em.delete(CoOwnerEntity, { actionId: id });
      await this.share(coOwnerOrganisationIds.map((organisationId) => [{ id, workspaceId }, organisationId]));
    }
    if (conclusionIds === undefined) return;
    await this.em.delete(ActionConclusionEntity, { actionId: id, conclusionId: Not(In([...conclusionIds])) });
    await this.link(conclusionIds.map((conclusionId) => [{ id, workspaceId }, conclusionId]));
  }

  private async link(links: readonly (readonly [action: ActionKey, conclusionId: string])[]): Promise<void> {
    if (links.length === 0) return;
    const rows = links.map(([{ id, workspaceId }, conclusionId]) => ({ workspaceId, actionId: id, conclusionId }));
    await this.em.createQueryBuilder().insert().into(ActionConclusionEntity).values(rows).orIgnore().execute();
  }

  private async follow(links: readonly (readonly [action: ActionKey, findingId: string])[]): Promise<void> {
    if (links.length === 0) return;
    const rows = links.map(([{ id, workspaceId }, findingId]) => ({ workspaceId, actionId: id, findingId }));
    await this.em.insert(ActionFindingEntity, rows);
  }

  private async share(partners: readonly (readonly [action: ActionKey, organisationId: string])[]): Promise<void> {
    if (partners.length === 0) return;
    const rows = partners.map(([{ id, workspaceId }, organisationId]) => ({
      workspaceId,
      actionId: id,
      organisationId,
    }));
    await this.em.insert(CoOwnerEntity, rows);
  }

  private async insertBudget(lines: readonly (readonly [action: ActionKey, line: BudgetLine])[]): Promise<void> {
    if (lines.length === 0) return;
    await this.em.insert(
      BudgetLineEntity,
      lines.map(([{ id, workspaceId }, line]) => ({ ...line, workspaceId, actionId: id })),
    );
  }

  private async withLinks(actions: readonly ActionEntity[]): Promise<ActionState[]> {
    const links = await this.em.find(ActionConclusionEntity, {
      where: { actionId: In(actions.map(({ id }) => id)) },
      order: { conclusionId: 'ASC' },
    });
    const linked = new Map<string, string[]>(actions.map(({ id }) => [id, []]));
    for (const { actionId, conclusionId } of links) linked.get(actionId)!.push(conclusionId);
    const followed = await this.em.find(ActionFindingEntity, {
      where: { actionId: In(actions.map(({ id }) => id)) },
      order: { findingId: 'ASC' },
    });
    const partners = await this.em.find(CoOwnerEntity, {
      where: { actionId: In(actions.map(({ id }) => id)) },
      order: { organisationId: 'ASC' },
    });
    const lines = await this.em.findBy(BudgetLineEntity, { actionId: In(actions.map(({ id }) => id)) });
    return actions.map((action) => ({
      ...action,
      conclusionIds: linked.get(action.id)!,
      findingIds: followed.filter(({ actionId }) => actionId === action.id).map(({ findingId }) => findingId),
      coOwnerOrganisationIds: partners
        .filter(({ actionId }) => actionId === action.id)
        .map(({ organisationId }) => organisationId),
      budget: normalBudget(lines.filter(({ actionId }) => actionId === action.id)),
    }));
  }
}

type ActionKey = Pick<ActionState, 'id' | 'workspaceId'>;

/** The columns of the action's own table. TypeORM requires mutable arrays. */
function writable(state: Partial<ActionState>): Partial<ActionEntity> {
  const {
    policyAreas,
    tags,
    conclusionIds: _,
    coOwnerOrganisationIds: _partners,
    findingIds: _followed,
    budget: _lines,
    ...rest
  } = state;
  return {
    ...rest,
    ...(policyAreas && { policyAreas: [...policyAreas] }),
    ...(tags && { tags: [...tags] }),
  };
}
