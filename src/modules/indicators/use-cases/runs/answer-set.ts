import { createHash } from 'node:crypto';
import { choice } from '../../../../methodology/classification/answers.js';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import type { FrameRecord, AnswersFacade } from '../../../../surveys/answers.js';
import { isOfPoster, mayWeigh } from '../../domain/runs/counting/counting.js';
import { indicatorProblems } from '../../domain/problems.js';
import { defaultSettings } from '../../domain/runs/settings.js';
import { statedSexOf } from '../../domain/runs/counting/tally.js';
import { ReadAnswersRepository } from '../../persistence/runs/read-answers.repository.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';

const idBytes = 16;
/** Bytes of the id, then 4 bytes of the first-seen run. */
const entryBytes = idBytes + 4;

function idOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/**
 * The answers that were read, each by its random id without its content, with its first-seen run: the run on the wave
 * that was the first to read it, 0 if unknown. 20 bytes an answer. A hash of contents would allow someone to test a
 * guessed answer.
 */
export class AnswerSet {
  private entries: Buffer = Buffer.alloc(0);
  private length = 0;
  private isSorted = true;

  static from(bytes: Buffer): AnswerSet {
    const set = new AnswerSet();
    [set.entries, set.length] = [bytes, bytes.length];
    return set;
  }

  add({ id }: { readonly id: string }, mark: number): void {
    if (this.length === this.entries.length)
      this.entries = Buffer.concat([this.entries], entryBytes * Math.ceil(64 + this.size * 1.5));
    idOf(id).copy(this.entries, this.length);
    this.entries.writeUInt32BE(mark, this.length + idBytes);
    this.length += entryBytes;
    this.isSorted = false;
  }

  get size(): number {
    return this.length / entryBytes;
  }

  /** The given ids that were first read after a run, or are not in the set. */
  readAfter(mark: number, ids: readonly string[]): string[] {
    return ids.filter((id) => (this.markOf(id) ?? Infinity) > mark);
  }

  /** Undefined if the id is not in the set. */
  markOf(id: string): number | undefined {
    const bytes = this.toBytes();
    const at = placeOf(idOf(id), bytes);
    return at < 0 ? undefined : bytes.readUInt32BE(at + idBytes);
  }

  /** Sorted by id, so that the order of reading does not matter. */
  toBytes(): Buffer {
    if (!this.isSorted) this.sort();
    return this.entries.subarray(0, this.length);
  }

  private sort(): void {
    const { entries } = this;
    const order = Uint32Array.from({ length: this.size }, (_, at) => at * entryBytes);
    order.sort((a, b) => entries.compare(entries, b, b + entryBytes, a, a + entryBytes));
    const sorted = Buffer.alloc(this.length);
    for (const [at, from] of order.entries()) entries.copy(sorted, at * entryBytes, from, from + entryBytes);
    this.entries = sorted;
    this.isSorted = true;
  }

  /** Excludes the first-seen runs: the same answers have the same hash, whenever they arrived. */
  hash(): string {
    const [bytes, hash] = [this.toBytes(), createHash('sha256')];
    for (let at = 0; at < bytes.length; at += entryBytes) hash.update(bytes.subarray(at, at + idBytes));
    return hash.digest('hex');
  }
}

/** -1 if it is not present. */
function placeOf(id: Buffer, bytes: Buffer): number {
  let [from, to] = [0, bytes.length / entryBytes];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const at = middle * entryBytes;
    const order = bytes.compare(id, 0, idBytes, at, at + idBytes);
    if (order === 0) return at;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return -1;
}

const batchSize = 2000;

/** By id; null = from an open poster, so without a weight. */
export type WaitingAnswers = ReadonlyMap<string, WaitingPlace | null>;

export interface WaitingPlace {
  readonly psu: string;
  readonly sex: 'F' | 'M';
}

/**
 * Answers that the last release of the wave does not contain, while they are of fewer persons or enterprises than a
 * figure needs. If they were counted, each indicator that includes one of them would be suppressed permanently, and each
 * indicator that is still published would reveal that they are not in it. So neither figures nor weights count them
 * until there are enough. Empty once they are enough. Answers from open posters have their own figures and wait
 * separately; their enterprises are unknown.
 */
export async function waitingAnswers(
  tx: ReadTransaction,
  answers: AnswersFacade,
  { waveId, frame }: { readonly waveId: string; readonly frame: FrameRecord },
): Promise<WaitingAnswers> {
  const released = await tx.get(RunRepository).releasedOn(waveId);
  const read = released.length === 0 ? null : await tx.get(ReadAnswersRepository).ofWave(waveId);
  if (read === null) return new Map();
  const last = Math.max(...released.map(({ mark }) => mark));
  const wave = await answers.wave(tx, waveId);
  if (wave === undefined) throw indicatorProblems.unknownWave();
  const minimumWorkers = Math.max(defaultSettings.minimumWorkers, wave.minimumPersons);
  const minimumEnterprises = Math.max(defaultSettings.minimumEnterprises, wave.minimumEnterprises);
  const staffed = new Set(frame.units.filter(({ headcount }) => headcount > 0).map(({ psu }) => psu));
  const added = AnswerSet.from(read).readAfter(last, await answers.answerIds(tx, waveId));
  const [drawn, posters] = [new Map<string, WaitingPlace>(), new Map<string, null>()];
  for (let from = 0; from < added.length; from += batchSize) {
    for (const answer of await answers.answersOf(tx, waveId, added.slice(from, from + batchSize))) {
      if (isOfPoster(answer)) posters.set(answer.id, null);
      else if (mayWeigh(answer) && staffed.has(answer.psu))
        drawn.set(answer.id, { psu: answer.psu, sex: statedSexOf(choice(answer.answers, 'sex'))! });
    }
  }
  const enterprises = new Set([...drawn.values()].map(({ psu }) => psu));
  const areMany = drawn.size >= minimumWorkers && enterprises.size >= minimumEnterprises;
  return new Map([...(areMany ? [] : drawn), ...(posters.size >= minimumWorkers ? [] : posters)]);
}
