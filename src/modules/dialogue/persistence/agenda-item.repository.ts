import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { AgendaSource } from '../domain/agenda.js';
import { agendaItemAccepted, agendaItemStatusChanged } from '../domain/events.js';
import type { Placed } from '../domain/agenda-order.js';
import { AgendaItemEntity } from './agenda-item.entity.js';

export class AgendaItemRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<AgendaItemEntity | null> {
    return this.em.findOneBy(AgendaItemEntity, { id });
  }

  async ofRoundtable(roundtableId: string): Promise<AgendaItemEntity[]> {
    return this.em.findBy(AgendaItemEntity, { roundtableId });
  }

  async ofMeeting(meetingId: string): Promise<AgendaItemEntity[]> {
    return this.em.findBy(AgendaItemEntity, { meetingId });
  }

  async someExist(ids: readonly string[]): Promise<boolean> {
    return ids.length > 0 && this.em.existsBy(AgendaItemEntity, { id: In([...ids]) });
  }

  /** The item of a source; if it was carried over within the roundtable, the one that continues it. */
  async ofSource(roundtableId: string | null, source: AgendaSource): Promise<AgendaItemEntity | null> {
    return this.em.findOne(AgendaItemEntity, {
      where: { roundtableId: roundtableId ?? IsNull(), sourceType: source.type, sourceId: source.id },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /**
   * The proposals of a source that wait for a decision and that no person has worked on: none of their texts was
   * changed, no document belongs to them, and they do not continue an item that was discussed.
   */
  async untouched({ type, id }: AgendaSource): Promise<AgendaItemEntity[]> {
    const rows: { id: string }[] = await this.em.query(
      `SELECT id FROM dialogue_agenda_item i WHERE source_type = $1 AND source_id = $2 AND status = 'proposed' AND version = 1
       AND carried_from_id IS NULL AND NOT EXISTS (SELECT FROM dialogue_document d WHERE d.agenda_item_id = i.id) ORDER BY id`,
      [type, id],
    );
    return this.em.findBy(AgendaItemEntity, { id: In(rows.map((row) => row.id)) });
  }

  /** Updates the note of the undecided proposals of a source whose note is still the one that it had given them. */
  async updateNote(
    { type, id }: AgendaSource,
    { from, to, field }: { readonly from: LocalizedText; readonly to: LocalizedText; readonly field: string },
  ): Promise<void> {
    await this.em.query(
      `UPDATE dialogue_agenda_item SET note = $4, version = version + 1,
         field_versions = field_versions || jsonb_build_object($5::text, version + 1)
       WHERE source_type = $1 AND source_id = $2 AND status = 'proposed' AND note = $3::jsonb`,
      [type, id, JSON.stringify(from), JSON.stringify(to), field],
    );
  }

  /** Whether anything on an agenda comes from a source, decided or not. */
  async hasSource({ type, id }: AgendaSource): Promise<boolean> {
    return this.em.existsBy(AgendaItemEntity, { sourceType: type, sourceId: id });
  }

  async insert(item: AgendaItemEntity): Promise<void> {
    await this.em.insert(AgendaItemEntity, item);
  }

  async insertAll(items: readonly AgendaItemEntity[]): Promise<void> {
    await this.em.insert(AgendaItemEntity, [...items]);
  }

  /**
   * Returns false if an item of the same source exists; a unique index (ix_…_source, ix_…_backlog) decides between
   * simultaneous proposals.
   */
  async insertUnlessProposed(item: AgendaItemEntity): Promise<boolean> {
    const result = await this.em
      .createQueryBuilder()
      .insert()
      .into(AgendaItemEntity)
      .values(item)
      .orIgnore()
      .returning('id')
      .execute();
    return (result.raw as readonly unknown[]).length > 0;
  }

  async update(id: string, changed: Partial<AgendaItemEntity>): Promise<void> {
    await this.em.update(AgendaItemEntity, { id }, changed);
  }

  /** Those after it move up. */
  async remove({ id, meetingId, parentId, day, position }: AgendaItemEntity): Promise<void> {
    await this.em.delete(AgendaItemEntity, { id });
    await this.em.query(
      `UPDATE dialogue_agenda_item SET position = position - 1 WHERE meeting_id = $1
       AND parent_id IS NOT DISTINCT FROM $2 AND day = $3 AND position > $4`,
      [meetingId, parentId, day, position],
    );
  }

  /** Whether it was proposed or discussed, something belongs to it, or it continues another item or is continued. */
  async isUsed({ id, sourceId, carriedFromId }: AgendaItemEntity, bodyId: string): Promise<boolean> {
    if (sourceId !== null || carriedFromId !== null) return true;
    const rows: readonly unknown[] = await this.em.query(
      `SELECT 1 FROM dialogue_agenda_item WHERE parent_id = $1 OR carried_from_id = $1
       UNION ALL SELECT 1 FROM dialogue_conclusion WHERE agenda_item_id = $1
       UNION ALL SELECT 1 FROM dialogue_outcome WHERE agenda_item_id = $1
       UNION ALL SELECT 1 FROM dialogue_document WHERE agenda_item_id = $1
       UNION ALL SELECT 1 FROM domain_event WHERE subject = $2 AND type = ANY($3) AND payload ->> 'agendaItemId' = $1::text LIMIT 1`,
      [id, bodyId, [agendaItemStatusChanged, agendaItemAccepted]],
    );
    return rows.length > 0;
  }

  /** Whether one of these items was discussed, or something was concluded under it. */
  async wereDiscussed(ids: readonly string[], bodyId: string): Promise<boolean> {
    const rows: readonly unknown[] = await this.em.query(
      `SELECT 1 FROM dialogue_conclusion WHERE agenda_item_id = ANY($1::uuid[])
       UNION ALL SELECT 1 FROM dialogue_outcome WHERE agenda_item_id = ANY($1::uuid[])
       UNION ALL SELECT 1 FROM dialogue_agenda_item WHERE id = ANY($1::uuid[]) AND status <> 'planned'
       UNION ALL SELECT 1 FROM domain_event WHERE subject = $2 AND type = $3 AND payload ->> 'agendaItemId' = ANY($1::text[]) LIMIT 1`,
      [ids, bodyId, agendaItemStatusChanged],
    );
    return rows.length > 0;
  }

  /** The numbers in a meeting of items that were moved to another one. */
  async formerNumbers(meetingId: string): Promise<readonly string[]> {
    const rows: readonly { number: string }[] = await this.em.query(
      `SELECT former_numbers ->> $1 AS number FROM dialogue_agenda_item WHERE former_numbers ->> $1 IS NOT NULL`,
      [meetingId],
    );
    return rows.map(({ number }) => number);
  }

  /** A meeting that is no longer convened gives its numbers anew. */
  async forgetNumbers(meetingId: string): Promise<void> {
    await this.em.query(
      `UPDATE dialogue_agenda_item SET former_numbers = former_numbers - $1::text WHERE former_numbers ->> $1 IS NOT NULL`,
      [meetingId],
    );
  }

  async place(items: readonly Placed[]): Promise<void> {
    for (const { id, parentId, day, position } of items) {
      await this.em.update(AgendaItemEntity, { id }, { parentId, day, position });
    }
  }

  /**
   * Moves undecided proposals to another roundtable or to the backlog. If an item of the same source exists there, the
   * proposal stays and is marked as carried over. Returns as which item each continues.
   */
  async handOn(fromId: string, toId: string | null): Promise<readonly { id: string; carriedToId: string }[]> {
    const proposals: readonly { id: string; carriedToId: string }[] = await this.em.query(
      `SELECT i.id, coalesce((
         SELECT o.id FROM dialogue_agenda_item o WHERE o.roundtable_id IS NOT DISTINCT FROM $2
         AND o.source_type = i.source_type AND o.source_id = i.source_id ORDER BY o.id LIMIT 1), i.id) AS "carriedToId"
       FROM dialogue_agenda_item i WHERE i.roundtable_id = $1 AND i.status = 'proposed' ORDER BY i.id`,
      [fromId, toId],
    );
    for (const { id, carriedToId } of proposals)
      await this.em.update(
        AgendaItemEntity,
        { id },
        id === carriedToId ? { roundtableId: toId } : { status: 'carried-over' },
      );
    return proposals;
  }

  /** Adds the proposals of the backlog to a newly created roundtable; items of working groups belong to a meeting. */
  async adoptBacklog(roundtableId: string): Promise<string[]> {
    const waiting = await this.em.findBy(AgendaItemEntity, { roundtableId: IsNull(), meetingId: IsNull() });
    for (const { id } of waiting) await this.em.update(AgendaItemEntity, { id }, { roundtableId });
    return waiting.map((item) => item.id);
  }
}
