import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import type { Actor } from '../../kernel/actor.js';
import { isId } from '../../kernel/ids.js';
import { actorOf } from '../../platform/auth/index.js';
import { evidenceMaxBytes } from '../domain/evidence.js';
import * as problems from '../domain/problems.js';
import { AddEvidence } from '../use-cases/add-evidence.js';

/** Bytes that boundaries and part headers may add to the file itself. */
const envelopeBytes = 64 * 1024;

export interface KeptFile {
  readonly evidenceId: string;
}

/**
 * Hands the one file of a multipart body to the use case as a stream: it is never held in memory nor written anywhere
 * but by the storage. A body that announces more than the limit is refused before it is read.
 */
@Injectable()
export class EvidenceUploadInterceptor implements NestInterceptor {
  constructor(private readonly add: AddEvidence) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const actor = actorOf(context);
    const actionId = String(request.params['actionId']);
    if (!isId(actionId)) throw problems.actionNotFound();
    try {
      if (Number(request.headers['content-length'] ?? 0) > evidenceMaxBytes + envelopeBytes)
        throw problems.evidenceTooLarge(evidenceMaxBytes);
      await this.add.admit(actor, actionId);
      await this.receive({ request, response, actor, actionId });
    } catch (error) {
      // The rest of the body is not wanted: the connection closes with the answer instead of reading it to its end.
      if (!request.complete) response.set('Connection', 'close');
      throw error;
    }
    return next.handle();
  }

  private async receive(upload: {
    readonly request: Request;
    readonly response: Response;
    readonly actor: Actor;
    readonly actionId: string;
  }): Promise<void> {
    const { request, response, actor, actionId } = upload;
    let refuse: (error: unknown) => void = () => undefined;
    const refused = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    refused.catch(() => undefined);
    const storage: multer.StorageEngine = {
      _handleFile: (_request, file, done) => {
        this.add.execute(actor, { actionId, declaredName: utf8Name(file.originalname), content: file.stream }).then(
          ({ id }) => done(null, { evidenceId: id } as Partial<Express.Multer.File>),
          (error: unknown) => {
            // Answered at once: the parser itself would first read the body to its end.
            refuse(error);
            file.stream.resume();
            done(error);
          },
        );
      },
      // A file that the use case kept is evidence; whatever follows it in the body does not undo that.
      _removeFile: (_request, _file, done) => done(null),
    };
    const parse = multer({
      storage,
      limits: { files: 1, fields: 0, parts: 1, headerPairs: 20, fileSize: evidenceMaxBytes + 1 },
    }).single('file');
    const parsed = new Promise<void>((resolve, reject) => {
      parse(request, response, (error: unknown) => (error ? reject(refusal(error)) : resolve()));
    });
    parsed.catch(() => undefined);
    await Promise.race([parsed, refused]);
  }
}

/** multipart names arrive as Latin-1; browsers send UTF-8. */
function utf8Name(name: string): string {
  return Buffer.from(name, 'latin1').toString('utf8');
}

function refusal(error: unknown): unknown {
  if (!(error instanceof multer.MulterError)) return error;
  return error.code === 'LIMIT_FILE_SIZE' ? problems.evidenceTooLarge(evidenceMaxBytes) : problems.evidenceEmpty();
}
