import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, demand } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import {
  Database,
  mayHaveCommitted,
  outsideRequest,
  type ReadTransaction,
  type Transaction,
} from '../../platform/database/index.js';
import { FileStorage } from '../../platform/storage/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { uploadBusy, uploadIncomplete, uploadNotFound } from '../domain/problems-of-uploads.js';
import { joiningFor, type Upload, uploadKeptFor, uploadMaxBytes } from '../domain/upload.js';
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

  /**
   * Joins the parts into one file of evidence with the id of the upload, so that a repeated request finds it. One request
   * at a time joins them.
   */
  async complete(actor: Actor, own: OwnUpload): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.add');
    const { actionId, uploadId: id } = own;
    if (await this.database.read(actor, (tx) => isDone(tx, own))) return;
    await this.evidence.admit(actor, actionId);
    // not the effect of the request
    const upload = await outsideRequest(() => this.database.write(actor, (tx) => claim(tx, own)));
    if (upload === null) return;
    const { fileName: declaredName, partKeys, completingUntil } = upload;
    const content = Readable.from(this.joined(partKeys), { objectMode: false });
    const file = { id, actionId, declaredName, content, maxBytes: uploadMaxBytes };
    try {
      await this.evidence.store(actor, file, async (tx) => {
        const now = await demandUpload(tx, own);
        if (now.completingUntil?.getTime() !== completingUntil?.getTime()) throw uploadBusy();
        await tx.get(UploadRepository).end(id);
      });
    } catch (error) {
      const release = (tx: Transaction) => tx.get(UploadRepository).complete(id, null);
      if (!mayHaveCommitted(error) && !isBusy(error))
        await outsideRequest(() => this.database.write(actor, release)).catch(() => undefined);
      throw error;
    }
    await this.tidy(actor, id);
  }

  /** Also for a person who can no longer add evidence to the action. */
  async cancel(actor: Actor, own: OwnUpload): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.evidence.add');
    await this.database.write(actor, async (tx) => {
      if (isClaimed(await demandUpload(tx, own), tx.now)) throw uploadBusy();
      await tx.get(UploadRepository).end(own.uploadId);
    });
    await this.tidy(actor, own.uploadId);
  }

  /** Ends the uploads that received nothing for a week, and removes the parts of all that ended; returns their number. */
  async deleteAbandoned(actor: Actor): Promise<{ readonly parts: number }> {
    demand(actor, roadmapPermissions, 'roadmap.upload.expire');
    await this.database.write(actor, (tx) =>
      tx.get(UploadRepository).endUnchangedSince(new Date(tx.now.getTime() - uploadKeptFor)),
    );
    return { parts: await this.removeEnded(actor) };
  }

  /** The upload has ended: what cannot be removed now is left to the job that runs each hour. */
  private async tidy(actor: Actor, id: string): Promise<void> {
    await this.removeEnded(actor, id).catch(() => undefined);
  }

  /** First the files, then the row that lists them, so that none is forgotten. */
  private async removeEnded(actor: Actor, id?: string): Promise<number> {
    const ended = await this.database.read(actor, (tx) => tx.get(UploadRepository).ended(id));
    for (const upload of ended) {
      for (const key of upload.partKeys) await this.storage.remove(key);
      await this.database.write(actor, (tx) => tx.get(UploadRepository).remove(upload.id));
    }
    return ended.flatMap(({ partKeys }) => partKeys).length;
  }

  private async *joined(keys: readonly string[]): AsyncGenerator<Buffer> {
    for (const key of keys) yield* (await this.storage.open(key)) as AsyncIterable<Buffer>;
  }
}

const isClaimed = ({ completingUntil }: Upload, now: Date): boolean =>
  completingUntil !== null && completingUntil > now;
const isBusy = (error: unknown): boolean => error instanceof Problem && error.code === uploadBusy().code;

async function isDone(tx: ReadTransaction, { actionId, uploadId }: OwnUpload): Promise<boolean> {
  const evidence = await tx.get(ReportRepository).findEvidence(actionId, uploadId);
  return evidence !== null && evidence.personId === tx.actor.personId;
}

async function demandUpload(tx: Transaction, { actionId, uploadId: id }: OwnUpload): Promise<Upload> {
  const upload = await tx.get(UploadRepository).lock({ id, actionId, personId: tx.actor.personId ?? '' });
  if (!upload) throw uploadNotFound();
  return upload;
}

/** Lets this request alone join the parts; null: another one has joined them. */
async function claim(tx: Transaction, own: OwnUpload): Promise<Upload | null> {
  const uploads = tx.get(UploadRepository);
  const upload = await uploads.lock({ id: own.uploadId, actionId: own.actionId, personId: tx.actor.personId ?? '' });
  if (await isDone(tx, own)) return null;
  if (!upload) throw uploadNotFound();
  if (upload.received < upload.bytes) throw uploadIncomplete(upload.received);
  if (isClaimed(upload, tx.now)) throw uploadBusy();
  const completingUntil = new Date(tx.now.getTime() + joiningFor);
  await uploads.complete(upload.id, completingUntil);
  return { ...upload, completingUntil };
}
