import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { isId } from '../../kernel/ids.js';
import { actorOf } from '../../platform/auth/index.js';
import { receiveFile } from '../../platform/http/receive-file.js';
import { evidenceMaxBytes } from '../domain/evidence.js';
import * as problems from '../domain/problems.js';
import { AddEvidence } from '../use-cases/add-evidence.js';

/** Streams the one file of the body to the storage as evidence. */
@Injectable()
export class EvidenceUploadInterceptor implements NestInterceptor {
  constructor(private readonly add: AddEvidence) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const actor = actorOf(context);
    const actionId = String(context.switchToHttp().getRequest<Request>().params['actionId']);
    if (!isId(actionId)) throw problems.actionNotFound();
    await receiveFile(context, {
      maxBytes: evidenceMaxBytes,
      fields: 0,
      tooLarge: () => problems.evidenceTooLarge(evidenceMaxBytes),
      unreadable: problems.evidenceEmpty,
      admit: () => this.add.admit(actor, actionId),
      keep: ({ name, content }) => this.add.execute(actor, { actionId, declaredName: name, content }),
    });
    return next.handle();
  }
}
