import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { demandVersion } from '../../../kernel/merge.js';
import { Database } from '../../../platform/database/database.js';
import { FileStorage } from '../../../platform/storage/file-storage.js';
import { documentNotFound } from '../domain/conclusion-problems.js';
import { isOwnProposal } from '../domain/agenda.js';
import { agendaItemDeleted, documentDeleted } from '../domain/events.js';
import { dialoguePermissions, maySee } from '../domain/policy.js';
import { agendaItemInUse } from '../domain/problems.js';
import { AgendaItemRepository } from '../persistence/agenda-item.repository.js';
import { DocumentRepository } from '../persistence/document.repository.js';
import { demandConduct, ofRoundtable, openBody } from './open-body.js';
import { openItem } from './open-item.js';
import { demandAgendaOpen, meetingIn, openMeeting } from './open-meeting.js';

interface ShownItem {
  readonly agendaItemId: string;
  readonly baseVersion: number;
}

/**
 * Deletes an item that was planned by mistake and under which nothing happened, or takes an own proposal back until it is
 * decided. The event names no title: members read it.
 */
@Injectable()
export class DeleteAgendaItem {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { agendaItemId, baseVersion }: ShownItem): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.agenda.arrange');
    await this.database.write(actor, async (tx) => {
      const { item, body } = await openItem(tx, agendaItemId);
      const own = isOwnProposal(item, tx.actor.personId);
      if (!own) demandConduct(tx, body, 'dialogue.agenda.change');
      demandVersion('dialogue.agenda-item.changed', item.version, baseVersion);
      const items = tx.get(AgendaItemRepository);
      if (item.meetingId !== null) demandAgendaOpen(body, await meetingIn(tx, body, item.meetingId));
      // what others proposed is carried over or declined, with a reason
      const isDeletable = own || item.status === 'planned';
      const given = own ? { ...item, sourceId: null } : item;
      if (!isDeletable || (await items.isUsed(given, body.id))) throw agendaItemInUse();
      await items.remove(item);
      await tx.record({ type: agendaItemDeleted, subject: body.id, payload: { agendaItemId: item.id } });
    });
  }
}

/** Deletes a document until its meeting has ended. Its event keeps the checksum of the file, but no title: members read it. */
@Injectable()
export class DeleteDocument {
  constructor(
    private readonly database: Database,
    private readonly storage: FileStorage,
  ) {}

  async execute(actor: Actor, documentId: string): Promise<void> {
    demand(actor, dialoguePermissions, 'dialogue.document.add');
    const key = await this.database.write(actor, async (tx) => {
      const documents = tx.get(DocumentRepository);
      const found = await documents.find(documentId);
      if (found === null) throw documentNotFound();
      const { roundtableId, meetingId } = found;
      const body =
        roundtableId === null
          ? (await openMeeting(tx, meetingId!)).body
          : await openBody(tx, ofRoundtable(roundtableId));
      if (body.kind === 'roundtable' && !maySee(actor, body.roundtable)) throw documentNotFound();
      demandConduct(tx, body, 'dialogue.document.attach');
      // the item decides: it may have been a proposal when the document was attached
      const item = found.agendaItemId && (await tx.get(AgendaItemRepository).find(found.agendaItemId));
      const heldAt = (item ? item.meetingId : null) ?? meetingId;
      if (heldAt !== null) demandAgendaOpen(body, await meetingIn(tx, body, heldAt));
      if (!(await documents.remove(documentId))) throw documentNotFound();
      const payload = { documentId, sha256: found.sha256 };
      await tx.record({ type: documentDeleted, subject: body.id, payload });
      return found.storageKey;
    });
    // after the commit: a file without a row only takes space, but a row without its file would be an error
    await this.storage.remove(key);
  }
}
