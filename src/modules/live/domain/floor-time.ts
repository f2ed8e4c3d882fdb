import { type Constituency, type Sex, constituencies, sexes } from '../../../kernel/actor.js';

/** A speech as recorded; `milliseconds` is null while it lasts. */
export interface SpeechRecord {
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly organisationId: string | null;
  readonly sex: Sex;
  readonly startedAt: Date;
  readonly limitSeconds: number | null;
  readonly milliseconds: number | null;
}

export interface FloorTotal<Key> {
  readonly key: Key;
  readonly milliseconds: number;
  readonly turns: number;
  readonly people: number;
}

export interface FloorTime {
  readonly milliseconds: number;
  /** All three groups, in the ILO's order, then speakers without a group. */
  readonly byConstituency: readonly FloorTotal<Constituency | null>[];
  /** Null when suppressed: see `mayShowBySex`. */
  readonly bySex: readonly FloorTotal<Sex>[] | null;
}

/** If fewer people of one sex spoke, they could be recognised, and so could those who did not state their sex. */
export const leastPeopleOfASex = 3;

/** Rounded once, so that the totals of a record by group and by sex are equal. */
export function inWholeSeconds(speech: SpeechRecord): SpeechRecord {
  const { milliseconds } = speech;
  return milliseconds === null ? speech : { ...speech, milliseconds: 1000 * Math.round(milliseconds / 1000) };
}

/** Totals of ended speeches, by the affiliations recorded when the floor was given. */
export function floorTime(speeches: readonly SpeechRecord[]): FloorTime {
  const ended = speeches.filter((speech) => speech.milliseconds !== null);
  return {
    milliseconds: sum(ended),
    byConstituency: [...constituencies, null].map((key) =>
      total(
        key,
        ended.filter((speech) => speech.constituency === key),
      ),
    ),
    bySex: sexes.map((key) =>
      total(
        key,
        ended.filter((speech) => speech.sex === key),
      ),
    ),
  };
}

function sum(speeches: readonly SpeechRecord[]): number {
  return speeches.reduce((milliseconds, speech) => milliseconds + (speech.milliseconds ?? 0), 0);
}

function total<Key>(key: Key, speeches: readonly SpeechRecord[]): FloorTotal<Key> {
  const people = new Set(speeches.map((speech) => speech.personId)).size;
  return { key, milliseconds: sum(speeches), turns: speeches.length, people };
}

/**
 * Whether the split by sex may be shown: only if every sex that spoke has enough people. Otherwise all of it is
 * suppressed, so that nothing can be subtracted.
 */
export function mayShowBySex(bySex: readonly FloorTotal<Sex>[]): boolean {
  return bySex.every((one) => one.people === 0 || one.people >= leastPeopleOfASex);
}

/**
 * For readers who may not see seats by sex. During the session nothing is shown by sex, because the difference of two
 * readings would reveal a speaker; afterwards only if enough people spoke.
 */
export function protectedFloorTime(time: FloorTime, ended: boolean): FloorTime {
  const shown = ended && time.bySex !== null && mayShowBySex(time.bySex);
  return shown ? time : { ...time, bySex: null };
}
