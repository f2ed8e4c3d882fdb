import type { NextFunction, Request, Response } from 'express';
import { type InputError, Problem } from '../../kernel/problem.js';

const deepest = 32;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function faultIn(text: string): string | undefined {
  if (text.includes('\u0000')) return 'nul-byte';
  return loneSurrogate.test(text) ? 'lone-surrogate' : undefined;
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Names with which an object would get at what all objects share. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** NUL bytes and lone surrogates cannot be stored, and nesting beyond 32 levels is never meant: refused with the place. */
export function findTextFaults(body: unknown): readonly InputError[] {
  const faults: InputError[] = [];
  const open: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  for (let item = open.pop(); item !== undefined && faults.length < 20; item = open.pop()) {
    const { value, pointer, depth } = item;
    if (typeof value === 'string') {
      const code = faultIn(value);
      if (code !== undefined)
        faults.push({
          pointer,
          code,
          detail: { en: 'The text contains a character that cannot be stored.', zh: '文本含有无法保存的字符。' },
        });
    } else if (value !== null && typeof value === 'object') {
      if (depth >= deepest)
        faults.push({
          pointer: pointer.slice(0, 200),
          code: 'too-deep',
          detail: { en: `Nested more than ${deepest} levels deep.`, zh: `嵌套超过 ${deepest} 层。` },
        });
      else
        for (const [key, inner] of Object.entries(value)) {
          if (faultIn(key) !== undefined || reserved.has(key))
            faults.push({
              pointer,
              code: 'field-name',
              detail: { en: 'A field has a name that cannot be taken.', zh: '字段名无法使用。' },
            });
          open.push({ value: inner, pointer: `${pointer}/${escapeKey(key)}`, depth: depth + 1 });
        }
    }
  }
  return faults;
}

export function checkText(request: Request, _response: Response, next: NextFunction): void {
  const body: unknown = request.body;
  const query = findTextFaults(request.query).map((fault) => ({ ...fault, pointer: `?${fault.pointer.slice(1)}` }));
  let path: string;
  try {
    path = decodeURIComponent(request.path);
  } catch {
    path = '\u0000';
  }
  const inPath = findTextFaults(path).map((fault) => ({ ...fault, pointer: '' }));
  const errors = [...inPath, ...query, ...findTextFaults(body)];
  if (errors.length > 0) next(textInvalid(errors));
  else next();
}

export function textInvalid(errors: readonly InputError[]): Problem {
  return new Problem(
    'invalid',
    'platform.http.text-invalid',
    { en: 'Some of what was sent cannot be stored.', zh: '部分内容无法保存。' },
    { errors },
  );
}
