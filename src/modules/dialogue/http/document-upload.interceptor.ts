import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import type { Actor } from '../../../kernel/actor.js';
import { isId } from '../../../kernel/ids.js';
import { actorOf } from '../../../platform/auth/auth.guard.js';
import { documentTooLarge, documentUnreadable } from '../domain/conclusion-problems.js';
import { agendaItemNotFound, roundtableNotFound } from '../domain/problems.js';
import { AttachDocument, documentLimit } from '../use-cases/attach-document.js';

/** Bytes that boundaries and the fields before the file may add. */
const envelopeBytes = 64 * 1024;

export interface AttachedDocument {
  readonly documentId: string;
}

/**
 * Hands the one file of a multipart body to the use case as a stream: it is never held in memory. `title` and
 * `agendaItemId` are fields that stand before the file.
 */
@Injectable()
export class DocumentUploadInterceptor implements NestInterceptor {
  constructor(private readonly attach: AttachDocument) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    try {
      if (Number(request.headers['content-length'] ?? 0) > documentLimit + envelopeBytes) throw documentTooLarge();
      await this.receive(request, response, actorOf(context));
    } catch (error) {
      // The rest of the body is not wanted: the connection closes with the answer instead of reading it to its end.
      if (!request.complete) response.set('Connection', 'close');
      throw error;
    }
    return next.handle();
  }

  private async receive(request: Request, response: Response, actor: Actor): Promise<void> {
    const roundtableId = String(request.params['roundtableId']);
    if (!isId(roundtableId)) throw roundtableNotFound();
    const storage: multer.StorageEngine = {
      _handleFile: (_request, file, done) => {
        const fileName = Buffer.from(file.originalname, 'latin1').toString('utf8').slice(0, 255);
        const fields = request.body as Readonly<Record<string, string | undefined>>;
        const agendaItemId = fields['agendaItemId'] || null;
        const title = fields['title']?.trim().slice(0, 500) || fileName;
        const attached =
          agendaItemId !== null && !isId(agendaItemId)
            ? Promise.reject(agendaItemNotFound())
            : this.attach.execute(actor, { roundtableId, agendaItemId, title, fileName, content: file.stream });
        attached.then(
          ({ id }) => done(null, { documentId: id } as Partial<Express.Multer.File>),
          (error: unknown) => {
            file.stream.resume();
            done(error);
          },
        );
      },
      // What the use case kept is a document; whatever follows it in the body does not undo that.
      _removeFile: (_request, _file, done) => done(null),
    };
    const limits = { files: 1, fields: 2, parts: 3, fieldSize: 4096, headerPairs: 20, fileSize: documentLimit + 1 };
    const parse = multer({ storage, limits }).single('file');
    await new Promise<void>((resolve, reject) => {
      parse(request, response, (error: unknown) => (error ? reject(refusal(error)) : resolve()));
    });
    if (request.file === undefined) throw documentUnreadable();
  }
}

function refusal(error: unknown): unknown {
  if (!(error instanceof multer.MulterError)) return error;
  return error.code === 'LIMIT_FILE_SIZE' ? documentTooLarge() : documentUnreadable();
}
