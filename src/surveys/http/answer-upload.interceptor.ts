import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import type { Actor } from '../../kernel/actor.js';
import { isId } from '../../kernel/ids.js';
import { actorOf } from '../../platform/auth/index.js';
import type { ImportMode } from '../domain/import-row.js';
import { surveyProblems } from '../domain/problems.js';
import { StartImport } from '../use-cases/start-import.js';

/** What the use case made of the uploaded file. */
export interface StartedImport {
  readonly importId: string;
}

/** Streams the one file of a multipart body to the storage: a table of 300 MB never stands in memory. */
@Injectable()
export class AnswerUploadInterceptor implements NestInterceptor {
  constructor(private readonly startImport: StartImport) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const waveId = String(request.params['waveId']);
    if (!isId(waveId)) throw surveyProblems.waveNotFound();
    const mode: ImportMode = request.query['mode'] === 'accept-good' ? 'accept-good' : 'all-or-nothing';
    try {
      await this.receive({ request, response, actor: actorOf(context), waveId, mode });
    } catch (error) {
      // Nobody reads the rest of the body: the connection closes with the answer.
      if (!request.complete) response.set('Connection', 'close');
      throw error;
    }
    return next.handle();
  }

  private async receive(upload: {
    readonly request: Request;
    readonly response: Response;
    readonly actor: Actor;
    readonly waveId: string;
    readonly mode: ImportMode;
  }): Promise<void> {
    const { actor, waveId, mode } = upload;
    const storage: multer.StorageEngine = {
      _handleFile: (_request, file, done) => {
        const name = Buffer.from(file.originalname, 'latin1').toString('utf8');
        this.startImport.execute(actor, waveId, { stream: file.stream, name, mode }).then(
          ({ id }) => done(null, { importId: id } as Partial<Express.Multer.File>),
          (error: unknown) => {
            file.stream.resume();
            done(error);
          },
        );
      },
      _removeFile: (_request, _file, done) => done(null),
    };
    const parse = multer({ storage, limits: { files: 1, fields: 4, parts: 5, headerPairs: 20 } }).single('file');
    await new Promise<void>((resolve, reject) => {
      parse(upload.request, upload.response, (error: unknown) =>
        error instanceof multer.MulterError
          ? reject(surveyProblems.fileKind())
          : error
            ? reject(error as Error)
            : resolve(),
      );
    });
  }
}
