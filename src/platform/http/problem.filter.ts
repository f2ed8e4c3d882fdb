import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Socket } from 'socket.io';
import { newId } from '../../kernel/ids.js';
import { Problem, type ProblemKind } from '../../kernel/problem.js';
import { Logger } from '../observability/logger.js';
import { currentRequest } from '../observability/request-context.js';
import { DiskSpace, diskFull, isDiskFull } from '../storage/disk-space.js';
import { httpProblem } from './http-problem.js';
import { closeUnread } from './limit-connections.js';
import { languageOf, languageOfSocket } from './language.js';
import { problemBody, statusOf } from './problem-body.js';

const kindByStatus = new Map(Object.entries(statusOf).map(([kind, status]) => [status, kind as ProblemKind]));

/** Seconds after which to try again, if the problem does not specify it. */
const soon = 2;

/** The only place that turns errors into answers, for HTTP and for socket acknowledgements. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly disk: DiskSpace,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const instance = `urn:uuid:${currentRequest()?.requestId ?? newId()}`;
    const problem = this.problemOf(error, instance);
    if (host.getType() === 'ws') return this.acknowledge(problem, host, instance);
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    const { retryAfter = problem.kind === 'unavailable' ? soon : undefined } = problem.options;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    closeUnread(request, response);
    const language = languageOf(request.headers['accept-language']);
    response
      .status(statusOf[problem.kind])
      .setHeader('Content-Language', language)
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(problem, language, instance)));
  }

  private acknowledge(problem: Problem, host: ArgumentsHost, instance: string): void {
    const client = host.switchToWs().getClient<Socket>();
    const language = languageOfSocket(client.handshake);
    const answer = { ok: false, problem: problemBody(problem, language, instance) };
    const acknowledge = host
      .getArgs()
      .find((argument): argument is (body: unknown) => void => typeof argument === 'function');
    if (acknowledge === undefined) client.emit('problem', answer.problem);
    else acknowledge(answer);
  }

  private problemOf(error: unknown, instance: string): Problem {
    if (isDiskFull(error)) {
      this.disk.noteFull();
      return diskFull();
    }
    if (error instanceof Problem) return error;
    if (error instanceof HttpException) return fromHttp(error);
    this.logger.error(`unexpected error ${instance}`, error);
    return new Problem(
      'unavailable',
      'platform.unexpected',
      { en: 'There is a problem with the service.', zh: '服务器发生意外错误。' },
      {
        detail:
          currentRequest()?.hasCommitted === true
            ? {
                en: 'Your changes were saved. Reload the page.',
                zh: '您的更改已保存，请刷新页面。',
              }
            : {
                en: 'Nothing was saved. Try again later.',
                zh: '未保存任何内容，请稍后重试。',
              },
      },
    );
  }
}

function fromHttp(error: HttpException): Problem {
  const status = error.getStatus();
  return httpProblem(kindByStatus.get(status) ?? (status >= 500 ? 'unavailable' : 'invalid'));
}
