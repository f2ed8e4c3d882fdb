import type { Problem } from '../../kernel/problem.js';
import { nextStepMissing, textUnwritable } from './problems.js';
import { isWritable, normalizeText } from './text.js';

/** What the owner does next, in one line, and by when. */
export interface NextStep {
  /** Empty: a report that names none. */
  readonly text: string;
  /** ISO day. */
  readonly on: string | null;
}

export const longestNextStep = 200;

export const normalNextStep = ({ text, on }: NextStep): NextStep => ({
  text: normalizeText(text).replace(/\s+/g, ' '),
  on,
});

export function nextStepProblem({ text, on }: NextStep): Problem | null {
  if (text === '') return on === null ? null : nextStepMissing();
  return isWritable(text) ? null : textUnwritable('/nextStep');
}
