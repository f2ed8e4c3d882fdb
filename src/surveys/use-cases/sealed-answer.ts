import type { AcceptedBody } from '../domain/submission.js';

/**
 * Bytes to which the length of a sealed answer is padded: a complete answer to the park worker questionnaire has about
 * 1,300.
 */
export const boxStep = 1_792;

/** The content of a sealed answer: everything that is stored about it. */
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
