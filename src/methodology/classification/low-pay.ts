/**
 * Hourly earnings and low pay: the only implementation of the rule, used by the decent-work flag and the rate of low
 * pay.
 */
import { type Answers, quantity } from './answers.js';
import type { ClassificationSettings } from './settings.js';
import { type Truth, truth } from './three-valued.js';

/**
 * Yuan per hour: last month's gross pay divided by usual weekly hours times 52/12. Rounded once, by the division, so
 * that equal pay gives identical values and ranks.
 */
export function hourlyEarnings(answers: Answers): number | null {
  const wage = quantity(answers, 'wage_month');
  const hours = quantity(answers, 'hours_usual');
  if (wage === null || hours === null || hours === 0) return null;
  return (wage * 12) / (hours * 52);
}

/** Strictly below the line; unknown without hourly earnings or without a line. */
export function lowPay(answers: Answers, { lowPayYuanPerHour }: ClassificationSettings): Truth {
  const hourly = hourlyEarnings(answers);
  return hourly === null || lowPayYuanPerHour === 0 ? null : truth(hourly < lowPayYuanPerHour);
}
