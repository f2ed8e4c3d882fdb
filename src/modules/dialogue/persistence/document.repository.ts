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
   * first those of no item, then in the order of the agenda. Papers of answers to conclusions have none.
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
      UPDATE dialogue_document d SET number = place + (SELECT coalesce(max(o.number), 0) FROM dialogue_document o
        WHERE coalesce(o.roundtable_id, o.meeting_id) = coalesce($2::uuid, $1::uuid))
      FROM waiting WHERE waiting.id = d.id`,
      [id, roundtableId],
    );
  }

  /** A meeting that is no longer convened has no numbers; nor has its roundtable without a convened meeting. */
  async withoutNumbers({ id, roundtableId }: OfMeeting): Promise<void> {
    await this.em.query(
      `UPDATE dialogue_document d SET number = NULL
      WHERE coalesce((SELECT i.meeting_id FROM dialogue_agenda_item i WHERE i.id = d.agenda_item_id), d.meeting_id) = $1
        OR d.roundtable_id = $2 AND num_nonnulls(d.meeting_id, d.agenda_item_id) = 0 AND NOT EXISTS (
          SELECT FROM dialogue_meeting m WHERE m.roundtable_id = $2 AND m.state <> 'planned')`,
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
