import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database, type Transaction } from '../../../../platform/database/index.js';
import { AnswersFacade } from '../../../../surveys/answers.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import { isDue, type ReleaseState } from '../../domain/releases/release.js';
import { ReleaseRepository } from '../../persistence/releases/release.repository.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import { PublishRelease } from './publish-release.js';
import { ReleaseChecks } from './release-checks.js';
import { releaseHash } from './release-hash.js';

export interface Approval {
  readonly releaseId: string;
  /** Of the release that the approver saw. */
  readonly hash: string;
}

/**
 * A second person approves what they saw. Until the announced time nothing is visible to others; if it has come, the
 * release is published at once.
 */
@Injectable()
export class ApproveRelease {
  constructor(
    private readonly database: Database,
    private readonly answers: AnswersFacade,
    private readonly checks: ReleaseChecks,
    private readonly publishing: PublishRelease,
  ) {}

  execute(actor: Actor, approval: Approval): Promise<{ readonly state: ReleaseState }> {
    demand(actor, indicatorsPermissions, 'indicators.release.approve');
    if (!this.answers.mayReadMicrodata(actor)) throw releaseProblems.microdataNeeded();
    return this.database.write(actor, (tx) => this.within(tx, approval));
  }

  private async within(tx: Transaction, { releaseId, hash }: Approval): Promise<{ readonly state: ReleaseState }> {
    const releases = tx.get(ReleaseRepository);
    const release = await releases.findForChange(releaseId);
    if (release === null) throw releaseProblems.unknownRelease();
    if (release.state !== 'draft') throw releaseProblems.notDraft();
    const run = (await tx.get(RunRepository).find(release.runId))!;
    const approverId = tx.actor.personId ?? tx.actor.accountId;
    if (approverId === null || [release.authorId, run.requestedBy].includes(approverId))
      throw releaseProblems.secondPerson();
    if (releaseHash(release, run) !== hash) throw releaseProblems.otherThanSeen();
    await this.checks.demandCurrent(tx, run, release.leftOut);
    const approved = { state: 'approved', approverId, approvedAt: tx.now, approvedHash: hash } as const;
    await releases.change(releaseId, approved);
    if (!isDue(release, tx.now)) return { state: 'approved' };
    await this.publishing.within(tx, { ...release, ...approved }, run);
    return { state: 'published' };
  }
}
