import type { AcceptedBody } from '../domain/submission.js';

/** Answers up to this many bytes have one sealed length: a full answer of the park worker questionnaire has about 1,300. */
export const boxStep = 1_792;

/** What is inside a sealed answer: all that is known of it. */
export interface SealedAnswer {
  readonly version: string;
  /** Unit of the wave; null for an open poster. */
  readonly unitId: string | null;
  readonly parkId: string;
  readonly body: AcceptedBody;
}

export function textOfAnswer(answer: SealedAnswer): string {
  return JSON.stringify(answer);
}

export function answerIn(text: string): SealedAnswer {
  return JSON.parse(text) as SealedAnswer;
}
