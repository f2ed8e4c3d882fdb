import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/index.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import { planFault, type ReleasePlan } from '../../domain/releases/release.js';
import { ReleaseRepository } from '../../persistence/releases/release.repository.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import { ReleaseChecks } from './release-checks.js';

/** Drafts a release of a finished run, which a second person approves. Nothing is announced and no event is recorded. */
@Injectable()
export class CreateRelease {
  constructor(
    private readonly database: Database,
    private readonly checks: ReleaseChecks,
  ) {}

  execute(actor: Actor, plan: ReleasePlan): Promise<{ readonly id: string }> {
    demand(actor, indicatorsPermissions, 'indicators.release.write');
    return this.database.write(actor, async (tx) => {
      const run = await tx.get(RunRepository).find(plan.runId);
      if (run === null) throw indicatorProblems.unknownRun();
      if (run.state !== 'done') throw releaseProblems.runNotFinished();
      const releases = tx.get(ReleaseRepository);
      const indicators = run.inputs!.definitions.map(({ id }) => id);
      const isPublished = await releases.isPublished(run.waveId);
      const fault = planFault(plan, { indicators, isPublished, now: tx.now });
      if (fault !== null) throw releaseProblems.planFaulty(fault);
      await this.checks.demandCurrent(tx, run, plan.leftOut);
      const id = newId(tx.now.getTime());
      await releases.add({
        ...plan,
        id,
        workspaceId: tx.workspaceId,
        waveId: run.waveId,
        number: null,
        state: 'draft',
        authorId: actor.personId ?? actor.accountId,
        createdAt: tx.now,
        approverId: null,
        approvedAt: null,
        approvedHash: null,
        publishedAt: null,
        citation: null,
        withdrawnBy: null,
        withdrawnAt: null,
      });
      return { id };
    });
  }
}
