/** When an interview ends early, and which numbers are unusual (green-jobs methodology, 3.1 and 3.3). */
import type { Roles } from './roles.js';

type ValueOf = (name: string) => string;

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

/**
 * Numbers about which the phone asks once whether they are right, and that the default rules flag: hourly pay outside this
 * range, in yuan, and more usual weekly hours.
 */
export const usualNumbers = { hourlyPay: [5, 1000], hours: 84 } as const;
export type Unusual = 'hourly_range' | 'hours_long';

export function unusualNumbers(roles: Roles, value: ValueOf): readonly Unusual[] {
  const hours = valueIn(roles.hours_usual, value);
  const hourly = hourlyPay(valueIn(roles.wage_month, value), hours);
  const [least, most] = usualNumbers.hourlyPay;
  const found: Unusual[] = [];
  if (hourly < least || hourly > most) found.push('hourly_range');
  if (Number(hours) > usualNumbers.hours) found.push('hours_long');
  return found;
}
