import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Problem } from '../../kernel/problem.js';
import { riskEventMissing, textUnwritable } from './problems.js';
import { isWritable, normalizeBoth, saysSomething } from './text.js';

/** How likely the event is, as the people responsible judge it (ISO 31000:2018, 3.7). */
export const likelihoods = ['low', 'medium', 'high'] as const;
export type Likelihood = (typeof likelihoods)[number];

/** The main risk of an action: what could happen, how likely it is, and what is done about it. */
export interface Risk {
  readonly likelihood: Likelihood;
  readonly event: LocalizedText;
  readonly response: LocalizedText;
}

/** In the order and form in which two risks are compared. */
export const normalRisk = ({ likelihood, event, response }: Risk): Risk => ({
  likelihood,
  event: normalizeBoth(event),
  response: normalizeBoth(response),
});

export function riskProblem(risk: Risk | null): Problem | null {
  if (risk === null) return null;
  const { event, response } = risk;
  if (!saysSomething(event)) return riskEventMissing();
  return [event.en, event.zh, response.en, response.zh].every(isWritable) ? null : textUnwritable('/risk');
}
