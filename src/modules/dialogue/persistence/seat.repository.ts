import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { chairTaken, personAlreadySeated } from '../domain/problems.js';
import { SeatEntity } from './seat.entity.js';

const constraints = { uq_dialogue_seat_person: personAlreadySeated, ix_dialogue_seat_one_chair: chairTaken };

export class SeatRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<SeatEntity | null> {
    return this.em.findOneBy(SeatEntity, { id });
  }

  async ofRoundtable(roundtableId: string): Promise<SeatEntity[]> {
    return this.em.findBy(SeatEntity, { roundtableId });
  }

  /** One list at a time per workspace, until commit: lists add people to the directory. */
  async lockLists(workspaceId: string): Promise<void> {
    await this.em.query(`SELECT pg_advisory_xact_lock(hashtextextended('dialogue_seat.list:' || $1, 0))`, [
      workspaceId,
    ]);
  }

  async insert(seat: SeatEntity): Promise<void> {
    try {
      await this.em.insert(SeatEntity, seat);
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  async update(id: string, changed: Partial<SeatEntity>): Promise<void> {
    try {
      await this.em.update(SeatEntity, { id }, changed);
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  async remove(id: string): Promise<void> {
    await this.em.delete(SeatEntity, { id });
  }
}
