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
}

/**
 * Size of what a phone loads before the first question: page, script, style sheet, icon, and the definition with its
 * texts. Texts and modules for later are not included; a browser test checks that they are requested afterwards.
 */
export function phoneSize(directory: string): PhoneSize {
  const read = (name: string): number => zipped(readFileSync(path.join(directory, name)));
  const assets = readdirSync(path.join(directory, 'assets')).filter((name) => !name.startsWith('later-words'));
  const parts = Object.fromEntries(
    ['index.html', 'icon.svg', ...assets.map((name) => `assets/${name}`)].map((name) => [
      name.replace(/-[\w-]{8}\./, '.'),
      read(name),
    ]),
  );
  const definition = zipped(JSON.stringify(phoneAnswersOf(referenceQuestionnaire()).opening));
  const all = { ...parts, definition };
  return { parts: all, total: Object.values(all).reduce((sum, bytes) => sum + bytes, 0) };
}

function zipped(content: Buffer | string): number {
  return gzipSync(content, { level: 6 }).length;
}
