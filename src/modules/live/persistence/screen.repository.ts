import type { EntityManager } from 'typeorm';
import { ScreenEntity } from './screen.entity.js';

export class ScreenRepository {
  constructor(private readonly em: EntityManager) {}

  /** Returns false if another person has paired the same screen. */
  async add(screen: ScreenEntity): Promise<boolean> {
    const added: readonly unknown[] = await this.em.query(
      `INSERT INTO live_screen (id, workspace_id, meeting_id, secret_hash, code, paired_by_id, paired_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT uq_live_screen_code DO NOTHING RETURNING id`,
      [
        ...[screen.id, screen.workspaceId, screen.meetingId, Buffer.from(screen.secretHash)],
        ...[screen.code, screen.pairedById, screen.pairedAt],
      ],
    );
    return added.length === 1;
  }

  async of(meetingId: string): Promise<ScreenEntity[]> {
    return this.em.find(ScreenEntity, { where: { meetingId }, order: { pairedAt: 'ASC', id: 'ASC' } });
  }

  async withSecret(secretHash: Uint8Array): Promise<ScreenEntity | null> {
    return this.em.findOneBy(ScreenEntity, { secretHash: Buffer.from(secretHash) });
  }

  /** The meeting has ended: its screens show nothing more, even if it opens again. */
  async removeAll(meetingId: string): Promise<void> {
    await this.em.delete(ScreenEntity, { meetingId });
  }

  /** Returns whether there was one. */
  async remove(meetingId: string, id: string): Promise<boolean> {
    const { affected } = await this.em.delete(ScreenEntity, { meetingId, id });
    return affected === 1;
  }
}
