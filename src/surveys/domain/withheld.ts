/**
 * Answers of one enterprise that look as if few people had given many of them (docs/adr/0086). The enterprise counts in
 * figures, but its rows leave in no file until a second person has decided. Only the disjunction is stored: which of the
 * signs there was would be knowledge of answers.
 */
export interface GroupAnswers {
  /** Workers of its enterprises when the wave opened. */
  readonly workers: number;
  readonly answers: number;
  /** Of these, the answers in the fastest band of time per question. */
  readonly fastest: number;
  /** Of these, the answers that are equal to another one in every question. */
  readonly identical: number;
}

/** Band of the least time per question, as phones send it (`form/record-labels.ts`): short forms are fast without fraud. */
export const fastestBand = '1';

/** Answers to fewer questions are often equal by chance. */
export const fewestComparedAnswers = 10;

/** More than four in five workers have rarely answered a survey. */
const mostShare = 0.8;

export function isSuspicious({ workers, answers, fastest, identical }: GroupAnswers): boolean {
  return answers > mostShare * workers || 2 * fastest > answers || 2 * identical > answers;
}
