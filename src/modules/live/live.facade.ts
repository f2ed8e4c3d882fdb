import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { RecordedSpeech } from './domain/room/record.js';
import { type SpeechNames, speechWords } from './domain/room/speech-words.js';
import { type SpeechFacts, speechFacts } from './queries/speech-facts.query.js';
import { type MeetingFacts, RoomFacts } from './use-cases/room-facts.js';

/** The data of the live room that other contexts may read. */
@Injectable()
export class LiveFacade {
  constructor(private readonly facts: RoomFacts) {}

  /** For the record of a meeting. Refuses those who may not enter its room. */
  meetingFacts(tx: ReadTransaction, meetingId: string): Promise<MeetingFacts> {
    return this.facts.within(tx, meetingId);
  }

  /** Kind of a speech and whom it concerned; null for a statement. */
  speechNote(speech: RecordedSpeech, names: SpeechNames): LocalizedText | null {
    return speechWords(speech, names);
  }

  /**
   * Ended speeches by person, without protection: only for `indicators`, whose disclosure rules decide what is shown.
   */
  speechFacts(tx: ReadTransaction): Promise<readonly SpeechFacts[]> {
    return speechFacts(tx);
  }
}
