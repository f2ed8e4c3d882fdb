import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { paperInUse } from '../domain/confirmation-problems.js';
import { DocumentEntity } from './document.entity.js';
import type { MeetingEntity } from './meeting.entity.js';

type OfMeeting = Pick<MeetingEntity, 'id' | 'roundtableId'>;

export class DocumentRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<DocumentEntity | null> {
    return this.em.findOneBy(DocumentEntity, { id });
  }

  async insert(document: DocumentEntity): Promise<void> {
    await this.em.insert(DocumentEntity, document);
  }

  /**
   * Gives the next numbers to the documents of a convened meeting, and of its roundtable as a whole, that have none:
   * first those of no item, then in the order of the agenda. Papers of answers to conclusions have none. Documents are
   * numbered in the roundtable or group, so that a number stays when the item of a document moves.
   */
  async number({ id, roundtableId }: OfMeeting): Promise<void> {
    await this.em.query(
      `WITH waiting AS (
        SELECT d.id, row_number() OVER (ORDER BY d.agenda_item_id IS NOT NULL,
          string_to_array(regexp_replace(i.number, '[a-z]', '', 'g'), '.')::int[], d.attached_at, d.id) AS place
        FROM dialogue_document d LEFT JOIN dialogue_agenda_item i ON i.id = d.agenda_item_id
        WHERE d.number IS NULL AND (coalesce(i.meeting_id, d.meeting_id) = $1
            OR d.roundtable_id = $2 AND num_nonnulls(d.meeting_id, d.agenda_item_id) = 0)
          AND NOT EXISTS (SELECT FROM dialogue_confirmation c WHERE c.document_id = d.id)
      )
      UPDATE dialogue_document d SET number = place + (
        SELECT coalesce(max(o.number), 0) FROM dialogue_document o LEFT JOIN dialogue_meeting m ON m.id = o.meeting_id
        WHERE coalesce(o.roundtable_id, m.working_group_id, m.constituency_group_id)
          = (SELECT coalesce(b.roundtable_id, b.working_group_id, b.constituency_group_id) FROM dialogue_meeting b WHERE b.id = $1))
      FROM waiting WHERE waiting.id = d.id`,
      [id, roundtableId],
    );
  }

  /** The documents of items that were moved to another meeting. */
  async changeMeeting(agendaItemIds: readonly string[], meetingId: string): Promise<void> {
    await this.em.update(DocumentEntity, { agendaItemId: In([...agendaItemIds]) }, { meetingId });
  }

  /** A meeting that is no longer convened has no numbers; nor has its roundtable without a convened meeting. */
  async withoutNumbers({ id, roundtableId }: OfMeeting): Promise<void> {
    await this.em.query(
      `UPDATE dialogue_document d SET number = NULL
      WHERE coalesce((SELECT i.meeting_id FROM dialogue_agenda_item i WHERE i.id = d.agenda_item_id), d.meeting_id) = $1
        OR d.roundtable_id = $2 AND num_nonnulls(d.meeting_id, d.agenda_item_id) = 0 AND NOT EXISTS (
          SELECT FROM dialogue_meeting m WHERE m.roundtable_id = $2 AND m.state NOT IN ('planned', 'cancelled'))`,
      [id, roundtableId],
    );
  }

  /** False if someone else has just deleted it. */
  async remove(id: string): Promise<boolean> {
    try {
      return (await this.em.delete(DocumentEntity, { id })).affected === 1;
    } catch (error) {
      mapConstraint(error, { fk_dialogue_confirmation_document: paperInUse });
    }
  }
}
