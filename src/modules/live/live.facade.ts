import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { type FloorTime, protectedFloorTime } from './domain/floor-time.js';
import { floorTimeOf } from './queries/floor-time.query.js';
import { type SpeechFacts, speechFacts } from './queries/speech-facts.query.js';

/** What other contexts may ask of the live room. */
@Injectable()
export class LiveFacade {
  /** Floor time of a roundtable that has ended; by sex only when each sex that spoke is numerous enough. */
  async floorTime(tx: ReadTransaction, roundtableId: string): Promise<FloorTime> {
    return protectedFloorTime(await floorTimeOf(tx, roundtableId), true);
  }

  /** Ended speeches by person, not protected: for `indicators`, whose rules decide what is shown of them. */
  speechFacts(tx: ReadTransaction): Promise<readonly SpeechFacts[]> {
    return speechFacts(tx);
  }
}
