import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { SurveysFacade } from '../../../../surveys/index.js';
import { type Vocabulary, vocabularyOf } from '../../domain/definitions/vocabulary.js';

/** The variables that formulas may use: questions of the workspace's questionnaires, and derived variables. */
@Injectable()
export class ReadVocabulary {
  constructor(private readonly surveys: SurveysFacade) {}

  async within(tx: ReadTransaction): Promise<Vocabulary> {
    return vocabularyOf(await this.surveys.questions(tx));
  }
}
