import type { Questionnaire } from '../form/index.js';
import { rolesOf } from '../form/index.js';
import { readsOf, readsOfRepeat } from './question-reads.js';

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

/**
 * The separate consent to questions on health, and the questions and repeats that depend on it or on one that does: follow-up
 * questions and calculated values reveal answers on health.
 */
export function healthItems(questionnaire: Pick<Questionnaire, 'questions' | 'repeats' | 'roles'>): string[] {
  const consent = rolesOf(questionnaire).health_consent?.question;
  if (consent === undefined) return [];
  const dependents = new Map<string, string[]>();
  const note = ({ name, repeat }: { readonly name: string; readonly repeat?: string }, reads: Set<string>): void => {
    for (const read of repeat === undefined ? reads : reads.add(repeat)) {
      const known = dependents.get(read);
      if (known === undefined) dependents.set(read, [name]);
      else known.push(name);
    }
  };
  for (const repeat of questionnaire.repeats ?? []) note(repeat, readsOfRepeat(repeat));
  for (const question of questionnaire.questions) note(question, readsOf(question));
  const found = new Set([consent]);
  // a set is walked through to its end, with what is added on the way
  for (const name of found) for (const dependent of dependents.get(name) ?? []) found.add(dependent);
  return [...found];
}
