import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { Database, type Transaction } from '../../../../platform/database/index.js';
import { frozenDefinitions } from '../../catalogue/definitions.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import { type LeftOut, planFault, type ReleasePlan } from '../../domain/releases/release.js';
import { reasonsNotAsked } from '../../domain/runs/asked.js';
import type { Run } from '../../domain/runs/run.js';
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

  execute(actor: Actor, asked: ReleasePlan): Promise<{ readonly id: string }> {
    demand(actor, indicatorsPermissions, 'indicators.release.write');
    return this.database.write(actor, async (tx) => {
      const run = await tx.get(RunRepository).find(asked.runId);
      if (run === null) throw indicatorProblems.unknownRun();
      if (run.state !== 'done') throw releaseProblems.runNotFinished();
      const plan = { ...asked, leftOut: [...asked.leftOut, ...(await notAsked(tx, run, asked.leftOut))] };
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

/** Indicators of the run without figures, because the questionnaire has no question for them, with this as the reason. */
async function notAsked(tx: Transaction, run: Run, leftOut: readonly LeftOut[]): Promise<readonly LeftOut[]> {
  const reasons = reasonsNotAsked(run, await frozenDefinitions(tx, run.definitions));
  return run.inputs!.definitions.flatMap(({ id: indicatorId }) => {
    const reason = reasons.get(indicatorId);
    const isLeftOut = leftOut.some((each) => each.indicatorId === indicatorId);
    return reason === undefined || isLeftOut ? [] : [{ indicatorId, reason }];
  });
}
