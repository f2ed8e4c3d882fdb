import type { Questionnaire } from '../form/index.js';
import { rolesOf } from '../form/index.js';

/** How long single answers are stored: the last day for each kind, YYYY-MM-DD. */
export interface Retention {
  readonly answersKeptUntil: string | null;
  readonly healthKeptUntil: string | null;
}

const day = 86_400_000;

/** The default of a new wave: answers are stored for a year after fieldwork, those on health for half a year. */
export function proposedRetention(endsOn: string): Retention {
  const later = (days: number): string =>
    new Date(Date.parse(`${endsOn}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
  return { answersKeptUntil: later(365), healthKeptUntil: later(183) };
}

export type RetentionFault = 'missing' | 'too-early' | 'health-later';

/** Both dates are needed before a wave opens, because the information sheet promises them. */
export function retentionFault(
  { answersKeptUntil, healthKeptUntil }: Retention,
  endsOn: string,
): RetentionFault | null {
  if (answersKeptUntil === null || healthKeptUntil === null) return 'missing';
  if (healthKeptUntil < endsOn) return 'too-early';
  return healthKeptUntil > answersKeptUntil ? 'health-later' : null;
}

/** A deletion date that workers were promised may be moved earlier, never later. */
export function isShorter(from: string | null, to: string | null): boolean {
  return to !== null && (from === null || to <= from);
}

/** Questions that are asked only after the separate consent to health questions, and that consent itself. */
export function healthItems(questionnaire: Pick<Questionnaire, 'questions' | 'roles'>): string[] {
  const consent = rolesOf(questionnaire).health_consent?.question;
  if (consent === undefined) return [];
  return questionnaire.questions
    .filter((question) => question.name === consent || question.relevant?.includes(`\${${consent}}`) === true)
    .map((question) => question.name);
}
