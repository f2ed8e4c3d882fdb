import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import type { ActionContent, ActionState } from '../domain/action.js';
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
    return this.all(ids);
  }

  async all(ids: readonly string[]): Promise<ReadonlyMap<string, ActionState>> {
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

  async wasProposed({ id: actionId }: Pick<ActionState, 'id'>, roundtableId: string): Promise<boolean> {
    return this.em.existsBy(AgendaProposalEntity, { actionId, roundtableId });
  }

  async markProposed({ workspaceId, id: actionId }: ActionKey, roundtableId: string, at: Date): Promise<void> {
    await this.em.insert(AgendaProposalEntity, { workspaceId, actionId, roundtableId, proposedAt: at });
  }

  /** Those of these actions that were proposed for an agenda because they were overdue. */
  async proposedAmong(ids: readonly string[]): Promise<readonly string[]> {
    const found = await this.em.findBy(AgendaProposalEntity, { actionId: In([...ids]) });
    return found.map(({ actionId }) => actionId);
  }

  /** So that an action can be proposed again when it is overdue again. */
  async forgetProposals(actionId: string): Promise<void> {
    await this.em.delete(AgendaProposalEntity, { actionId });
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

  /** Changes columns of the action's own table. */
  async update({ id }: Pick<ActionState, 'id'>, changes: Partial<ActionState>): Promise<void> {
    await this.em.update(ActionEntity, { id }, writable(changes));
  }

  /** Saves edited actions with some statements for each batch; only links that changed are written again. */
  async updateAll(edits: readonly EditedAction[]): Promise<void> {
    for (let from = 0; from < edits.length; from += batch) {
      const some = edits.slice(from, from + batch);
      await this.updateColumns(some.map(({ next }) => next));
      const having = (field: keyof ActionContent) =>
        some.flatMap(({ next, changes }) => (changes[field] === undefined ? [] : [next]));
      await this.relink(having('conclusionIds'));
      await this.replace(ActionFindingEntity, having('findingIds'));
      await this.follow(having('findingIds').flatMap((action) => action.findingIds.map((id) => [action, id] as const)));
      await this.replace(CoOwnerEntity, having('coOwnerOrganisationIds'));
      await this.share(
        having('coOwnerOrganisationIds').flatMap((action) =>
          action.coOwnerOrganisationIds.map((id) => [action, id] as const),
        ),
      );
      await this.replace(BudgetLineEntity, having('budget'));
      await this.insertBudget(
        having('budget').flatMap((action) => action.budget.map((line) => [action, line] as const)),
      );
    }
  }

  private async updateColumns(actions: readonly ActionState[]): Promise<void> {
    const columns = this.em.connection
      .getMetadata(ActionEntity)
      .columns.filter(({ propertyName }) => !fixedColumns.includes(propertyName));
    const rows = actions.map((action) =>
      Object.fromEntries([
        ['id', action.id],
        ...columns.map(({ databaseName, propertyName }) => [databaseName, action[propertyName as keyof ActionState]]),
      ]),
    );
    await this.em.query(
      `UPDATE roadmap_action a SET ${columns.map(({ databaseName }) => `${databaseName} = n.${databaseName}`).join(', ')}
       FROM jsonb_populate_recordset(NULL::roadmap_action, $1::jsonb) n WHERE a.id = n.id`,
      [JSON.stringify(rows)],
    );
  }

  /** Removes the links to conclusions that no longer apply, and adds the new ones. */
  private async relink(actions: readonly ActionState[]): Promise<void> {
    if (actions.length === 0) return;
    const wanted = actions.flatMap((action) => action.conclusionIds.map((id) => [action, id] as const));
    await this.em.query(
      `DELETE FROM roadmap_action_conclusion l WHERE l.action_id = ANY($1::uuid[]) AND NOT EXISTS (
         SELECT FROM unnest($2::uuid[], $3::uuid[]) AS w (action_id, conclusion_id)
         WHERE w.action_id = l.action_id AND w.conclusion_id = l.conclusion_id)`,
      [actions.map(({ id }) => id), wanted.map(([{ id }]) => id), wanted.map(([, conclusionId]) => conclusionId)],
    );
    await this.link(wanted);
  }

  private async replace(entity: LinkEntity, actions: readonly ActionKey[]): Promise<void> {
    if (actions.length > 0) await this.em.delete(entity, { actionId: In(actions.map(({ id }) => id)) });
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
    const where = { actionId: In(actions.map(({ id }) => id)) };
    const links = byAction(await this.em.find(ActionConclusionEntity, { where, order: { conclusionId: 'ASC' } }));
    const followed = byAction(await this.em.find(ActionFindingEntity, { where, order: { findingId: 'ASC' } }));
    const partners = byAction(await this.em.find(CoOwnerEntity, { where, order: { organisationId: 'ASC' } }));
    const lines = byAction(await this.em.findBy(BudgetLineEntity, where));
    return actions.map((action) => ({
      ...action,
      conclusionIds: links(action.id).map(({ conclusionId }) => conclusionId),
      findingIds: followed(action.id).map(({ findingId }) => findingId),
      coOwnerOrganisationIds: partners(action.id).map(({ organisationId }) => organisationId),
      budget: normalBudget(lines(action.id)),
    }));
  }
}

/** The rows of each action, in their order. */
function byAction<Row extends { readonly actionId: string }>(rows: readonly Row[]): (id: string) => readonly Row[] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const known = found.get(row.actionId);
    if (known) known.push(row);
    else found.set(row.actionId, [row]);
  }
  return (id) => found.get(id) ?? [];
}

/** Columns that an edit does not change. */
const fixedColumns: readonly string[] = ['id', 'workspaceId', 'number', 'basis', 'progress', 'createdAt'];

type LinkEntity = typeof ActionFindingEntity | typeof CoOwnerEntity | typeof BudgetLineEntity;

export interface EditedAction {
  readonly next: ActionState;
  readonly changes: Partial<ActionState>;
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
