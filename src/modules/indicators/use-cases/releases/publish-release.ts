import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../../platform/database/index.js';
import { SurveysFacade } from '../../../../surveys/index.js';
import { IdentityFacade } from '../../../identity/index.js';
import { indicatorEvents } from '../../domain/events.js';
import { headlineIndicators, movement } from '../../domain/publication/moved.js';
import { citationOf, type Release } from '../../domain/releases/release.js';
import type { Run } from '../../domain/runs/run.js';
import { ReleaseRepository } from '../../persistence/releases/release.repository.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';

/** Numbers an approved release, shows its figures to everyone, and records what significantly changed. */
@Injectable()
export class PublishRelease {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly surveys: SurveysFacade,
  ) {}

  async within(tx: Transaction, release: Release, run: Run): Promise<void> {
    const { id, waveId, kind, timeZone, authorId, approverId } = release;
    const releases = tx.get(ReleaseRepository);
    const number = await releases.nextNumber(waveId);
    const workspace = (await this.identity.workspace(tx))!.name;
    const citation = citationOf({ workspace, wave: run.waveTitle, number, publishedAt: tx.now, timeZone });
    const before = await tx.get(RunRepository).headlinesBefore(run);
    await releases.change(id, { state: 'published', number, publishedAt: tx.now, citation });
    const ids = { runId: run.id, waveId };
    const payload = { ...ids, number, kind, authorId, approverId };
    await tx.record({ type: indicatorEvents.releasePublished, subject: id, payload });
    const { mapping } = run.inputs!;
    if (mapping !== undefined) await this.surveys.keepMapping(tx, { waveId, version: mapping.version });
    const totals = await tx.get(RunRepository).headlines(run.id);
    const out = new Set(release.leftOut.map(({ indicatorId }) => indicatorId));
    for (const indicatorId of headlineIndicators.filter((each) => !out.has(each))) {
      const meaning = run.inputs!.definitions.find((each) => each.id === indicatorId)?.hash;
      const moved = movement(before.get(indicatorId, meaning), totals.get(indicatorId));
      if (moved === null) continue;
      const change = { indicatorId, ...ids, waveNumber: run.waveNumber, ...moved };
      await tx.record({ type: indicatorEvents.indicatorMoved, subject: id, payload: change });
    }
  }
}
