import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import type { Actor } from '../../../kernel/actor.js';
import { isId } from '../../../kernel/ids.js';
import { actorOf } from '../../../platform/auth/auth.guard.js';
import { receiveFile, type SentFile } from '../../../platform/http/receive-file.js';
import { conclusionNotFound, documentTooLarge, documentUnreadable } from '../domain/conclusion-problems.js';
import { organisationNotAsked } from '../domain/confirmation-problems.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { agendaItemNotFound, roundtableNotFound } from '../domain/problems.js';
import { AttachConfirmationPaper } from '../use-cases/answer-confirmation.js';
import { AttachDocument, documentLimit, type DocumentPlace } from '../use-cases/attach-document.js';

export interface AttachedDocument {
  readonly documentId: string;
}

/** Streams the one file of the body to the storage as the paper of an organisation's answer to a conclusion. */
@Injectable()
export class PaperUploadInterceptor implements NestInterceptor {
  constructor(private readonly attach: AttachConfirmationPaper) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { conclusionId, organisationId } = context.switchToHttp().getRequest<Request>().params;
    if (!isId(String(conclusionId))) throw conclusionNotFound();
    if (!isId(String(organisationId))) throw organisationNotAsked();
    const of = { conclusionId: String(conclusionId), organisationId: String(organisationId) };
    await receiveFile<AttachedDocument>(context, {
      ...upload,
      fields: 1,
      keep: async (file) => {
        const paper = { ...of, ...titled(file), content: file.content };
        return { documentId: (await this.attach.execute(actorOf(context), paper)).id };
      },
    });
    return next.handle();
  }
}

const upload = { maxBytes: documentLimit, tooLarge: documentTooLarge, unreadable: documentUnreadable };

function titled({ name, fields }: SentFile): { readonly title: string; readonly fileName: string } {
  return { fileName: name, title: fields['title']?.trim().slice(0, 500) ?? '' };
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
      ...upload,
      fields: 3,
      keep: (file) => this.keep(actorOf(context), place, file),
    });
    return next.handle();
  }

  private async keep(actor: Actor, place: DocumentPlace, file: SentFile): Promise<AttachedDocument> {
    const agendaItemId = file.fields['agendaItemId'] || null;
    if (agendaItemId !== null && !isId(agendaItemId)) throw agendaItemNotFound();
    const meetingId = file.fields['meetingId'] || null;
    if (meetingId !== null && !isId(meetingId)) throw meetingNotFound();
    const document = { agendaItemId, ...titled(file), content: file.content };
    const wanted = place.roundtableId === undefined ? { ...document, ...place } : { ...document, ...place, meetingId };
    return { documentId: (await this.attach.execute(actor, wanted)).id };
  }
}
