/**
 * Rules of the park-worker questionnaire that are not in its cells (green-jobs methodology, sections 3.1 and 3.3):
 * when the interview ends early, and which answers are flagged for review. They refer to questions by name and have no
 * effect in a form without that question.
 */
type ValueOf = (name: string) => string;

export type Flag = 'hourly_range' | 'hours_long' | 'contract_placement' | 'speeding' | 'mostly_declined';
export const allFlags: readonly Flag[] = [
  'hourly_range',
  'hours_long',
  'contract_placement',
  'speeding',
  'mostly_declined',
];

/** The questions whose answers raise a flag; none if the flag is about the conduct of the interview. */
export const flagQuestions: Readonly<Record<Flag, readonly string[]>> = {
  hourly_range: ['wage_month', 'hours_usual'],
  hours_long: ['hours_usual'],
  contract_placement: ['contract', 'employer_type'],
  speeding: [],
  mostly_declined: [],
};

export type Closing = 'no_consent' | 'under_age' | 'not_covered';

/** Completed years. A younger person sees where to get help, and nothing is stored. */
export const LEAST_AGE = 16;

/** The text that ends the interview, if any: consent refused, under age, or in none of the covered groups. */
export function closingOf(value: ValueOf): Closing | undefined {
  if (value('consent') === '2') return 'no_consent';
  const age = value('age');
  if (age !== '' && Number(age) < LEAST_AGE) return 'under_age';
  return value('emp_status') === '4' ? 'not_covered' : undefined;
}

/** Yuan per hour: monthly pay divided by usual weekly hours x 52/12; NaN if either is missing or the hours are zero. */
export function hourlyPay(wageMonth: string, hoursUsual: string): number {
  if (wageMonth === '' || hoursUsual === '' || Number(hoursUsual) <= 0) return NaN;
  return Number(wageMonth) / ((Number(hoursUsual) * 52) / 12);
}

/** Plausible range of hourly pay, in yuan. */
const HOURLY_RANGE = { least: 5, most: 1000 };
const LONG_WEEK_HOURS = 84;
const MOSTLY = 0.8;

/** Flags raised by the answers themselves; the phone asks once whether the number is right. */
export function answerFlags(value: ValueOf): readonly Flag[] {
  const hourly = hourlyPay(value('wage_month'), value('hours_usual'));
  const written = ['1', '2', '3'].includes(value('contract'));
  const flags: Flag[] = [];
  if (hourly < HOURLY_RANGE.least || hourly > HOURLY_RANGE.most) flags.push('hourly_range');
  if (Number(value('hours_usual')) > LONG_WEEK_HOURS) flags.push('hours_long');
  if (written && value('employer_type') === '4') flags.push('contract_placement');
  return flags;
}

export interface Conduct {
  readonly asked: number;
  readonly declined: number;
  /** "1": less than 4 active seconds per question asked. */
  readonly paceBand: string;
}

/** All flags of a record, including those on the conduct of the interview. */
export function flagsOf(value: ValueOf, conduct: Conduct): readonly Flag[] {
  const flags = [...answerFlags(value)];
  if (conduct.paceBand === '1') flags.push('speeding');
  if (conduct.asked > 0 && conduct.declined >= MOSTLY * conduct.asked) flags.push('mostly_declined');
  return flags;
}
