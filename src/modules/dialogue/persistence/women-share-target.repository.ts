import type { EntityManager } from 'typeorm';
import { WomenShareTargetEntity } from './women-share-target.entity.js';

export class WomenShareTargetRepository {
  constructor(private readonly em: EntityManager) {}

  async set(workspaceId: string, percent: number | null): Promise<void> {
    if (percent === null) await this.em.delete(WomenShareTargetEntity, { workspaceId });
    else await this.em.upsert(WomenShareTargetEntity, { workspaceId, percent }, ['workspaceId']);
  }
}
