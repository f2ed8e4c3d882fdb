/**
 * Eight decent-work flags of a job and two rules that combine them. The dimensions follow the 19th ICLS guidelines and
 * the ILO manual "Decent Work Indicators" (2nd version, 2013); the thresholds are the project's and shown with each
 * figure.
 */
import { type Answers, choice, choices, quantity } from './answers.js';
import { lowPay } from './low-pay.js';
import type { ClassificationSettings, DecentRule } from './settings.js';
import { allOf, anyOf, not, type Truth, truth } from './three-valued.js';

export interface DecentWorkFlags {
  readonly earn: Truth;
  readonly safe: Truth;
  readonly secure: Truth;
  readonly voice: Truth;
  readonly social: Truth;
  readonly hours: Truth;
  readonly equal: Truth;
  readonly leave: Truth;
}

/** Hours per week above which working time is excessive (ILO indicator TIME-1). */
const EXCESSIVE_HOURS = 48;

/** Usual hours per week in all jobs. */
export function hoursInAllJobs(answers: Answers): number | null {
  const main = quantity(answers, 'hours_usual');
  const other = quantity(answers, 'hours_other');
  return main === null || other === null ? null : main + other;
}

const fiveInsurances = ['1', '2', '3', '4', '5'] as const;

/** Number of the five insurances that are paid: pension, medical, unemployment, work injury, maternity. */
export function insurancesPaid(answers: Answers, mergeMaternity: boolean): number | null {
  const paid = choices(answers, 'social_ins');
  if (paid === null) return null;
  return fiveInsurances.filter((code) => paid.has(code) || (code === '5' && mergeMaternity && paid.has('2'))).length;
}

function among(value: string | null, yes: readonly string[]): Truth {
  return value === null ? null : truth(yes.includes(value));
}

/** Codes that mean yes, and codes that mean no; any other code (or none) is unknown. */
function either(value: string | null, yes: readonly string[], no: readonly string[]): Truth {
  if (value !== null && yes.includes(value)) return 1;
  return value !== null && no.includes(value) ? 0 : null;
}

function safe(answers: Answers): Truth {
  const hazards = choices(answers, 'hazards');
  const equipped = hazards?.has('0') ? 1 : either(choice(answers, 'ppe'), ['1', '4'], ['2', '3']);
  return allOf([either(choice(answers, 'osh_train'), ['1', '2'], ['3']), hazards === null ? null : equipped]);
}

function voice(answers: Answers): Truth {
  return anyOf([
    either(choice(answers, 'union_member'), ['1'], ['2', '3']),
    either(choice(answers, 'cba_cover'), ['1'], ['2']),
    either(choice(answers, 'consulted'), ['1', '2'], ['3', '4']),
  ]);
}

export function decentWorkFlags(answers: Answers, settings: ClassificationSettings): DecentWorkFlags {
  const hours = hoursInAllJobs(answers);
  const insurances = insurancesPaid(answers, settings.mergeMaternity);
  const unfair = choices(answers, 'unfair');
  return {
    earn: not(lowPay(answers, settings)),
    safe: safe(answers),
    secure: among(choice(answers, 'contract'), ['1', '2', '3']),
    voice: voice(answers),
    social: insurances === null ? null : truth(insurances === fiveInsurances.length),
    hours: hours === null ? null : truth(hours <= EXCESSIVE_HOURS),
    equal: unfair === null ? null : truth(unfair.has('0')),
    leave: among(choice(answers, 'paid_leave'), ['1', '2']),
  };
}

function core(flags: DecentWorkFlags): readonly Truth[] {
  return [flags.earn, flags.safe, flags.secure, flags.voice, flags.social];
}

function all(flags: DecentWorkFlags): readonly Truth[] {
  return [...core(flags), flags.hours, flags.equal, flags.leave];
}

export function isDecent(flags: DecentWorkFlags, rule: DecentRule): Truth {
  return allOf(rule === 'core5' ? core(flags) : all(flags));
}

/** Number of criteria met, 0 to 8; unknown unless all eight are known. */
export function criteriaMet(flags: DecentWorkFlags): number | null {
  let met = 0;
  for (const flag of all(flags)) {
    if (flag === null) return null;
    met += flag;
  }
  return met;
}
