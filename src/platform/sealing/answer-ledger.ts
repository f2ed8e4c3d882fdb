import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { AuthenticationKey } from './authentication-key.js';

/** Answers of a wave that one transaction opens. */
export interface Opening {
  readonly waveId: string;
  /** Counts the openings of the wave, from 1. */
  readonly number: number;
  /** The version of the signed digest from which the sets were determined. */
  readonly version: number;
  /** Keyed hashes of the opened boxes, by set, in random order. */
  readonly sets: readonly (readonly string[])[];
  /** How many of the answers came by personal links, by unit of the wave. */
  readonly byLink: Readonly<Record<string, number>>;
}

/** A person accepted that the openings up to this number are those that the database has. */
interface Acceptance {
  readonly waveId: string;
  readonly acceptedUntil: number;
}

/** What the ledger has of a wave. */
export interface WaveOpenings {
  /** Since the last acceptance, in order. */
  readonly openings: readonly Opening[];
  /** The number of the last opening before them. */
  readonly acceptedUntil: number;
  /** Hashes of the boxes of all openings, also of those before an acceptance. */
  readonly opened: ReadonlySet<string>;
  /** Answers by personal links up to the acceptance, by unit. */
  readonly byLink: ReadonlyMap<string, number>;
}

const none: WaveOpenings = { openings: [], acceptedUntil: 0, opened: new Set(), byLink: new Map() };

const newline = 0x0a;
const tagCharacters = 43;

/**
 * Which boxes were opened together. It is a file beside the keys and not a table: someone who owns the database and puts
 * an older state back would otherwise get another random set with some of the same answers. Each line is authenticated
 * and on disk before its transaction commits; it has no time.
 */
export class AnswerLedger {
  private readonly waves = new Map<string, WaveOpenings>();
  /** Bytes that were read; a line that is being written by another process, or was torn by a power cut, is left. */
  private length = 0;
  private inode = 0;

  constructor(
    readonly file: string,
    private readonly key: AuthenticationKey,
  ) {}

  /** The keyed hash by which the ledger knows a box. */
  hashOf(tag: Buffer): string {
    return this.key.tag('opened answer', [], tag).toString('base64url').slice(0, 22);
  }

  ofWave(waveId: string): WaveOpenings {
    this.readNew();
    return this.waves.get(waveId) ?? none;
  }

  append(opening: Opening): void {
    this.write(opening);
  }

  accept(waveId: string, acceptedUntil: number): void {
    this.write({ waveId, acceptedUntil });
  }

  private write(entry: Opening | Acceptance): void {
    const text = JSON.stringify(entry);
    const line = `${this.key.tag('line of the ledger', [text]).toString('base64url')} ${text}\n`;
    mkdirSync(path.dirname(this.file), { recursive: true });
    const handle = openSync(this.file, 'a+', 0o600);
    try {
      // one write, so that lines of two processes do not mix; after a torn line, on a line of its own
      const written = Buffer.from(isTorn(handle) ? `\n${line}` : line);
      if (writeSync(handle, written) < written.length) throw new Error(`${this.file} could not be written`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  private readNew(): void {
    let handle: number;
    try {
      handle = openSync(this.file, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      this.forget();
      return;
    }
    try {
      const { size, ino } = fstatSync(handle);
      // replaced by another file, for example from a backup
      if (size < this.length || ino !== this.inode) this.forget();
      this.inode = ino;
      const added = Buffer.alloc(size - this.length);
      readSync(handle, added, 0, added.length, this.length);
      const end = added.lastIndexOf(newline) + 1;
      for (const line of added.subarray(0, end).toString('utf8').split('\n')) this.note(line);
      this.length += end;
    } finally {
      closeSync(handle);
    }
  }

  private forget(): void {
    this.waves.clear();
    this.length = 0;
  }

  /** A line that is not authentic was torn: its transaction did not commit, or its number will be missed. */
  private note(line: string): void {
    const text = line.slice(tagCharacters + 1);
    const tag = Buffer.from(line.slice(0, tagCharacters), 'base64url');
    if (!this.key.isTag(tag, 'line of the ledger', [text])) return;
    const entry = JSON.parse(text) as Opening | Acceptance;
    const wave = this.waves.get(entry.waveId) ?? none;
    this.waves.set(entry.waveId, 'sets' in entry ? withOpening(wave, entry) : accepted(wave, entry.acceptedUntil));
  }
}

function withOpening(wave: WaveOpenings, opening: Opening): WaveOpenings {
  const opened = wave.opened === none.opened ? new Set<string>() : (wave.opened as Set<string>);
  for (const hash of opening.sets.flat()) opened.add(hash);
  return { ...wave, openings: [...wave.openings, opening], opened };
}

function accepted(wave: WaveOpenings, acceptedUntil: number): WaveOpenings {
  const kept = wave.openings.filter(({ number }) => number <= acceptedUntil);
  return { ...wave, openings: [], acceptedUntil, byLink: sumByLink(wave.byLink, kept) };
}

/** Answers by personal links, by unit. */
export function sumByLink(known: ReadonlyMap<string, number>, openings: readonly Opening[]): Map<string, number> {
  const sums = new Map(known);
  for (const { byLink } of openings)
    for (const [unit, count] of Object.entries(byLink)) sums.set(unit, (sums.get(unit) ?? 0) + count);
  return sums;
}

function isTorn(handle: number): boolean {
  const { size } = fstatSync(handle);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(handle, last, 0, 1, size - 1) === 1 && last[0] !== newline;
}
