import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Database } from '../../../platform/database/database.js';
import { mayHaveCommitted } from '../../../platform/database/index.js';
import { FileStorage } from '../../../platform/storage/file-storage.js';
import { sniffFile } from '../../../platform/storage/sniff-file.js';
import { isBreak } from '../domain/agenda.js';
import { numbersDocuments } from '../domain/agenda-numbers.js';
import { breakWithMore } from '../domain/agenda-problems.js';
import { documentKindRefused, documentNotFound } from '../domain/conclusion-problems.js';
import { documentAttached } from '../domain/events.js';
import { dialoguePermissions, maySee } from '../domain/policy.js';
import { agendaItemNotFound } from '../domain/problems.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { DocumentRepository } from '../persistence/document.repository.js';
import { RoundtableRepository } from '../persistence/roundtable.repository.js';
import { demandConduct, ofRoundtable, type OpenBody, openBody } from './open-body.js';
import { meetingIn, meetingsOf, openMeeting } from './open-meeting.js';

/** A roundtable, where the document belongs to it as a whole unless a meeting is named; or any meeting. */
export type DocumentPlace =
  | { readonly roundtableId: string; readonly meetingId?: string | null }
  | { readonly roundtableId?: undefined; readonly meetingId: string };

export type NewDocument = DocumentPlace & {
  readonly agendaItemId?: string | null;
  readonly title: string;
  readonly fileName: string;
  readonly content: Readable;
};

/** Bytes, 25 MB: enough for a scanned annex, not for a video. */
export const documentLimit = 25_000_000;

interface KeptFile {
  /** If it is blank, the name of the file is the title. */
  readonly title: string;
  readonly fileName: string;
  readonly content: Readable;
}

/** To what the document belongs; `kept` refers to it in the same transaction. */
interface KeptAt {
  readonly roundtableId: string | null;
  readonly meetingId: string | null;
  readonly agendaItemId: string | null;
  readonly subject: string;
  readonly kept?: (documentId: string) => Promise<void>;
}

/** Stores an uploaded file as a document. */
@Injectable()
export class KeepDocument {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  /** `place` refuses those who may not attach it: before anything is stored, and again when the file is known. */
  async execute(actor: Actor, input: KeptFile, place: (tx: Transaction) => Promise<KeptAt>): Promise<{ id: string }> {
    await this.database.write(actor, place);
    const stored = await this.storage.put(input.content, { maxBytes: documentLimit });
    try {
      const known = sniffFile(stored.head, input.fileName);
      if (known === undefined) throw documentKindRefused();
      const { fileName, mediaType } = known;
      return await this.database.write(actor, async (tx) => {
        const { roundtableId, meetingId, agendaItemId, subject, kept } = await place(tx);
        const id = newId(tx.now.getTime());
        await tx.get(DocumentRepository).insert({
          id,
          workspaceId: tx.workspaceId,
          roundtableId,
          meetingId,
          agendaItemId,
          number: null,
          title: input.title || fileName,
          fileName,
          mediaType,
          bytes: String(stored.bytes),
          sha256: stored.sha256,
          storageKey: stored.key,
          personId: actor.personId,
          attachedAt: tx.now,
        });
        const payload = { documentId: id, agendaItemId, bytes: stored.bytes, sha256: stored.sha256 };
        await tx.record({ type: documentAttached, subject, payload });
        await kept?.(id);
        return { id };
      });
    } catch (error) {
      // The transaction failed, so the stored file is removed again.
      if (!mayHaveCommitted(error)) await this.storage.remove(stored.key);
      throw error;
    }
  }
}

@Injectable()
export class AttachDocument {
  constructor(private readonly documents: KeepDocument) {}

  async execute(actor: Actor, input: NewDocument): Promise<{ id: string }> {
    const ofRoundtable = input.roundtableId !== undefined;
    demand(actor, dialoguePermissions, ofRoundtable ? 'dialogue.document.attach' : 'dialogue.document.add');
    return this.documents.execute(actor, input, async (tx) => {
      const { body, roundtableId } = await openPlace(tx, input);
      const agendaItemId = input.agendaItemId ?? null;
      const item = agendaItemId === null ? null : await tx.get(AgendaItemRepository).find(agendaItemId);
      const own = roundtableId === null ? item?.meetingId === input.meetingId : item?.roundtableId === roundtableId;
      if (agendaItemId !== null && !own) throw agendaItemNotFound();
      if (item !== null && isBreak(item)) throw breakWithMore();
      // a document belongs to the meeting of its item, also after the item was moved
      const meetingId = item?.meetingId ?? input.meetingId ?? null;
      const meetings = meetingId === null ? await meetingsOf(tx, body.id) : [await meetingIn(tx, body, meetingId)];
      const convened = meetings.find(({ state }) => numbersDocuments(state));
      const kept = async (): Promise<void> => {
        if (convened !== undefined) await tx.get(DocumentRepository).number(convened);
      };
      return { roundtableId, meetingId, agendaItemId, subject: body.id, kept };
    });
  }
}

/** The roundtable is null for a meeting of a group. */
async function openPlace(
  tx: Transaction,
  place: DocumentPlace,
): Promise<{ readonly body: OpenBody; readonly roundtableId: string | null }> {
  const body =
    place.roundtableId === undefined
      ? (await openMeeting(tx, place.meetingId)).body
      : await openBody(tx, ofRoundtable(place.roundtableId));
  demandConduct(tx, body, 'dialogue.document.attach');
  return { body, roundtableId: body.kind === 'roundtable' ? body.id : null };
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
      if (found === null) throw documentNotFound();
      if (found.roundtableId === null) demand(actor, dialoguePermissions, 'dialogue.working-group.read');
      const roundtable = found.roundtableId && (await tx.get(RoundtableRepository).find(found.roundtableId));
      if (found.roundtableId !== null && (!roundtable || !maySee(actor, roundtable))) throw documentNotFound();
      return found;
    });
    const { fileName, mediaType, bytes, storageKey } = document;
    return { fileName, mediaType, bytes: Number(bytes), content: await this.storage.open(storageKey) };
  }
}
