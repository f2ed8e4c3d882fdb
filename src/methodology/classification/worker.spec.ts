import { describe, expect, it } from '@jest/globals';
import type { Answers } from './answers.js';
import type { ClassificationSettings } from './settings.js';
import type { Truth } from './three-valued.js';
import { classifyWorker, derivedVariables } from './worker.js';

/** Low-pay line of the test table: 2/3 of the fixture's own median of 31 yuan. */
const settings: ClassificationSettings = {
  greenThreshold: 50,
  decentRule: 'core5',
  lowPayYuanPerHour: (2 / 3) * 31,
  mergeMaternity: true,
  localArea: 'city',
};

const base: Answers = {
  consent: '1',
  emp_status: '1',
  icse: '41',
  env_output: '1',
  env_output_share: '80',
  env_process: '2',
  wage_month: '7000',
  hours_usual: '44',
  hours_other: '0',
  contract: '1',
  social_ins: '1 2 3 4 5',
  osh_train: '1',
  hazards: '1',
  ppe: '1',
  union_member: '1',
  cba_cover: '1',
  consulted: '3',
  unfair: '0',
  paid_leave: '1',
};

const noUnion: Answers = { union_member: '3', cba_cover: '2', consulted: '3' };

interface Row {
  readonly name: string;
  readonly change: Answers;
  readonly mainly: string;
  readonly any: string;
  /** earn safe secure voice social hours equal leave */
  readonly flags: string;
  readonly core5: string;
  readonly strict8: string;
  readonly met: string;
  readonly green: string;
  readonly label: string;
}

function row(name: string, change: Answers, expected: string): Row {
  const [mainly, any, flags, core5, strict8, met, green, label] = expected.split(' | ') as [string, ...string[]];
  return {
    name,
    change,
    mainly,
    any: any!,
    flags: flags!,
    core5: core5!,
    strict8: strict8!,
    met: met!,
    green: green!,
    label: label!,
  };
}

const table: readonly Row[] = [
  row('T1 base case', {}, 'output | output | 11111111 | 1 | 1 | 8 | 1 | GJ'),
  row(
    'T2 output 20 + process 40',
    { env_output_share: '20', env_process: '1', env_process_share: '40' },
    'process | process | 11111111 | 1 | 1 | 8 | 1 | GJ',
  ),
  row(
    'T3 output 30 + process 20: exactly 50',
    { env_output_share: '30', env_process: '1', env_process_share: '20' },
    'none | output | 11111111 | 1 | 1 | 8 | 0 | NG',
  ),
  row(
    'T4 output 30 + process 30: tie',
    { env_output_share: '30', env_process: '1', env_process_share: '30' },
    'output | output | 11111111 | 1 | 1 | 8 | 1 | GJ',
  ),
  row(
    'T5 no environmental work',
    { env_output: '3', env_output_share: '' },
    'none | none | 11111111 | 1 | 1 | 8 | 0 | NG',
  ),
  row(
    "T6 both don't know",
    { env_output: '98', env_output_share: '', env_process: '98' },
    '. | . | 11111111 | 1 | 1 | 8 | . | UNKNOWN',
  ),
  row(
    "T7 output no, process don't know",
    { env_output: '3', env_output_share: '', env_process: '98' },
    '. | . | 11111111 | 1 | 1 | 8 | . | UNKNOWN',
  ),
  row("T8 output 80, process don't know", { env_process: '98' }, 'output | output | 11111111 | 1 | 1 | 8 | 1 | GJ'),
  row('T9 pay 3 500', { wage_month: '3500' }, 'output | output | 01111111 | 0 | 0 | 7 | 0 | EOJ'),
  row(
    'T10 pay not stated',
    { wage_month: '', wage_month_declined: '99' },
    'output | output | .1111111 | . | . | . | . | EOJ',
  ),
  row(
    'T11 no contract, pay not stated',
    { wage_month: '', wage_month_declined: '99', contract: '5' },
    'output | output | .1011111 | 0 | 0 | . | 0 | EOJ',
  ),
  row('T12 no unemployment insurance', { social_ins: '1 2 4 5' }, 'output | output | 11110111 | 0 | 0 | 7 | 0 | EOJ'),
  row('T13 44 h + 8 h in another job', { hours_other: '8' }, 'output | output | 11111011 | 1 | 0 | 7 | 1 | GJ'),
  row('T14 hazard, equipment sometimes', { ppe: '2' }, 'output | output | 10111111 | 0 | 0 | 7 | 0 | EOJ'),
  row('T15 no voice', noUnion, 'output | output | 11101111 | 0 | 0 | 7 | 0 | EOJ'),
  row(
    "T16 no union, agreement don't know, not consulted",
    { ...noUnion, cba_cover: '98' },
    'output | output | 111.1111 | . | . | . | . | EOJ',
  ),
  row(
    'D1 output share declined, process no',
    { env_output_share: '', env_output_share_declined: '99' },
    '. | . | 11111111 | 1 | 1 | 8 | . | UNKNOWN',
  ),
  row(
    'D2 output share declined, process 60',
    { env_output_share: '', env_output_share_declined: '99', env_process: '1', env_process_share: '60' },
    'process | process | 11111111 | 1 | 1 | 8 | 1 | GJ',
  ),
  row(
    'D3 output 30, process share declined',
    { env_output_share: '30', env_process: '1', env_process_share: '', env_process_share_declined: '98' },
    '. | . | 11111111 | 1 | 1 | 8 | . | UNKNOWN',
  ),
  row(
    'D4 usual hours declined',
    { hours_usual: '', hours_usual_declined: '99' },
    'output | output | .1111.11 | . | . | . | . | EOJ',
  ),
  row('D5 insurances 99', { social_ins: '99' }, 'output | output | 1111.111 | . | . | . | . | EOJ'),
  row(
    'D6 hazards 99, equipment not asked',
    { hazards: '99', ppe: '' },
    'output | output | 1.111111 | . | . | . | . | EOJ',
  ),
  row(
    'D7 status in employment 99',
    { icse: '99', wage_month: '', contract: '', social_ins: '', cba_cover: '', paid_leave: '' },
    'output | output | .1.1.11. | . | . | . | . | EOJ',
  ),
  row(
    'D8 core only',
    { hours_other: '', unfair: '', paid_leave: '' },
    'output | output | 11111... | 1 | . | . | 1 | GJ',
  ),
];

const shown = (value: Truth | number | string | null): string => (value === null ? '.' : String(value));

describe('classification of a worker (test tables of the methodology, section 1.5)', () => {
  it.each(table)('$name', (expected) => {
    const answers = { ...base, ...expected.change };
    const mainly = classifyWorker(answers, settings);
    const { flags } = mainly;
    const order = [
      flags.earn,
      flags.safe,
      flags.secure,
      flags.voice,
      flags.social,
      flags.hours,
      flags.equal,
      flags.leave,
    ];
    expect(shown(mainly.environmental.class)).toBe(expected.mainly);
    expect(shown(classifyWorker(answers, { ...settings, greenThreshold: 0 }).environmental.class)).toBe(expected.any);
    expect(order.map(shown).join('')).toBe(expected.flags);
    expect(shown(mainly.decent)).toBe(expected.core5);
    expect(shown(classifyWorker(answers, { ...settings, decentRule: 'strict8' }).decent)).toBe(expected.strict8);
    expect(shown(mainly.criteriaMet)).toBe(expected.met);
    expect(shown(mainly.greenJob)).toBe(expected.green);
    expect(mainly.label).toBe(expected.label);
  });

  it('D3 at t = 0: the job is environmental although its class is unknown', () => {
    const answers = { ...base, ...table.find((entry) => entry.name.startsWith('D3'))!.change };
    expect(classifyWorker(answers, { ...settings, greenThreshold: 0 }).environmental.job).toBe(1);
  });

  it('excludes everyone without consent or without a job from the universe', () => {
    expect(classifyWorker({ ...base, consent: '2' }, settings).inUniverse).toBe(false);
    expect(classifyWorker({ ...base, emp_status: '3' }, settings).inUniverse).toBe(false);
    expect(classifyWorker({ ...base, emp_status: '99' }, settings).emp).toBeNull();
  });

  it('computes hourly earnings as pay divided by hours times 52/12', () => {
    expect(derivedVariables(base, settings)['hourly']).toBeCloseTo(36.7132867133, 9);
  });

  it('counts maternity insurance with medical insurance only if they are merged', () => {
    const answers = { ...base, social_ins: '1 2 3 4' };
    expect(classifyWorker(answers, settings).flags.social).toBe(1);
    expect(classifyWorker(answers, { ...settings, mergeMaternity: false }).flags.social).toBe(0);
  });

  it('excludes a declined place of registration, and one outside the mainland, from the comparison', () => {
    const nonlocal = (hukou: string): unknown => derivedVariables({ ...base, hukou }, settings)['nonlocal_hukou'];
    expect([nonlocal('1'), nonlocal('2'), nonlocal('3'), nonlocal('5'), nonlocal('99')]).toEqual([0, 0, 1, null, null]);
  });

  it('groups education in four levels, and counts 35 hours a week as full time', () => {
    const level = (education: string): unknown => derivedVariables({ ...base, education }, settings)['edu4'];
    expect(['1', '2', '3', '4', '5', '6', '7', '8', '98'].map(level)).toEqual([1, 1, 2, 2, 3, 4, 4, 4, null]);
    const full = (hours_usual: string): unknown => derivedVariables({ ...base, hours_usual }, settings)['fulltime'];
    expect([full('34.5'), full('35'), full('')]).toEqual([0, 1, null]);
  });
});
