import { type EntityManager, IsNull } from 'typeorm';
import type { SpeechRecord } from '../domain/floor-time.js';
import { SpeechEntity } from './speech.entity.js';

export class SpeechRepository {
  constructor(private readonly em: EntityManager) {}

  async begin(speech: Omit<SpeechEntity, 'endedAt' | 'milliseconds'>): Promise<void> {
    await this.em.insert(SpeechEntity, { ...speech, endedAt: null, milliseconds: null });
  }

  async end(roundtableId: string, seq: number, outcome: { endedAt: Date; milliseconds: number }): Promise<void> {
    await this.em.update(SpeechEntity, { roundtableId, seq, endedAt: IsNull() }, outcome);
  }

  async remove(roundtableId: string, seq: number): Promise<void> {
    await this.em.delete(SpeechEntity, { roundtableId, seq });
  }

  async resume(roundtableId: string, seq: number): Promise<void> {
    await this.em.update(SpeechEntity, { roundtableId, seq }, { endedAt: null, milliseconds: null });
  }

  async of(roundtableId: string): Promise<SpeechRecord[]> {
    return this.em.find(SpeechEntity, { where: { roundtableId }, order: { seq: 'ASC' } });
  }
}
