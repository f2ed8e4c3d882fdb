import type { NextFunction, Request, Response } from 'express';
import { Problem } from '../../kernel/problem.js';

/** Right behind the body parser: its errors become problems before the framework takes them for something else. */
export function bodyProblem(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  next(fromBodyParser(error) ?? error);
}

function fromBodyParser(error: unknown): Problem | undefined {
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large')
    return new Problem(
      'too-large',
      'platform.http.too-large',
      { en: 'What was sent is too large.', zh: '发送的内容过大。' },
      { detail: { en: 'At most 1 MB of JSON can be taken.', zh: 'JSON 最大 1 MB。' } },
    );
  if (
    type === 'entity.parse.failed' ||
    type === 'encoding.unsupported' ||
    type === 'charset.unsupported' ||
    type === 'request.aborted' ||
    type === 'request.size.invalid' ||
    // what does not unpack
    (error as { status?: unknown } | null)?.status === 400
  )
    return new Problem('invalid', 'platform.http.malformed', {
      en: 'What was sent is not valid JSON.',
      zh: '发送的内容不是有效的 JSON。',
    });
  return undefined;
}
