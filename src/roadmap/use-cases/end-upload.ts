import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { uploadIncomplete, uploadNotFound } from '../domain/problems-of-uploads.js';
import { uploadKeptFor, uploadMaxBytes } from '../domain/upload.js';
import { ReportRepository } from '../persistence/report.repository.js';
import { UploadRepository } from '../persistence/upload.repository.js';
import { AddEvidence } from './add-evidence.js';

interface OwnUpload {
  readonly actionId: string;
  readonly uploadId: string;
}

/** Ends an upload in parts: as evidence, or cancelled, or after a week without progress. */
@Injectable()
export class EndUpload {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
    private readonly evidence: AddEvidence,
  ) {}

  /** Joins the parts into one file of evidence with the id of the upload, so that a repeated request finds it. */
  async complete(actor: Actor, { actionId, uploadId: id }: OwnUpload): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.add');
    await this.evidence.admit(actor, actionId);
    const own = { id, actionId, personId: actor.personId ?? '' };
    const { upload, done } = await this.database.read(actor, async (tx) => ({
      upload: await tx.get(UploadRepository).find(own),
      done: (await tx.get(ReportRepository).findEvidence(actionId, id)) !== null,
    }));
    if (done) return;
    if (!upload) throw uploadNotFound();
    if (upload.received < upload.bytes) throw uploadIncomplete(upload.received);
    const { fileName, partKeys } = upload;
    const content = Readable.from(this.joined(partKeys), { objectMode: false });
    const file = { id, actionId, fileName, content, maxBytes: uploadMaxBytes };
    await this.evidence.store(actor, file, async (tx) => {
      if (!(await tx.get(UploadRepository).remove(id))) throw uploadNotFound();
    });
    await this.removeAll(partKeys);
  }

  async cancel(actor: Actor, { actionId, uploadId: id }: OwnUpload): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.add');
    const parts = await this.database.write(actor, async (tx) => {
      const uploads = tx.get(UploadRepository);
      const upload = await uploads.lock({ id, actionId, personId: actor.personId ?? '' });
      if (!upload) throw uploadNotFound();
      await uploads.remove(id);
      return upload.partKeys;
    });
    await this.removeAll(parts);
  }

  /** Deletes the uploads that received nothing for a week; returns the number of their parts. */
  async deleteAbandoned(actor: Actor): Promise<{ readonly parts: number }> {
    demand(actor, roadmapPermissions, 'roadmap.upload.expire');
    const parts = await this.database.write(actor, (tx) =>
      tx.get(UploadRepository).removeUnchangedSince(new Date(tx.now.getTime() - uploadKeptFor)),
    );
    await this.removeAll(parts);
    return { parts: parts.length };
  }

  private async *joined(keys: readonly string[]): AsyncGenerator<Buffer> {
    for (const key of keys) yield* (await this.storage.open(key)) as AsyncIterable<Buffer>;
  }

  /** After commit: a file without a row only wastes space. */
  private async removeAll(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.storage.remove(key);
  }
}
