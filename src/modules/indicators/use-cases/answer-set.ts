import { createHash } from 'node:crypto';
import type { AnswerRecord } from '../../../surveys/index.js';
import { sorted } from '../domain/run.js';

const idBytes = 16;
const entryBytes = idBytes + 32;

function idOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function fingerprint(answer: AnswerRecord): Buffer {
  const { parkId, stratum, psu, wayIn, disposition } = answer;
  const text = JSON.stringify([parkId, stratum, psu, wayIn, disposition, sorted(answer.answers)]);
  return createHash('sha256').update(text).digest();
}

/** Which answers were read, each by its id and the fingerprint of what it says; 48 bytes an answer. */
export class AnswerSet {
  private entries: Buffer[] = [];

  static from(bytes: Buffer): AnswerSet {
    const set = new AnswerSet();
    for (let at = 0; at < bytes.length; at += entryBytes) set.entries.push(bytes.subarray(at, at + entryBytes));
    return set;
  }

  add(answer: AnswerRecord): void {
    this.entries.push(Buffer.concat([idOf(answer.id), fingerprint(answer)]));
  }

  get size(): number {
    return this.entries.length;
  }

  /** Ids that are not in it; null where one of its own is not among them. */
  newAmong(ids: readonly string[]): string[] | null {
    const known = new Set(this.entries.map((entry) => entry.toString('latin1', 0, idBytes)));
    const added = ids.filter((id) => !known.has(idOf(id).toString('latin1')));
    return ids.length - added.length === known.size ? added : null;
  }

  /** By ascending id, so that it does not matter in which order they were read. */
  toBytes(): Buffer {
    return Buffer.concat(this.entries.sort((a, b) => a.compare(b)));
  }

  hash(): string {
    return createHash('sha256').update(this.toBytes()).digest('hex');
  }
}
