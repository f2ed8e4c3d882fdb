import type { Constituency, Sex } from '../../../kernel/actor.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';

/** Speaking time of one person at one meeting; the person's id is used only to count persons and is never shown. */
export interface SpeechFacts {
  readonly meetingId: string;
  readonly personId: string;
  readonly constituency: Constituency | null;
  readonly sex: Sex;
  /** Without pauses. */
  readonly milliseconds: number;
  readonly turns: number;
}

/** Ended speeches, by the affiliations recorded when the floor was given. */
export function speechFacts(tx: ReadTransaction): Promise<SpeechFacts[]> {
  return tx.query<SpeechFacts>(
    `SELECT roundtable_id AS "meetingId", person_id AS "personId", constituency, sex,
       sum(milliseconds)::float8 AS milliseconds, count(*)::int AS turns
     FROM live_speech WHERE milliseconds IS NOT NULL
     GROUP BY roundtable_id, person_id, constituency, sex ORDER BY roundtable_id, person_id, constituency, sex`,
  );
}
