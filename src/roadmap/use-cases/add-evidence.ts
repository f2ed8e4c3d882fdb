import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { displayName } from '../../kernel/file-name.js';
import { newId } from '../../kernel/ids.js';
import { Database, mayHaveCommitted } from '../../platform/database/index.js';
import type { ReadTransaction, Transaction } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { sniffFile } from '../../platform/storage/index.js';
import type { ActionState } from '../domain/action.js';
import { isOwner } from '../domain/action.js';
import { roadmapEvents } from '../domain/events.js';
import { evidenceMaxBytes, evidenceMediaTypes, evidencePerAction } from '../domain/evidence.js';
import { roadmapPermissions } from '../domain/policy.js';
import * as problems from '../domain/problems.js';
import { ActionRepository } from '../persistence/action.repository.js';
import type { EvidenceEntity } from '../persistence/evidence.entity.js';
import { ReportRepository } from '../persistence/report.repository.js';
import { OwningGroups } from './owning-groups.js';

export interface AddEvidenceInput {
  readonly actionId: string;
  readonly declaredName: string;
  readonly content: Readable;
}

type StoredFile = Awaited<ReturnType<FileStorage['put']>>;

/**
 * Stores a file as evidence. The permission is checked before the first byte is stored, and the type is detected from
 * the content. If a later step fails, the stored file is removed again.
 */
@Injectable()
export class AddEvidence {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly groups: OwningGroups,
  ) {}

  async execute(actor: Actor, input: AddEvidenceInput): Promise<EvidenceEntity> {
    await this.admit(actor, input.actionId);
    const file = await this.storage.put(input.content, { maxBytes: evidenceMaxBytes });
    try {
      if (file.bytes === 0) throw problems.evidenceEmpty();
      const fileName = displayName(input.declaredName);
      const mediaType = sniffFile(file.head, fileName)?.mediaType;
      if (mediaType === undefined || !evidenceMediaTypes.includes(mediaType))
        throw problems.evidenceTypeRefused(evidenceMediaTypes);
      return await this.database.write(actor, (tx) =>
        this.record(tx, { actionId: input.actionId, fileName, mediaType, file }),
      );
    } catch (error) {
      if (!mayHaveCommitted(error)) await this.storage.remove(file.key);
      throw error;
    }
  }

  /** Checks the permission; also called before the body is read. */
  async admit(actor: Actor, actionId: string): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.add');
    await this.database.read(actor, async (tx) => {
      await this.owned(tx, await tx.get(ActionRepository).find(actionId));
      if ((await tx.get(ReportRepository).evidenceCount(actionId)) >= evidencePerAction)
        throw problems.evidenceTooMany(evidencePerAction);
    });
  }

  private async owned(tx: ReadTransaction, action: ActionState | null): Promise<ActionState> {
    if (!action) throw problems.actionNotFound();
    if (!isOwner(tx.actor, await this.groups.of(tx, action))) throw problems.notYourAction();
    return action;
  }

  private async record(
    tx: Transaction,
    kept: { actionId: string; fileName: string; mediaType: string; file: StoredFile },
  ): Promise<EvidenceEntity> {
    const action = await this.owned(tx, await tx.get(ActionRepository).lock(kept.actionId));
    const reports = tx.get(ReportRepository);
    if ((await reports.evidenceCount(action.id)) >= evidencePerAction)
      throw problems.evidenceTooMany(evidencePerAction);
    const evidence: EvidenceEntity = {
      id: newId(),
      workspaceId: tx.workspaceId,
      actionId: action.id,
      updateId: null,
      fileName: kept.fileName,
      mediaType: kept.mediaType,
      bytes: kept.file.bytes,
      sha256: kept.file.sha256,
      storageKey: kept.file.key,
      personId: tx.actor.personId,
      organisationId: tx.actor.organisationId,
      constituency: tx.actor.constituency,
      recordedAt: tx.now,
    };
    await reports.insertEvidence(evidence);
    await tx.record({
      type: roadmapEvents.evidenceAdded,
      subject: action.id,
      payload: { number: action.number, evidenceId: evidence.id, bytes: evidence.bytes, sha256: evidence.sha256 },
    });
    return evidence;
  }
}
