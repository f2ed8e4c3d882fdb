/** When an interview ends early, and which answers are flagged for review (green-jobs methodology, 3.1 and 3.3). */
import type { Roles } from './roles.js';

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
export function flagQuestions({ wage_month, hours_usual, contract, employer }: Roles, flag: Flag): readonly string[] {
  const roles = {
    hourly_range: [wage_month, hours_usual],
    hours_long: [hours_usual],
    contract_placement: [contract, employer],
  };
  const found = flag === 'speeding' || flag === 'mostly_declined' ? [] : roles[flag];
  return found.map((role) => role?.question ?? '').filter((name) => name !== '');
}

export type Closing = 'no_consent' | 'under_age' | 'not_covered';

const valueIn = (role: { readonly question: string } | undefined, value: ValueOf): string =>
  role ? value(role.question) : '';

/** The text that ends the interview, if any: consent refused, under age, or in none of the covered groups. */
export function closingOf({ consent, age, employment_status: status }: Roles, value: ValueOf): Closing | undefined {
  if (consent && value(consent.question) === consent.refused) return 'no_consent';
  const years = valueIn(age, value);
  if (age && years !== '' && Number(years) < age.least) return 'under_age';
  return status && value(status.question) === status.not_covered ? 'not_covered' : undefined;
}

/** Whether it is known to which group a person belongs; always, if the form does not ask it. */
export function isStatusKnown({ employment_status: status }: Roles, value: ValueOf): boolean {
  const answer = valueIn(status, value);
  return !status || (answer !== '' && answer !== status.unknown);
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
export function answerFlags(roles: Roles, value: ValueOf): readonly Flag[] {
  const { contract, employer } = roles;
  const hours = valueIn(roles.hours_usual, value);
  const hourly = hourlyPay(valueIn(roles.wage_month, value), hours);
  const flags: Flag[] = [];
  if (hourly < HOURLY_RANGE.least || hourly > HOURLY_RANGE.most) flags.push('hourly_range');
  if (Number(hours) > LONG_WEEK_HOURS) flags.push('hours_long');
  const written = contract && contract.written.indexOf(value(contract.question)) >= 0;
  if (written && employer && value(employer.question) === employer.placement) flags.push('contract_placement');
  return flags;
}

export interface Conduct {
  readonly asked: number;
  readonly declined: number;
  /** "1": less than 4 active seconds per question asked. */
  readonly paceBand: string;
}

/** Flags on the conduct of the interview. */
export function conductFlags({ asked, declined, paceBand }: Conduct): readonly Flag[] {
  const flags: Flag[] = [];
  if (paceBand === '1') flags.push('speeding');
  if (asked > 0 && declined >= MOSTLY * asked) flags.push('mostly_declined');
  return flags;
}
