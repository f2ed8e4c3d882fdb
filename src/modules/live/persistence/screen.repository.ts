import type { EntityManager } from 'typeorm';
import { ScreenEntity } from './screen.entity.js';

export class ScreenRepository {
  constructor(private readonly em: EntityManager) {}

  async add(screen: ScreenEntity): Promise<void> {
    await this.em.insert(ScreenEntity, screen);
  }

  async of(meetingId: string): Promise<ScreenEntity[]> {
    return this.em.find(ScreenEntity, { where: { meetingId }, order: { pairedAt: 'ASC', id: 'ASC' } });
  }

  async withSecret(secretHash: Uint8Array): Promise<ScreenEntity | null> {
    return this.em.findOneBy(ScreenEntity, { secretHash: Buffer.from(secretHash) });
  }

  /** Returns whether there was one. */
  async remove(meetingId: string, id: string): Promise<boolean> {
    const { affected } = await this.em.delete(ScreenEntity, { meetingId, id });
    return affected === 1;
  }
}
