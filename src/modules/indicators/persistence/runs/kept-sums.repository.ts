import type { EntityManager } from 'typeorm';
import { KeptSumsEntity } from './kept-sums.entity.js';

export class KeptSumsRepository {
  constructor(private readonly em: EntityManager) {}

  ofWave(waveId: string): Promise<KeptSumsEntity | null> {
    return this.em.findOneBy(KeptSumsEntity, { waveId });
  }

  /** Which answers they were made from; null where the wave has none. */
  async answersOf(waveId: string): Promise<Buffer | null> {
    const found = await this.em.findOne(KeptSumsEntity, { select: { waveId: true, answers: true }, where: { waveId } });
    return found?.answers ?? null;
  }

  async forget(waveId: string): Promise<void> {
    await this.em.delete(KeptSumsEntity, { waveId });
  }

  /** In the place of those that the wave had. */
  async keep(sums: KeptSumsEntity): Promise<void> {
    await this.em.upsert(KeptSumsEntity, sums as never, ['waveId']);
  }
}
