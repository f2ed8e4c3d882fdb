import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { phoneAnswersOf, referenceQuestionnaire } from './phone-server.js';

/** Limit for everything before the first question: 30 KB, counted as 30,000 bytes. */
export const PHONE_LIMIT_BYTES = 30_000;

export interface PhoneSize {
  readonly parts: Readonly<Record<string, number>>;
  /** Bytes transferred with gzip level 6, without headers. */
  readonly total: number;
  /** Files that are loaded while the first question is read. */
  readonly later: Readonly<Record<string, number>>;
}

const LATER = /^assets\/(?:later-words|(?:full-)?form-script)-/;

/**
 * Size of what a phone loads before the first question: page, script, style sheet, icon, and the definition with its
 * texts. What later questions need is not included (form engine, texts, modules); a browser test checks that it is requested
 * afterwards.
 */
export function phoneSize(directory: string): PhoneSize {
  const read = (name: string): number => zipped(readFileSync(path.join(directory, name)));
  const assets = readdirSync(path.join(directory, 'assets')).map((name) => `assets/${name}`);
  const sizes = (names: readonly string[]): Record<string, number> =>
    Object.fromEntries(names.map((name) => [name.replace(/-[\w-]{8}\./, '.'), read(name)]));
  const parts = sizes(['index.html', 'icon.svg', ...assets.filter((name) => !LATER.test(name))]);
  const definition = zipped(JSON.stringify(phoneAnswersOf(referenceQuestionnaire()).opening));
  const all = { ...parts, definition };
  const total = Object.values(all).reduce((sum, bytes) => sum + bytes, 0);
  return { parts: all, total, later: sizes(assets.filter((name) => LATER.test(name))) };
}

function zipped(content: Buffer | string): number {
  return gzipSync(content, { level: 6 }).length;
}
