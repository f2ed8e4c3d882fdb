import type { EntityManager } from 'typeorm';
import { OutcomeEntity, SharedPositionEntity } from './outcome.entity.js';

/** Outcomes are changed under the lock of the roundtable or group of their meeting. */
export class OutcomeRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<OutcomeEntity | null> {
    return this.em.findOneBy(OutcomeEntity, { id });
  }

  async nextNumber(meetingId: string): Promise<number> {
    return ((await this.em.maximum(OutcomeEntity, 'number', { meetingId })) ?? 0) + 1;
  }

  async insert(outcome: OutcomeEntity): Promise<void> {
    await this.em.insert(OutcomeEntity, outcome);
  }

  async remove(id: string): Promise<void> {
    await this.em.delete(OutcomeEntity, { id });
  }

  /** The only change of a recorded outcome, and one without undo. */
  async share(id: string, position: SharedPositionEntity): Promise<void> {
    await this.em.insert(SharedPositionEntity, position);
    await this.em.update(OutcomeEntity, { id }, { sharedPositionId: position.id });
  }
}
