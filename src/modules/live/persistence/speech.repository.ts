import { type EntityManager, IsNull } from 'typeorm';
import type { SpeechRecord } from '../domain/floor-time.js';
import { SpeechEntity } from './speech.entity.js';

export class SpeechRepository {
  constructor(private readonly em: EntityManager) {}

  async begin(speech: Omit<SpeechEntity, 'endedAt' | 'milliseconds'>): Promise<void> {
    await this.em.insert(SpeechEntity, { ...speech, endedAt: null, milliseconds: null });
  }

  async end(meetingId: string, seq: number, outcome: { endedAt: Date; milliseconds: number }): Promise<void> {
    await this.em.update(SpeechEntity, { meetingId, seq, endedAt: IsNull() }, outcome);
  }

  async remove(meetingId: string, seq: number): Promise<void> {
    await this.em.delete(SpeechEntity, { meetingId, seq });
  }

  async resume(meetingId: string, seq: number): Promise<void> {
    await this.em.update(SpeechEntity, { meetingId, seq }, { endedAt: null, milliseconds: null });
  }

  async extend(
    meetingId: string,
    extended: { readonly speechId: number; readonly limitSeconds: number },
  ): Promise<void> {
    const { speechId, limitSeconds } = extended;
    await this.em.update(SpeechEntity, { meetingId, seq: speechId }, { limitSeconds });
  }

  async of(meetingId: string): Promise<SpeechRecord[]> {
    return this.em.find(SpeechEntity, { where: { meetingId }, order: { seq: 'ASC' } });
  }
}
