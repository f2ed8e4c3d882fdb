import { type EntityManager, MoreThan } from 'typeorm';
import { ConclusionEntity, ConclusionTextEntity, ReservationEntity } from './conclusion.entity.js';

export class ConclusionRepository {
  constructor(private readonly em: EntityManager) {}

  async find(id: string): Promise<ConclusionEntity | null> {
    return this.em.findOneBy(ConclusionEntity, { id });
  }

  async insert(conclusion: ConclusionEntity): Promise<void> {
    await this.em.insert(ConclusionEntity, conclusion);
  }

  async update(id: string, changed: Partial<ConclusionEntity>): Promise<void> {
    await this.em.update(ConclusionEntity, { id }, changed);
  }

  async addText(text: ConclusionTextEntity): Promise<void> {
    await this.em.insert(ConclusionTextEntity, text);
  }

  /** Whether the text was revised, and not only translated, after this version. */
  async revisedAfter(conclusionId: string, version: number): Promise<boolean> {
    return this.em.existsBy(ConclusionTextEntity, { conclusionId, kind: 'revised', version: MoreThan(version) });
  }

  async findReservation(id: string): Promise<ReservationEntity | null> {
    return this.em.findOneBy(ReservationEntity, { id });
  }

  async addReservation(reservation: ReservationEntity): Promise<void> {
    await this.em.insert(ReservationEntity, reservation);
  }

  async updateReservation(id: string, changed: Partial<ReservationEntity>): Promise<void> {
    await this.em.update(ReservationEntity, { id }, changed);
  }
}
