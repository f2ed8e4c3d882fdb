import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { type SpeechFacts, speechFacts } from './queries/speech-facts.query.js';

/** What other contexts may ask of the live room. */
@Injectable()
export class LiveFacade {
  /** Ended speeches by person, not protected: for `indicators`, whose rules decide what is shown of them. */
  speechFacts(tx: ReadTransaction): Promise<readonly SpeechFacts[]> {
    return speechFacts(tx);
  }
}
