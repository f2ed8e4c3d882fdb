import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { displayName } from '../../../kernel/file-name.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { mayHaveCommitted } from '../../../platform/database/index.js';
import { FileStorage } from '../../../platform/storage/file-storage.js';
import { sniffFile } from '../../../platform/storage/sniff-file.js';
import { documentKindRefused, documentNotFound } from '../domain/conclusion-problems.js';
import { documentAttached } from '../domain/events.js';
import { dialoguePermissions, maySee } from '../domain/policy.js';
import { agendaItemNotFound } from '../domain/problems.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { DocumentRepository } from '../persistence/document.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { meetingIn } from './open-meeting.js';
import { openRoundtable } from './open-roundtable.js';

export interface NewDocument {
  readonly roundtableId: string;
  /** Null or absent: the document belongs to the meeting of its item, or to the roundtable as a whole. */
  readonly meetingId?: string | null;
  readonly agendaItemId?: string | null;
  readonly title: string;
  readonly fileName: string;
  readonly content: Readable;
}

/** Bytes, 25 MB: enough for a scanned annex, not for a video. */
export const documentLimit = 25_000_000;

@Injectable()
export class AttachDocument {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor, input: NewDocument): Promise<{ id: string }> {
    demand(actor, dialoguePermissions, 'dialogue.document.attach');
    const stored = await this.storage.put(input.content, { maxBytes: documentLimit });
    try {
      const fileName = displayName(input.fileName);
      const sniffed = sniffFile(stored.head, fileName);
      if (sniffed === undefined) throw documentKindRefused();
      return await this.database.write(actor, async (tx) => {
        const roundtable = await openRoundtable(tx, input.roundtableId);
        const agendaItemId = input.agendaItemId ?? null;
        const item = agendaItemId === null ? null : await tx.get(AgendaItemRepository).find(agendaItemId);
        if (agendaItemId !== null && item?.roundtableId !== roundtable.id) throw agendaItemNotFound();
        const meetingId = input.meetingId ?? item?.meetingId ?? null;
        if (meetingId !== null) await meetingIn(tx, roundtable, meetingId);
        const id = newId(tx.now.getTime());
        await tx.get(DocumentRepository).insert({
          id,
          workspaceId: tx.workspaceId,
          roundtableId: roundtable.id,
          meetingId,
          agendaItemId,
          title: input.title,
          fileName,
          mediaType: sniffed.mediaType,
          bytes: String(stored.bytes),
          sha256: stored.sha256,
          storageKey: stored.key,
          personId: actor.personId,
          attachedAt: tx.now,
        });
        const payload = { documentId: id, agendaItemId, bytes: stored.bytes, sha256: stored.sha256 };
        await tx.record({ type: documentAttached, subject: roundtable.id, payload });
        return { id };
      });
    } catch (error) {
      // The transaction failed, so the stored file is removed again.
      if (!mayHaveCommitted(error)) await this.storage.remove(stored.key);
      throw error;
    }
  }
}

export interface OpenedDocument {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly content: Readable;
}

@Injectable()
export class OpenDocument {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor, documentId: string): Promise<OpenedDocument> {
    demand(actor, dialoguePermissions, 'dialogue.roundtable.read');
    const document = await this.database.read(actor, async (tx) => {
      const found = await tx.get(DocumentRepository).find(documentId);
      const roundtable = found === null ? null : await tx.get(RoundtableRepository).find(found.roundtableId);
      if (found === null || roundtable === null || !maySee(actor, roundtable)) throw documentNotFound();
      return found;
    });
    const { fileName, mediaType, bytes, storageKey } = document;
    return { fileName, mediaType, bytes: Number(bytes), content: await this.storage.open(storageKey) };
  }
}
