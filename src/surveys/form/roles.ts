import type { Questionnaire } from './questionnaire.js';

/** A question that has a meaning for the product, whatever its name is. */
interface Role {
  readonly question: string;
}

/**
 * What questions mean to the product, and the codes that have consequences (green-jobs methodology, sections 3.1 and 3.3). A
 * role that a form does not fill has no effect.
 */
export interface Roles {
  readonly consent?: Role & { readonly refused: string };
  /** The separate consent to questions on health. Answers that depend on it are deleted on the earlier date. */
  readonly health_consent?: Role;
  /** Completed years. A person below `least` sees where to get help, and nothing is stored. */
  readonly age?: Role & { readonly least: number };
  readonly employment_status?: Role & { readonly not_covered: string; readonly unknown: string };
  /** Monthly pay in yuan. */
  readonly wage_month?: Role;
  /** Usual weekly hours. */
  readonly hours_usual?: Role;
  readonly contract?: Role & { readonly written: readonly string[] };
  readonly employer?: Role & { readonly placement: string };
}

/** The roles of questionnaires that were stored before they named any: those of the park-worker questionnaire 2.0. */
const UNNAMED: Roles = {
  consent: { question: 'consent', refused: '2' },
  health_consent: { question: 'consent_health' },
  age: { question: 'age', least: 16 },
  employment_status: { question: 'emp_status', not_covered: '4', unknown: '99' },
  wage_month: { question: 'wage_month' },
  hours_usual: { question: 'hours_usual' },
  contract: { question: 'contract', written: ['1', '2', '3'] },
  employer: { question: 'employer_type', placement: '4' },
};

/**
 * What the questions of a questionnaire mean; of one that names no roles, those of the park-worker questionnaire 2.0.
 */
export function rolesOf({ roles }: Pick<Questionnaire, 'roles'>): Roles {
  return roles ?? UNNAMED;
}
