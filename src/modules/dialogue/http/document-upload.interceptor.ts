import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import type { Actor } from '../../../kernel/actor.js';
import { isId } from '../../../kernel/ids.js';
import { actorOf } from '../../../platform/auth/auth.guard.js';
import { receiveFile, type SentFile } from '../../../platform/http/receive-file.js';
import { documentTooLarge, documentUnreadable } from '../domain/conclusion-problems.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { agendaItemNotFound, roundtableNotFound } from '../domain/problems.js';
import { AttachDocument, documentLimit, type DocumentPlace } from '../use-cases/attach-document.js';

export interface AttachedDocument {
  readonly documentId: string;
}

/** Streams the one file of the body to the storage as a document. The fields `title`, `agendaItemId` and `meetingId` precede it. */
@Injectable()
export class DocumentUploadInterceptor implements NestInterceptor {
  constructor(private readonly attach: AttachDocument) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { roundtableId, meetingId } = context.switchToHttp().getRequest<Request>().params;
    if (roundtableId !== undefined && !isId(String(roundtableId))) throw roundtableNotFound();
    if (roundtableId === undefined && !isId(String(meetingId))) throw meetingNotFound();
    const place: DocumentPlace =
      roundtableId === undefined ? { meetingId: String(meetingId) } : { roundtableId: String(roundtableId) };
    await receiveFile<AttachedDocument>(context, {
      maxBytes: documentLimit,
      fields: 3,
      tooLarge: documentTooLarge,
      unreadable: documentUnreadable,
      keep: (file) => this.keep(actorOf(context), place, file),
    });
    return next.handle();
  }

  private async keep(actor: Actor, place: DocumentPlace, file: SentFile): Promise<AttachedDocument> {
    const agendaItemId = file.fields['agendaItemId'] || null;
    if (agendaItemId !== null && !isId(agendaItemId)) throw agendaItemNotFound();
    const meetingId = file.fields['meetingId'] || null;
    if (meetingId !== null && !isId(meetingId)) throw meetingNotFound();
    const fileName = file.name.slice(0, 255);
    const title = file.fields['title']?.trim().slice(0, 500) || fileName;
    const document = { agendaItemId, title, fileName, content: file.content };
    const wanted = place.roundtableId === undefined ? { ...document, ...place } : { ...document, ...place, meetingId };
    return { documentId: (await this.attach.execute(actor, wanted)).id };
  }
}
