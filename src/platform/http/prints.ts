import { applyDecorators, type CallHandler, Injectable, type NestInterceptor, UseInterceptors } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { finalize, type Observable } from 'rxjs';
import { takeTurn } from '../print/index.js';

@Injectable()
class PrintTurn implements NestInterceptor {
  async intercept(_: unknown, next: CallHandler): Promise<Observable<unknown>> {
    const turn = await takeTurn();
    return next.handle().pipe(finalize(() => turn.end()));
  }
}

/** The answer is a PDF: the request waits for its turn before anything is read for it. */
export const Prints = () => applyDecorators(UseInterceptors(PrintTurn), ApiProduces('application/pdf'));
