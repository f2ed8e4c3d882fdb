import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { Database, mayHaveCommitted } from '../../platform/database/index.js';
import type { ReadTransaction, Transaction } from '../../platform/database/index.js';
import {
  FileStorage,
  isPicture,
  type KnownFile,
  sniffFile,
  strippingPictures,
  type UploadLimits,
} from '../../platform/storage/index.js';
import type { ActionState } from '../domain/action.js';
import { isOwner } from '../domain/action.js';
import { roadmapEvents } from '../domain/events.js';
import {
  evidenceMaxBytes,
  evidenceMediaTypes,
  evidencePerAction,
  evidenceProblem,
  normalEvidence,
  type StatedEvidence,
} from '../domain/evidence.js';
import { roadmapPermissions } from '../domain/policy.js';
import { pictureUnreadable } from '../domain/problems-of-evidence.js';
import { pictureInParts } from '../domain/problems-of-uploads.js';
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

interface Place {
  readonly id: string;
  readonly actionId: string;
}

interface EvidenceFile extends Place, UploadLimits {
  readonly declaredName: string;
  readonly content: Readable;
}

type Content = Omit<EvidenceEntity, 'id' | 'workspaceId' | 'actionId' | 'updateId' | 'recordedAt' | keyof Author>;
type Author = Pick<EvidenceEntity, 'personId' | 'organisationId' | 'constituency'>;

/**
 * Stores evidence: a file, a link or a figure with its source. The permission is checked before the first byte is
 * stored, and the type of a file is detected from the content. Of pictures, the place and time that cameras write into
 * them are never stored. If a later step fails, the stored file is removed again.
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
    const { actionId, declaredName, content } = input;
    const limits = { maxBytes: evidenceMaxBytes };
    const received = strippingPictures(content, { ...limits, unreadable: pictureUnreadable });
    return this.store(actor, { ...limits, id: newId(), actionId, declaredName, content: Readable.from(received) });
  }

  /** Stores a file that contains no metadata of a picture. */
  async store(actor: Actor, file: EvidenceFile, within?: (tx: Transaction) => Promise<void>): Promise<EvidenceEntity> {
    const { id, actionId, declaredName, content: sent, maxBytes } = file;
    const stored = await this.storage.put(sent, { maxBytes });
    try {
      if (stored.bytes === 0) throw problems.evidenceEmpty();
      const { bytes, sha256, key: storageKey } = stored;
      const known = demandType(stored.head, declaredName);
      const content = { kind: 'file' as const, ...known, bytes, sha256, storageKey, ...nothingStated };
      return await this.database.write(actor, async (tx) => {
        await within?.(tx);
        return this.record(tx, { id, actionId }, content);
      });
    } catch (error) {
      if (!mayHaveCommitted(error)) await this.storage.remove(stored.key);
      throw error;
    }
  }

  /** Adds a link, or a figure with its source. */
  async state(actor: Actor, actionId: string, input: StatedEvidence): Promise<EvidenceEntity> {
    await this.admit(actor, actionId);
    const stated = normalEvidence(input);
    const wrong = evidenceProblem(stated);
    if (wrong) throw wrong;
    const { title: fileName, ...rest } = stated;
    return this.database.write(actor, (tx) =>
      this.record(tx, { id: newId(), actionId }, { fileName, ...noFile, ...rest }),
    );
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

  private async record(tx: Transaction, { id, actionId }: Place, content: Content): Promise<EvidenceEntity> {
    const action = await this.owned(tx, await tx.get(ActionRepository).lock(actionId));
    const reports = tx.get(ReportRepository);
    if ((await reports.evidenceCount(action.id)) >= evidencePerAction)
      throw problems.evidenceTooMany(evidencePerAction);
    const { personId, organisationId, constituency } = tx.actor;
    const evidence: EvidenceEntity = {
      ...{ id, workspaceId: tx.workspaceId, actionId: action.id, updateId: null },
      ...content,
      ...{ personId, organisationId, constituency, recordedAt: tx.now },
    };
    await reports.insertEvidence(evidence);
    const { kind, bytes, sha256 } = evidence;
    await tx.record({
      type: roadmapEvents.evidenceAdded,
      subject: action.id,
      payload: { number: action.number, evidenceId: evidence.id, kind, bytes, sha256 },
    });
    return evidence;
  }
}

const nothingStated = { link: null, figure: null, unit: null, source: null };
const noFile = { mediaType: null, bytes: null, sha256: null, storageKey: null };

function demandType(head: Uint8Array, declaredName: string): KnownFile {
  const known = sniffFile(head, declaredName);
  if (known === undefined || !evidenceMediaTypes.includes(known.mediaType))
    throw problems.evidenceTypeRefused(evidenceMediaTypes);
  return known;
}

/** Bytes by which the type of a file is detected. */
const headBytes = 4096;

/**
 * Passes a file on if it is a document that is accepted as evidence. Pictures are refused before anything of them is
 * stored, because their metadata can only be removed from the whole.
 */
export async function* documentOnly(content: AsyncIterable<Buffer>, fileName: string): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of content) {
    if (head === null) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < headBytes) continue;
      yield demandDocument(head, fileName);
      head = null;
    }
  }
  if (head !== null) yield demandDocument(head, fileName);
}

function demandDocument(start: Buffer, fileName: string): Buffer {
  if (isPicture(demandType(start.subarray(0, headBytes), fileName).mediaType)) throw pictureInParts(evidenceMaxBytes);
  return start;
}
