import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database } from '../../../../platform/database/index.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { isDue } from '../../domain/releases/release.js';
import { ReleaseRepository } from '../../persistence/releases/release.repository.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import { PublishRelease } from './publish-release.js';
import { ReleaseChecks } from './release-checks.js';
import { releaseHash } from './release-hash.js';

/**
 * Publishes approved releases at their announced time, each once, however many servers try. A release whose answers
 * or definitions changed since its approval is withdrawn then: it must not appear at a later time that no one announced,
 * when the change happens to be reverted.
 */
@Injectable()
export class PublishDueReleases {
  constructor(
    private readonly database: Database,
    private readonly checks: ReleaseChecks,
    private readonly publishing: PublishRelease,
  ) {}

  async execute(actor: Actor): Promise<{ readonly published: number }> {
    demand(actor, indicatorsPermissions, 'indicators.release.approve');
    const due = await this.database.read(actor, (tx) => tx.get(ReleaseRepository).due(tx.now));
    let published = 0;
    for (const id of due) if (await this.publish(actor, id)) published += 1;
    return { published };
  }

  private publish(actor: Actor, id: string): Promise<boolean> {
    return this.database.write(actor, async (tx) => {
      const release = await tx.get(ReleaseRepository).findForChange(id);
      if (release?.state !== 'approved' || !isDue(release, tx.now)) return false;
      const run = (await tx.get(RunRepository).find(release.runId))!;
      const isApproved = releaseHash(release, run) === release.approvedHash;
      if (!isApproved || (await this.checks.obstacle(tx, run, release.leftOut)) !== null) {
        await tx.get(ReleaseRepository).change(id, { state: 'withdrawn', withdrawnBy: null, withdrawnAt: tx.now });
        return false;
      }
      await this.publishing.within(tx, release, run);
      return true;
    });
  }
}
