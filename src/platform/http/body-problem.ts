import { isUtf8 } from 'node:buffer';
import type { NextFunction, Request, Response } from 'express';
import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

/**
 * Registered directly after the body parser: turns its errors into problems before the framework misinterprets them.
 */
export function bodyProblem(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  next(fromBodyParser(error) ?? error);
}

function fromBodyParser(error: unknown): Problem | undefined {
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large')
    return new Problem(
      'too-large',
      'platform.http.too-large',
      { en: 'The request is too large.', zh: '发送的内容过大。' },
      { detail: { en: 'The limit for JSON is 1 MB.', zh: 'JSON 最大1 MB。' } },
    );
  if (type === 'entity.parse.failed' || type === 'entity.verify.failed') return malformed(placeIn(error));
  if (
    type === 'encoding.unsupported' ||
    type === 'charset.unsupported' ||
    type === 'request.aborted' ||
    type === 'request.size.invalid' ||
    // a body that cannot be decompressed
    (error as { status?: unknown } | null)?.status === 400
  )
    return malformed(generalPlace);
  return undefined;
}

const generalPlace: LocalizedText = { en: 'The request body is not JSON.', zh: '无法按 JSON 读取。' };

function malformed(detail: LocalizedText): Problem {
  return new Problem(
    'invalid',
    'platform.http.malformed',
    { en: 'The request is not valid JSON.', zh: '发送的内容不是有效的 JSON。' },
    // the pointer to the whole body, because it could not be parsed
    { errors: [{ pointer: '', code: 'malformed', detail }] },
  );
}

/** The parser's positions start at 0, positions for people at 1. */
function placeIn(error: unknown): LocalizedText {
  const position = /at position (\d+)/.exec((error as Error).message)?.[1];
  if (position === undefined) return generalPlace;
  const place = Number(position) + 1;
  return { en: `Check the JSON at character ${place}.`, zh: `第${place}个字符处有误。` };
}

/** JSON is UTF-8 (RFC 8259, section 8.1): other encodings would be stored as wrong characters. */
export function demandUtf8(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (/^utf-?8$/i.test(charset) && !isUtf8(body)) throw new Error('not UTF-8');
}
