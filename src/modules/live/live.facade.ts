import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { type SpeechFacts, speechFacts } from './queries/speech-facts.query.js';

/** The data of the live room that other contexts may read. */
@Injectable()
export class LiveFacade {
  /**
   * Ended speeches by person, without protection: only for `indicators`, whose disclosure rules decide what is shown.
   */
  speechFacts(tx: ReadTransaction): Promise<readonly SpeechFacts[]> {
    return speechFacts(tx);
  }
}
