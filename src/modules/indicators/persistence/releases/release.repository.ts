import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../../platform/database/constraint.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import type { Release } from '../../domain/releases/release.js';
import { ReleaseEntity } from './release.entity.js';

export class ReleaseRepository {
  constructor(private readonly em: EntityManager) {}

  /** Locks the release: of two approvals at the same time, the second sees the first. */
  findForChange(id: string): Promise<Release | null> {
    return this.em.findOne(ReleaseEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async add(release: Release): Promise<void> {
    try {
      await this.em.insert(ReleaseEntity, release as never);
    } catch (error) {
      mapConstraint(error, { ix_indicators_release_open: () => releaseProblems.openRelease() });
    }
  }

  async change(id: string, changes: Partial<Release>): Promise<void> {
    await this.em.update(ReleaseEntity, { id }, changes as never);
  }

  isPublished(waveId: string): Promise<boolean> {
    return this.em.existsBy(ReleaseEntity, { waveId, state: 'published' });
  }

  /** Of the next release of a wave: only one can be open at a time. */
  async nextNumber(waveId: string): Promise<number> {
    const [{ next }] = (await this.em.query(
      `SELECT coalesce(max(number), 0)::int + 1 AS next FROM indicators_release WHERE wave_id = $1`,
      [waveId],
    )) as [{ next: number }];
    return next;
  }

  /** Approved releases whose announced time has come. */
  async due(now: Date): Promise<string[]> {
    const rows = (await this.em.query(
      `SELECT id FROM indicators_release WHERE state = 'approved' AND announced_at <= $1 ORDER BY announced_at, id`,
      [now],
    )) as { id: string }[];
    return rows.map(({ id }) => id);
  }
}
