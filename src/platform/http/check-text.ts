import type { NextFunction, Request, Response } from 'express';
import { localized } from '../../kernel/localized-text.js';
import { type InputError, Problem } from '../../kernel/problem.js';

/** A questionnaire with 64 groups in each other, two levels each, has 140; its own check says at which group they are too many. */
const deepest = 200;
const mostFaults = 20;
const unstorable = localized('The text contains a character that cannot be stored.', '文本含有无法保存的字符。');
const tooDeep = localized(`The data is nested more than ${deepest} levels deep.`, `嵌套超过${deepest}层。`);
const badName = localized('A field name is not allowed.', '字段名无法使用。');

function faultIn(text: string): string | undefined {
  if (text.includes('\u0000')) return 'nul-byte';
  return text.isWellFormed() ? undefined : 'lone-surrogate';
}

/** Property names that could change the prototype shared by all objects. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Finds NUL bytes and lone surrogates, which cannot be stored, and nesting deeper than 200 levels, which no client
 * needs. Returns the place of each.
 */
export function findTextFaults(body: unknown): readonly InputError[] {
  const faults: InputError[] = [];
  look(body, [], faults);
  return faults.slice(0, mostFaults);
}

/** `path` leads to the value. It becomes a text only if there is an error, because nearly every body has none. */
function look(value: unknown, path: string[], faults: InputError[]): void {
  if (faults.length >= mostFaults) return;
  if (typeof value === 'string') {
    const code = faultIn(value);
    if (code !== undefined) faults.push({ pointer: pointerTo(path), code, detail: unstorable });
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if (path.length >= deepest)
    return void faults.push({ pointer: pointerTo(path).slice(0, 200), code: 'too-deep', detail: tooDeep });
  for (const name of Object.keys(value)) {
    if (faultIn(name) !== undefined || reserved.has(name))
      faults.push({ pointer: pointerTo(path), code: 'field-name', detail: badName });
    path.push(name);
    look((value as Record<string, unknown>)[name], path, faults);
    path.pop();
  }
}

function pointerTo(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
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
    { en: 'Some of the data cannot be stored.', zh: '部分内容无法保存。' },
    { errors },
  );
}
