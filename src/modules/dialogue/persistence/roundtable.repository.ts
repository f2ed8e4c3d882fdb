import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { roundtableInUse } from '../domain/problems.js';
import { RoundtableEntity, RoundtableOrganisationEntity, RoundtableTransitionEntity } from './roundtable.entity.js';

export class RoundtableRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<RoundtableEntity | null> {
    return this.em.findOneBy(RoundtableEntity, { id });
  }

  /**
   * Locks the row until commit, so that numbering and ordering within a roundtable are done by one request at a time.
   */
  async lock(id: string): Promise<RoundtableEntity | null> {
    await this.em.query('SELECT id FROM dialogue_roundtable WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id);
  }

  /** The next number of the series; the lock allows one creator at a time per workspace. */
  async nextNumber(workspaceId: string): Promise<number> {
    await this.em.query(`SELECT pg_advisory_xact_lock(hashtextextended('dialogue_roundtable.number:' || $1, 0))`, [
      workspaceId,
    ]);
    const highest = await this.em.maximum(RoundtableEntity, 'number');
    return (highest ?? 0) + 1;
  }

  /**
   * The earliest roundtable after this one that is upcoming or in session; if there is none, or no roundtable is given,
   * the earliest of all others.
   */
  async nextAfter(id: string | null): Promise<string | null> {
    const rows: { id: string }[] = await this.em.query(
      `SELECT r.id FROM dialogue_roundtable r LEFT JOIN dialogue_roundtable o ON o.id = $1
       WHERE r.id IS DISTINCT FROM $1 AND r.state IN ('draft', 'convened', 'in-session')
       ORDER BY (r.starts_on, r.number) > (o.starts_on, o.number) DESC, r.starts_on, r.number LIMIT 1`,
      [id],
    );
    return rows[0]?.id ?? null;
  }

  async insert(roundtable: RoundtableEntity): Promise<void> {
    await this.em.insert(RoundtableEntity, roundtable);
  }

  async update(id: string, changed: Partial<RoundtableEntity>): Promise<void> {
    await this.em.update(RoundtableEntity, { id }, changed);
  }

  async addTransition(transition: RoundtableTransitionEntity): Promise<void> {
    await this.em.insert(RoundtableTransitionEntity, transition);
  }

  /**
   * Whether it was ever convened, or contains something that others made: documents, conclusions, groups, rooms, and
   * agenda items that were proposed or carried over. Undecided proposals go to another roundtable.
   */
  async isUsed(id: string): Promise<boolean> {
    const rows: readonly unknown[] = await this.em.query(
      `SELECT 1 FROM dialogue_roundtable_transition WHERE roundtable_id = $1
       UNION ALL SELECT 1 FROM dialogue_conclusion WHERE roundtable_id = $1
       UNION ALL SELECT 1 FROM dialogue_working_group WHERE roundtable_id = $1
       UNION ALL SELECT 1 FROM dialogue_constituency_group WHERE roundtable_id = $1
       UNION ALL SELECT 1 FROM dialogue_document WHERE roundtable_id = $1
         OR meeting_id IN (SELECT id FROM dialogue_meeting WHERE roundtable_id = $1)
       UNION ALL SELECT 1 FROM dialogue_agenda_item WHERE roundtable_id = $1 AND status <> 'proposed'
         AND (status <> 'planned' OR source_id IS NOT NULL OR carried_from_id IS NOT NULL)
       LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  /** With its meetings, seats, organisations and planned items. */
  async remove(id: string): Promise<void> {
    for (const table of [
      'dialogue_agenda_item',
      'dialogue_seat',
      'dialogue_roundtable_organisation',
      'dialogue_meeting',
    ])
      await this.em.query(`DELETE FROM ${table} WHERE roundtable_id = $1`, [id]);
    await this.em.delete(RoundtableEntity, { id }).catch((error: unknown) =>
      // the meetings of a group are visible to its members only, so `isUsed` does not find them
      mapConstraint(error, { fk_dialogue_constituency_group_roundtable: roundtableInUse }),
    );
  }

  async replaceOrganisations(roundtableId: string, rows: readonly RoundtableOrganisationEntity[]): Promise<void> {
    await this.em.delete(RoundtableOrganisationEntity, { roundtableId });
    if (rows.length > 0) await this.em.insert(RoundtableOrganisationEntity, [...rows]);
  }
}
