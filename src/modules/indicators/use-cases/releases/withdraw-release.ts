import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database } from '../../../../platform/database/index.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import { ReleaseRepository } from '../../persistence/releases/release.repository.js';

/** Withdraws a draft or an approved release before its time. A published release is replaced by a correction only. */
@Injectable()
export class WithdrawRelease {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, id: string): Promise<void> {
    demand(actor, indicatorsPermissions, 'indicators.release.write');
    return this.database.write(actor, async (tx) => {
      const releases = tx.get(ReleaseRepository);
      const release = await releases.findForChange(id);
      if (release === null) throw releaseProblems.unknownRelease();
      if (release.state !== 'draft' && release.state !== 'approved') throw releaseProblems.notWithdrawable();
      const withdrawnBy = actor.personId ?? actor.accountId;
      await releases.change(id, { state: 'withdrawn', withdrawnBy, withdrawnAt: tx.now });
    });
  }
}
