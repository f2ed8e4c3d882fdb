import { Injectable } from '@nestjs/common';
import { surveyEvents } from '../../../surveys/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import { forgetSums } from '../use-cases/runs/forget-sums.js';

/** Kept sums hold one number for each answer: they go when the answers do. */
@Injectable()
export class ForgetSumsWhenAnswersDeleted extends Subscriber {
  readonly name = 'indicators.forget-sums-when-answers-deleted';
  readonly types = [surveyEvents.answersDeleted];

  async handle(event: DomainEvent, tx: Transaction): Promise<void> {
    await forgetSums(tx, String(event.payload['waveId']));
  }
}
