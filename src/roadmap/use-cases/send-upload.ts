import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, demand, notPermitted } from '../../kernel/actor.js';
import { displayName, isNamedAs } from '../../kernel/file-name.js';
import { newId } from '../../kernel/ids.js';
import { Database, mayHaveCommitted, type Transaction } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { tooManyUploads, uploadNotFound, uploadPartWrong, uploadTooLarge } from '../domain/problems-of-uploads.js';
import { nextPart, type Upload, uploadMaxBytes, uploadsPerPerson } from '../domain/upload.js';
import { evidenceMediaTypes } from '../domain/evidence.js';
import { actionNotFound, evidenceEmpty, evidenceTypeRefused } from '../domain/problems.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { UploadRepository } from '../persistence/upload.repository.js';
import { AddEvidence, documentOnly } from './add-evidence.js';

export interface StartUploadInput {
  readonly actionId: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly fingerprint: string;
}

export interface UploadPart {
  readonly actionId: string;
  readonly uploadId: string;
  /** Where the part begins in the file. */
  readonly offset: number;
  readonly content: Readable;
}

/**
 * Receives a file of evidence in parts, so that a lost connection costs one part at most. The right to add evidence is
 * checked for each part, and the kind of file with the first one. Each part is a file of the storage, which all servers
 * share, until the upload is completed (ADR 75).
 */
@Injectable()
export class SendUpload {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly evidence: AddEvidence,
  ) {}

  /** The unfinished upload of the same file, if there is one, so that it continues. */
  async start(actor: Actor, input: StartUploadInput): Promise<Upload> {
    const personId = await this.admit(actor, input.actionId);
    if (input.bytes === 0) throw evidenceEmpty();
    if (input.bytes > uploadMaxBytes) throw uploadTooLarge(uploadMaxBytes);
    // before its content is known: once it is complete, the extension follows the content
    if (!isNamedAs(input.fileName, evidenceMediaTypes)) throw evidenceTypeRefused(evidenceMediaTypes);
    const file = { ...input, fileName: displayName(input.fileName), personId };
    return this.database.write(actor, async (tx) => {
      const uploads = tx.get(UploadRepository);
      await uploads.lockPerson(personId);
      const same = await uploads.same(file);
      if (same) return same;
      const upload = { id: newId(), ...file, changedAt: tx.now };
      if (!(await uploads.insert(upload))) throw tooManyUploads(uploadsPerPerson, await uploads.actionsOf(personId));
      return { ...upload, received: 0, partKeys: [], completingUntil: null };
    });
  }

  /** Also when evidence can no longer be added, so that the person can cancel them. */
  async read(actor: Actor, actionId: string): Promise<readonly Upload[]> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.add');
    return this.database.read(actor, async (tx) => {
      if (!(await tx.get(ActionRepository).find(actionId))) throw actionNotFound();
      return tx.get(UploadRepository).of(actionId, actor.personId ?? '');
    });
  }

  /** Stores the next part. A part that was received before is not stored again; the answer says where to continue. */
  async part(actor: Actor, { actionId, uploadId, offset, content }: UploadPart): Promise<Upload> {
    const own = { id: uploadId, actionId, personId: await this.admit(actor, actionId) };
    const upload = await this.database.read(actor, (tx) => tx.get(UploadRepository).find(own));
    if (!upload) throw uploadNotFound();
    const bytes = nextPart(upload);
    if (offset !== upload.received || bytes === 0) {
      content.resume();
      return upload;
    }
    const checked = offset === 0 ? documentOnly(content, upload.fileName) : content;
    const file = await this.storage.put(Readable.from(checked), { maxBytes: bytes });
    try {
      if (file.bytes !== bytes) throw uploadPartWrong(bytes);
      const now = await this.database.write(actor, (tx) => this.append(tx, upload, { key: file.key, bytes }));
      if (!now.partKeys.includes(file.key)) await this.storage.remove(file.key);
      return now;
    } catch (error) {
      if (!mayHaveCommitted(error)) await this.storage.remove(file.key);
      throw error;
    }
  }

  private async append(tx: Transaction, upload: Upload, part: { key: string; bytes: number }): Promise<Upload> {
    const uploads = tx.get(UploadRepository);
    const now = await uploads.lock(upload);
    if (!now) throw uploadNotFound();
    // another request has stored the same part
    if (now.received !== upload.received) return now;
    const received = now.received + part.bytes;
    const next = { ...now, received, partKeys: [...now.partKeys, part.key], changedAt: tx.now };
    await uploads.append(next);
    return next;
  }

  /** Checks the permission before a body is read; returns who uploads. */
  async admit(actor: Actor, actionId: string): Promise<string> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.add');
    await this.evidence.admit(actor, actionId);
    if (actor.personId === null) throw notPermitted('roadmap.evidence.add');
    return actor.personId;
  }
}
