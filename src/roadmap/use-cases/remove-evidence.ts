import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { roadmapEvents } from '../domain/events.js';
import { mayRemoveEvidence, roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { ReportRepository } from '../persistence/report.repository.js';

/** Removes evidence, unless an update refers to it. */
@Injectable()
export class RemoveEvidence {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor, input: { actionId: string; evidenceId: string }): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.add');
    const key = await this.database.write(actor, async (tx) => {
      const reports = tx.get(ReportRepository);
      const evidence = await reports.lockEvidence(input.actionId, input.evidenceId);
      if (!evidence) throw problems.evidenceNotFound();
      if (!mayRemoveEvidence(actor, evidence)) throw problems.evidenceAttached();
      await reports.removeEvidence(evidence.id);
      await tx.record({
        type: roadmapEvents.evidenceRemoved,
        subject: input.actionId,
        payload: { evidenceId: evidence.id, sha256: evidence.sha256 },
      });
      return evidence.storageKey;
    });
    // Deleted after commit: a file without a row only wastes space, but a row without its file would be an error.
    if (key !== null) await this.storage.remove(key);
  }
}
