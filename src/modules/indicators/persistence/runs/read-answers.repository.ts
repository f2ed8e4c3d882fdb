import type { EntityManager } from 'typeorm';
import { ReadAnswersEntity } from './read-answers.entity.js';

export class ReadAnswersRepository {
  constructor(private readonly em: EntityManager) {}

  /** Null if no run on the wave has finished, or its answers were deleted. */
  async ofWave(waveId: string): Promise<Buffer | null> {
    const found = await this.em.findOneBy(ReadAnswersEntity, { waveId });
    return found?.answers ?? null;
  }

  async delete(waveId: string): Promise<void> {
    await this.em.delete(ReadAnswersEntity, { waveId });
  }

  /** Replaces those of the previous run. */
  async save(read: ReadAnswersEntity): Promise<void> {
    await this.em.upsert(ReadAnswersEntity, read as never, ['waveId']);
  }
}
