import type { EntityManager } from 'typeorm';
import { normalBudget } from '../domain/budget.js';
import { roadmapEvents } from '../domain/events.js';
import type { CurrentAction } from '../domain/import/compare.js';
import { claimedStatuses } from '../domain/status.js';
import { ActionImportEntity, ActionImportRowEntity } from './action-import.entity.js';
import { HandOverEntity } from './hand-over.entity.js';

const batch = 1000;

const conditions = {
  numbers: 'number = ANY($1::integer[])',
  ids: 'id = ANY($1::uuid[])',
  ownerPersonIds: 'owner_person_id = ANY($1::uuid[])',
} as const;

type Wanted =
  | { readonly numbers: readonly number[] }
  | { readonly ids: readonly string[] }
  | { readonly ownerPersonIds: readonly string[] };

export class ActionImportRepository {
  constructor(private readonly em: EntityManager) {}

  /** The actions with these numbers, ids or responsible people, by number; locked until commit if `locked`. */
  async current(wanted: Wanted, locked: boolean): Promise<ReadonlyMap<number, CurrentAction>> {
    const [[field, values]] = Object.entries(wanted) as [[keyof typeof conditions, readonly unknown[]]];
    const condition = conditions[field];
    const rows: CurrentAction[] = await this.em.query(
      `SELECT id, number, version, status, title, description, owner_organisation_id AS "ownerOrganisationId",
         owner_working_group_id AS "ownerWorkingGroupId", owner_person_id AS "ownerPersonId",
         ARRAY(SELECT l.conclusion_id FROM roadmap_action_conclusion l WHERE l.action_id = a.id ORDER BY 1) AS "conclusionIds",
         policy_areas AS "policyAreas", place_id AS "placeId", start_on::text AS "startOn", due_on::text AS "dueOn",
         due_precision AS "duePrecision",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('source', b.source, 'currency', b.currency, 'planned', b.planned::text,
            'committed', b.committed::text, 'spent', b.spent::text)), '[]') FROM roadmap_budget_line b
          WHERE b.action_id = a.id) AS budget,
         CASE WHEN status = ANY($2) THEN ARRAY(
           SELECT DISTINCT v.constituency FROM (
             SELECT DISTINCT ON (constituency, person_id) * FROM roadmap_validation WHERE action_id = a.id
             ORDER BY constituency, person_id, recorded_at DESC, id DESC) v
           WHERE v.verdict = 'confirmed' AND v.withdrawn_at IS NULL AND v.update_id = (
             SELECT u.id FROM roadmap_update u WHERE u.action_id = a.id AND u.status_after = 'claimed-done' AND u.withdrawn_at IS NULL
             ORDER BY u.recorded_at DESC, u.id DESC LIMIT 1)
           ORDER BY 1) ELSE '{}' END AS "confirmedBy"
       FROM roadmap_action a WHERE ${condition} ORDER BY id ${locked ? 'FOR UPDATE' : ''}`,
      [values, claimedStatuses],
    );
    return new Map(rows.map((row) => [row.number, { ...row, budget: normalBudget(row.budget) }]));
  }

  async newest(): Promise<string | null> {
    const rows: { id: string }[] = await this.em.query(
      'SELECT id FROM roadmap_import ORDER BY imported_at DESC, id DESC LIMIT 1',
    );
    return rows[0]?.id ?? null;
  }

  async insert(made: ActionImportEntity, rows: readonly ActionImportRowEntity[]): Promise<void> {
    await this.em.insert(ActionImportEntity, made);
    for (let at = 0; at < rows.length; at += batch)
      await this.em
        .createQueryBuilder()
        .insert()
        .into(ActionImportRowEntity)
        .values(rows.slice(at, at + batch))
        .execute();
  }

  /** The due dates first agreed of the occurrences that were created from an action and not undone. */
  async repeatedDates(actionId: string): Promise<readonly string[]> {
    const rows: { dueOn: string }[] = await this.em.query(
      `SELECT agreed.due_on::text AS "dueOn" FROM domain_event e
       JOIN roadmap_import_row r ON r.import_id = (e.payload ->> 'importId')::uuid
       JOIN roadmap_baseline agreed ON agreed.action_id = r.action_id
       WHERE e.type = $2 AND e.subject = $1`,
      [actionId, roadmapEvents.actionRepeated],
    );
    return rows.map(({ dueOn }) => dueOn);
  }

  async insertHandOver(handOver: HandOverEntity): Promise<void> {
    await this.em.insert(HandOverEntity, handOver);
  }

  async lock(id: string): Promise<ActionImportEntity | null> {
    await this.em.query('SELECT FROM roadmap_import WHERE id = $1 FOR UPDATE', [id]);
    return this.em.findOneBy(ActionImportEntity, { id });
  }

  async rows(importId: string): Promise<ActionImportRowEntity[]> {
    return this.em.findBy(ActionImportRowEntity, { importId });
  }

  async markUndone(id: string, at: Date, personId: string | null): Promise<void> {
    await this.em.update(ActionImportEntity, { id }, { undoneAt: at, undoneById: personId });
  }

  /**
   * Actions of an import that were changed since, or that others have already reported on, planned or linked. Locks the
   * actions until commit, and only then checks: one statement would not see what others added while it waited.
   */
  async changedSince(importId: string): Promise<readonly number[]> {
    await this.em.query(
      `SELECT FROM roadmap_action WHERE id IN (SELECT action_id FROM roadmap_import_row WHERE import_id = $1)
       ORDER BY id FOR UPDATE`,
      [importId],
    );
    const rows: { number: number }[] = await this.em.query(
      `SELECT a.number FROM roadmap_import_row r JOIN roadmap_action a ON a.id = r.action_id
       WHERE r.import_id = $1 AND (a.version <> r.version OR r.before IS NULL AND (
         EXISTS (SELECT FROM roadmap_update u WHERE u.action_id = a.id)
         OR EXISTS (SELECT FROM roadmap_comment c WHERE c.action_id = a.id)
         OR EXISTS (SELECT FROM roadmap_evidence e WHERE e.action_id = a.id)
         OR EXISTS (SELECT FROM roadmap_public_entry p WHERE p.action_id = a.id)
         OR EXISTS (SELECT FROM roadmap_upload f WHERE f.action_id = a.id)
         OR EXISTS (SELECT FROM roadmap_target t WHERE t.action_id = a.id)
         OR EXISTS (SELECT FROM roadmap_milestone m WHERE m.action_id = a.id)
         OR EXISTS (SELECT FROM roadmap_dependency d WHERE a.id IN (d.predecessor_id, d.successor_id))
         OR EXISTS (SELECT FROM roadmap_agenda_proposal p WHERE p.action_id = a.id)
         OR EXISTS (SELECT FROM roadmap_import_row o WHERE o.action_id = a.id AND o.import_id <> r.import_id)))
       ORDER BY a.number`,
      [importId],
    );
    return rows.map(({ number }) => number);
  }

  /** Removes the actions that an import created. */
  async removeOpened(importId: string): Promise<void> {
    const opened = 'SELECT action_id FROM roadmap_import_row WHERE import_id = $1 AND before IS NULL';
    const removed: { action_id: string }[] = await this.em.query(opened, [importId]);
    const ids = removed.map((row) => row.action_id);
    await this.em.query('DELETE FROM roadmap_import_row WHERE import_id = $1', [importId]);
    await this.em.query('DELETE FROM roadmap_action_conclusion WHERE action_id = ANY($1::uuid[])', [ids]);
    await this.em.query('DELETE FROM roadmap_action_finding WHERE action_id = ANY($1::uuid[])', [ids]);
    await this.em.query('DELETE FROM roadmap_co_owner WHERE action_id = ANY($1::uuid[])', [ids]);
    await this.em.query('DELETE FROM roadmap_budget_line WHERE action_id = ANY($1::uuid[])', [ids]);
    await this.em.query('DELETE FROM roadmap_baseline WHERE action_id = ANY($1::uuid[])', [ids]);
    await this.em.query('DELETE FROM roadmap_action WHERE id = ANY($1::uuid[])', [ids]);
  }
}
