/** The complete classification of one worker's answers, with the derived variables that indicators use. */
import { type Answers, choice, choices, quantity } from './answers.js';
import {
  criteriaMet,
  type DecentWorkFlags,
  decentWorkFlags,
  hoursInAllJobs,
  insurancesPaid,
  isDecent,
} from './decent-work.js';
import { environmentalJob, type EnvironmentalJob } from './environmental-job.js';
import { hourlyEarnings, lowPay } from './low-pay.js';
import type { ClassificationSettings, LocalArea } from './settings.js';
import { allOf, anyOf, type Truth, truth } from './three-valued.js';

/**
 * GJ green job · EOJ, EPJ environmental output / process job that is not decent, or for which this is unknown · NG not
 * environmental.
 */
export type JobLabel = 'GJ' | 'EOJ' | 'EPJ' | 'NG' | 'UNKNOWN';

export interface WorkerClassification {
  /** Gave consent, and was at work or had a job in the reference week. */
  readonly inUniverse: boolean;
  readonly emp: Truth;
  readonly employee: Truth;
  readonly environmental: EnvironmentalJob;
  readonly flags: DecentWorkFlags;
  readonly decent: Truth;
  readonly criteriaMet: number | null;
  readonly greenJob: Truth;
  readonly label: JobLabel;
}

const employeeCodes: readonly string[] = ['41', '42', '43', '44'];

function employment(answers: Answers): Truth {
  const status = choice(answers, 'emp_status');
  return status === null ? null : truth(status === '1' || status === '2');
}

/** ICSE-18-A 41 to 44 are employees (20th ICLS, 2018); a declined status in employment is unknown. */
function employeeStatus(answers: Answers, emp: Truth): Truth {
  if (emp !== 1) return emp;
  const status = choice(answers, 'icse');
  return status === null ? null : truth(employeeCodes.includes(status));
}

function label(environmental: EnvironmentalJob, greenJob: Truth): JobLabel {
  if (greenJob === 1) return 'GJ';
  if (environmental.class === 'output') return 'EOJ';
  if (environmental.class === 'process') return 'EPJ';
  return environmental.job === 0 ? 'NG' : 'UNKNOWN';
}

export function classifyWorker(answers: Answers, settings: ClassificationSettings): WorkerClassification {
  const emp = employment(answers);
  const employee = employeeStatus(answers, emp);
  const environmental = environmentalJob(answers, settings.greenThreshold);
  const flags = decentWorkFlags(answers, settings);
  const decent = isDecent(flags, settings.decentRule);
  const greenJob = employee === 1 ? allOf([environmental.job, decent]) : null;
  return {
    inUniverse: choice(answers, 'consent') === '1' && emp === 1,
    emp,
    employee,
    environmental,
    flags,
    decent,
    criteriaMet: criteriaMet(flags),
    greenJob,
    label: label(environmental, greenJob),
  };
}

const localCodes: Readonly<Record<LocalArea, readonly string[]>> = {
  county: ['1'],
  city: ['1', '2'],
  province: ['1', '2', '3'],
};

/**
 * Registered elsewhere in the mainland; 5 and 6 (no mainland hukou) are not part of the comparison. The term "migrant
 * worker" is never used.
 */
function nonlocalHukou(answers: Answers, area: LocalArea): Truth {
  const place = choice(answers, 'hukou');
  if (place === null || !['1', '2', '3', '4'].includes(place)) return null;
  return truth(!localCodes[area].includes(place));
}

/** 17th ICLS (2003): by job-dependent social insurance first, then paid annual and sick leave. */
function informal(answers: Answers): Truth {
  const paid = choices(answers, 'social_ins');
  if (paid !== null) return truth(!paid.has('1'));
  const leave = choice(answers, 'paid_leave');
  const sick = choice(answers, 'sick_leave');
  if (leave === '3' || sick === '2') return 1;
  return leave !== null && sick !== null ? 0 : null;
}

/** Only if the module on conditions was asked. */
function precarious(answers: Answers): Truth {
  if ((answers['employer_type'] ?? '') === '') return null;
  const [status, contract, employer] = [
    choice(answers, 'icse'),
    choice(answers, 'contract'),
    choice(answers, 'employer_type'),
  ];
  return anyOf([oneOf(status, ['43']), oneOf(contract, ['3', '4', '5']), oneOf(employer, ['2', '3'])]);
}

function oneOf(value: string | null, codes: readonly string[]): Truth {
  return value === null ? null : truth(codes.includes(value));
}

function disabled(answers: Answers): Truth {
  const difficulty = choice(answers, 'disability');
  if (difficulty === null || choice(answers, 'consent_health') !== '1') return null;
  return truth(difficulty === '3' || difficulty === '4');
}

const ageBands: readonly (readonly [number, string])[] = [
  [65, 'YGE65'],
  [55, 'Y55-64'],
  [45, 'Y45-54'],
  [35, 'Y35-44'],
  [25, 'Y25-34'],
  [16, 'Y15-24'],
];

/** Ten-year bands with the ILO's codes; "Y15-24" contains ages 16 to 24 here, because the minimum working age is 16. */
export function ageBand(answers: Answers): string | null {
  const age = quantity(answers, 'age');
  if (age === null) return null;
  return ageBands.find(([from]) => age >= from)?.[1] ?? null;
}

function atRisk(answers: Answers): Truth {
  const expected = choice(answers, 'trans_expect');
  return expected === null ? null : truth(expected === '1' || expected === '2');
}

function exposed(answers: Answers): Truth {
  const hazards = choices(answers, 'hazards');
  return hazards === null ? null : truth(!hazards.has('0'));
}

/** Four levels of education: up to lower secondary, upper secondary, junior college, bachelor and above. */
const educationLevels: readonly (readonly string[])[] = [['1', '2'], ['3', '4'], ['5'], ['6', '7', '8']];

function educationLevel(answers: Answers): number | null {
  const level = choice(answers, 'education');
  const at = level === null ? -1 : educationLevels.findIndex((codes) => codes.includes(level));
  return at === -1 ? null : at + 1;
}

/** Minimum usual hours per week in the main job of full-time work. */
const FULL_TIME_HOURS = 35;

function fullTime(answers: Answers): Truth {
  const hours = quantity(answers, 'hours_usual');
  return hours === null ? null : truth(hours >= FULL_TIME_HOURS);
}

/** Derived variables by the names that definitions of indicators use. */
export type DerivedValue = number | string | null;
export type DerivedVariables = Readonly<Record<string, DerivedValue>>;

export function derivedVariables(answers: Answers, settings: ClassificationSettings): DerivedVariables {
  const worker = classifyWorker(answers, settings);
  const band = ageBand(answers);
  return {
    emp: worker.emp,
    employee: worker.employee,
    env_o: worker.environmental.output,
    env_p: worker.environmental.process,
    env_total: worker.environmental.total,
    env_class: worker.environmental.class,
    env_job: worker.environmental.job,
    decent: worker.decent,
    dw_count: worker.criteriaMet,
    green_job: worker.greenJob,
    hourly: hourlyEarnings(answers),
    low_pay: lowPay(answers, settings),
    hours_all: hoursInAllJobs(answers),
    si_count: insurancesPaid(answers, settings.mergeMaternity),
    nonlocal_hukou: nonlocalHukou(answers, settings.localArea),
    informal: informal(answers),
    precarious: precarious(answers),
    disabled: disabled(answers),
    age_group: band,
    youth: band === null ? null : truth(band === 'Y15-24'),
    at_risk: atRisk(answers),
    exposed: exposed(answers),
    edu4: educationLevel(answers),
    fulltime: fullTime(answers),
  };
}
