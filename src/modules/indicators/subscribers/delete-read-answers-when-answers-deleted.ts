import { Injectable } from '@nestjs/common';
import { surveyEvents } from '../../../surveys/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import { deleteReadAnswers } from '../use-cases/runs/delete-read-answers.js';

/** When the answers of a wave are deleted, the list of those that runs have read is deleted too. */
@Injectable()
export class DeleteReadAnswersWhenAnswersDeleted extends Subscriber {
  // pending deliveries contain this name
  readonly name = 'indicators.forget-sums-when-answers-deleted';
  readonly types = [surveyEvents.answersDeleted];

  async handle(event: DomainEvent, tx: Transaction): Promise<void> {
    await deleteReadAnswers(tx, String(event.payload['waveId']));
  }
}
