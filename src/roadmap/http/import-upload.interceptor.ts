import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { receiveFile } from '../../platform/http/receive-file.js';
import { importMaxBytes, importTooLarge, importUnreadable } from '../domain/import/problems.js';
import type { ImportFile } from '../use-cases/import-file.js';

/** The file of a request, with the fields that came before it. */
export interface ReceivedImport extends ImportFile {
  readonly basis: string;
}

/** Receives a table of actions. A workbook can be read only as a whole, so the file is held in memory: at most 10 MB. */
@Injectable()
export class ImportUploadInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    await receiveFile<ReceivedImport>(context, {
      maxBytes: importMaxBytes,
      fields: 1,
      tooLarge: importTooLarge,
      unreadable: importUnreadable,
      keep: async ({ name, content, fields }) => {
        const pieces: Buffer[] = [];
        for await (const piece of content) pieces.push(piece as Buffer);
        return { name, bytes: Buffer.concat(pieces), basis: fields['basis'] ?? '' };
      },
    });
    return next.handle();
  }
}
