import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { phoneAnswersOf, referenceQuestionnaire } from './phone-server.js';

/** Everything before the first question, of look.md and survey-anchors: 30 KB, counted as 30,000 bytes. */
export const PHONE_LIMIT_BYTES = 30_000;

export interface PhoneSize {
  readonly parts: Readonly<Record<string, number>>;
  /** Bytes over the wire, gzip level 6 as servers use it, without headers. */
  readonly total: number;
}

/**
 * What a phone loads before the first question is shown: page, script, sheet, icon, and the definition with filled texts.
 * The words and modules for later are not among it; a browser test watches that they are asked for afterwards.
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
