import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { ReportRepository } from '../persistence/report.repository.js';

export interface FetchedEvidence {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly content: Readable;
}

/** Returns a file of evidence to a person who may read it. */
@Injectable()
export class FetchEvidence {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor, input: { actionId: string; evidenceId: string }): Promise<FetchedEvidence> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.read');
    const evidence = await this.database.read(actor, (tx) =>
      tx.get(ReportRepository).findEvidence(input.actionId, input.evidenceId),
    );
    if (!evidence) throw problems.evidenceNotFound();
    const { fileName, mediaType, bytes, sha256, storageKey } = evidence;
    // a link or figure has no file
    if (mediaType === null || bytes === null || sha256 === null || storageKey === null)
      throw problems.evidenceNotFound();
    return { fileName, mediaType, bytes, sha256, content: await this.storage.open(storageKey) };
  }
}
