import { describe, expect, it } from '@jest/globals';
import type { Constituency, Sex } from '../../../../kernel/actor.js';
import {
  type Action,
  type Decision,
  defaultParameters,
  type InstitutionalFacts,
  type Parameters,
  type Participant,
  type Session,
  type Speech,
  type WaveFacts,
} from './facts.js';
import { institutionalFigures, latestFigure, latestInstitutionalFigure } from './figures.js';
import type { PeriodFigure } from './counting.js';

const three = ['government', 'employers', 'workers'] as const;
const nothing: InstitutionalFacts = { today: '2026-11-25', sessions: [], decisions: [], actions: [], waves: [] };
let person = 0;

function people(count: number, given: Partial<Participant>): Participant[] {
  return Array.from({ length: count }, () => ({
    personId: `p${(person += 1)}`,
    group: 'workers',
    sex: 'female',
    role: null,
    part: 'delegate',
    ...given,
  }));
}

function ofGroups(sizes: readonly [number, number, number]): Participant[] {
  return sizes.flatMap((size, index) => people(size, { group: three[index]!, sex: 'male' }));
}

function session(given: Partial<Session>): Session {
  const base = { id: 's1', label: 'RT1', heldOn: '2026-04-16', placeId: null, groups: three, sexOfMandate: null };
  return { ...base, participants: [], speeches: [], ...given };
}

const speech = (seconds: number, given: Partial<Speech> = {}): Speech => ({
  personId: `p${(person += 1)}`,
  group: 'workers',
  sex: 'female',
  part: 'delegate',
  seconds,
  ...given,
});

function spread(seconds: number, count: number, sex: Sex, group: Constituency = 'workers'): Speech[] {
  return Array.from({ length: count }, () => speech(seconds / count, { sex, group }));
}

const given = (parameters: Partial<Parameters>) => ({
  parameters: { ...defaultParameters, ...parameters },
  comparesSexes: new Set(['gpg_mean']),
});

function figures(id: string, facts: Partial<InstitutionalFacts>, parameters: Partial<Parameters> = {}) {
  return institutionalFigures(id, { ...nothing, ...facts }, given(parameters))!;
}

function last(id: string, facts: Partial<InstitutionalFacts>, parameters: Partial<Parameters> = {}): PeriodFigure {
  const latest = latestFigure(figures(id, facts, parameters));
  // the faster computation for lists gives the same result
  expect(latest).toMatchObject(latestInstitutionalFigure(id, { ...nothing, ...facts }, given(parameters))!);
  return latest as PeriodFigure;
}

const value = (id: string, facts: Partial<InstitutionalFacts>, parameters: Partial<Parameters> = {}): number | null =>
  last(id, facts, parameters).count?.value ?? null;

describe('the balance of the three groups', () => {
  it.each([
    [[5, 5, 5], 1],
    [[5, 3, 2], 0.75],
    [[4, 4, 0], 0.5],
    [[9, 0, 0], 0],
  ] as const)('of %j is %d', (sizes, expected) => {
    expect(value('tripartite_balance', { sessions: [session({ participants: ofGroups(sizes) })] })).toBeCloseTo(
      expected,
      12,
    );
  });

  it('is missing without participants, and not applicable to a body of one group', () => {
    expect(last('tripartite_balance', { sessions: [session({})] })).toMatchObject({
      state: 'no-data',
      reason: 'no-participant',
    });
    const alone = session({ groups: ['government'], participants: ofGroups([9, 0, 0]) });
    expect(last('tripartite_balance', { sessions: [alone] })).toMatchObject({ state: 'not-applicable', count: null });
    const both = [alone, session({ id: 's2', label: 'RT2', participants: ofGroups([5, 3, 2]) })];
    expect(value('tripartite_balance', { sessions: both })).toBeCloseTo(0.75, 12);
  });

  it('excludes observers and the secretariat, unless the definition says otherwise', () => {
    const participants = [...ofGroups([5, 5, 5]), ...people(5, { part: 'observer', group: 'government' })];
    const sessions = [session({ participants })];
    expect(value('tripartite_balance', { sessions })).toBeCloseTo(1, 12);
    expect(value('tripartite_balance', { sessions }, { facilitatorsExcluded: false })).toBeCloseTo(0.75, 12);
  });

  it('counts the sessions with all three groups among those whose participants are known', () => {
    expect(last('tripartite_quorum_rate', { sessions: [session({})] }).reason).toBe('no-participant');
    const sessions = [
      [1, 1, 1],
      [3, 2, 0],
    ].map((sizes, index) =>
      session({ id: `s${index}`, label: `RT${index}`, participants: ofGroups(sizes as [number, number, number]) }),
    );
    expect(last('tripartite_quorum_rate', { sessions }).count).toEqual({ value: 0.5, numerator: 1, denominator: 2 });
  });
});

describe('women participants', () => {
  // The example of the methodology: 8 of 20 participants, 1 500 of 6 000 seconds.
  const participants = [
    ...people(8, { sex: 'female' }),
    ...people(12, { sex: 'male' }),
    ...people(2, { sex: 'not-stated' }),
  ];
  const sessions = [session({ participants, speeches: [...spread(1500, 3, 'female'), ...spread(4500, 5, 'male')] })];

  it('have shares of participation and speaking time, and a ratio of the two', () => {
    expect(last('women_participation_share', { sessions }).count).toEqual({
      value: 0.4,
      numerator: 8,
      denominator: 20,
    });
    expect(last('women_speaking_share', { sessions }).count).toEqual({
      value: 0.25,
      numerator: null,
      denominator: null,
    });
    expect(value('speaking_parity_ratio', { sessions })).toBeCloseTo(0.625, 12);
  });

  it('are shown by group only if each group has at least three women and three men', () => {
    const group = (name: Constituency | null, women: number, men: number, role: Participant['role'] = null) => [
      ...people(women, { group: name, sex: 'female', role }),
      ...people(men, { group: name, sex: 'male', role }),
    ];
    const byGroup = (id: string, ...seated: readonly Participant[][]) => {
      const { count, cells } = last(id, { sessions: [session({ participants: seated.flat() })] });
      const shown = cells.filter(({ by }) => by === 'constituency');
      return [count?.denominator, ...shown.map((cell) => cell.count?.value ?? cell.state)];
    };
    const large = [group('government', 3, 9), group('employers', 3, 3), group('workers', 6, 3)] as const;
    expect(byGroup('women_participation_share', ...large)).toEqual([27, 0.25, 0.5, 2 / 3]);
    const hidden = ['withheld', 'withheld', 'withheld'];
    expect(byGroup('women_participation_share', ...large.slice(1), group('government', 2, 9))).toEqual([26, ...hidden]);
    expect(byGroup('women_participation_share', ...large.slice(1), group('government', 0, 9))).toEqual([24, ...hidden]);
    // those without a group could be found by subtracting the three groups from the total
    expect(byGroup('women_participation_share', ...large, group(null, 1, 0))).toEqual([28, ...hidden]);
    expect(byGroup('women_participation_share', ...large.slice(1))).toEqual([15, 'no-data', 0.5, 2 / 3]);
    // the balance of the groups would reveal to which groups the women belong
    const balance = (...seated: readonly Participant[][]) =>
      last('tripartite_balance', { sessions: [session({ participants: seated.flat() })] })
        .cells.filter(({ by }) => by === 'sex')
        .map(({ state }) => state);
    expect(balance(...large)).toEqual(['computed', 'computed']);
    expect(balance(...large.slice(1), group('government', 1, 9))).toEqual(['withheld', 'withheld']);
    expect(byGroup('women_chair_share', ...large, group('workers', 1, 0, 'chair'))).toEqual([
      1,
      'no-data',
      'no-data',
      'withheld',
    ]);
  });

  it('have no separate speaking time if fewer than three persons of one sex spoke', () => {
    const few = [session({ participants, speeches: [...spread(1500, 2, 'female'), ...spread(4500, 5, 'male')] })];
    expect(last('women_speaking_share', { sessions: few })).toMatchObject({ state: 'withheld', count: null });
    expect(last('speaking_parity_ratio', { sessions: few })).toMatchObject({ state: 'withheld', count: null });
  });

  it('have speaking time pooled over sessions, so that no session can be subtracted', () => {
    const speeches = (women: number): Speech[] => [...spread(600, women, 'female'), ...spread(900, 4, 'male')];
    const three_ = [2, 3, 5].map((women, index) =>
      session({ id: `s${index}`, label: `RT${index}`, participants, speeches: speeches(women) }),
    );
    const figure = last('women_speaking_share', { sessions: three_ });
    expect(figure.count?.value).toBeCloseTo(0.4, 12);
    const states = figure.cells.filter(({ by }) => by === 'session').map(({ key, state }) => [key, state]);
    expect(states).toEqual([
      ['RT0', 'withheld'],
      ['RT1', 'withheld'],
      ['RT2', 'computed'],
    ]);
    expect(figure.cells.filter(({ state }) => state === 'withheld').every(({ count }) => count === null)).toBe(true);
  });

  it('are missing, not 0, in speaking parity if no woman took part', () => {
    const men = [session({ participants: people(4, { sex: 'male' }), speeches: spread(900, 4, 'male') })];
    expect(last('speaking_parity_ratio', { sessions: men })).toMatchObject({ state: 'no-data', reason: 'no-speech' });
  });

  it('count in leading functions as chairs, vice-chairs and rapporteurs, including those of the secretariat', () => {
    const leading = [
      ...people(1, { role: 'chair', sex: 'female' }),
      ...people(2, { role: 'vice-chair', sex: 'male' }),
      ...people(1, { role: 'rapporteur', sex: 'female', part: 'facilitator', group: null }),
      ...people(9, { sex: 'female' }),
    ];
    expect(value('women_chair_share', { sessions: [session({ participants: leading })] })).toBe(0.5);
  });

  it('are not measured for a body that is for women only', () => {
    const sessions_ = [session({ sexOfMandate: 'female', participants })];
    for (const id of [
      'women_participation_share',
      'women_speaking_share',
      'speaking_parity_ratio',
      'women_chair_share',
    ])
      expect(last(id, { sessions: sessions_ }).state).toBe('not-applicable');
  });
});

it('the workers’ share is computed from the speaking time of the three groups', () => {
  const speeches = [
    speech(1200, { group: 'government' }),
    speech(600, { group: 'employers' }),
    speech(600, { group: 'workers' }),
    speech(9999, { group: null }),
  ];
  expect(value('worker_speaking_share', { sessions: [session({ speeches })] })).toBe(0.25);
  expect(last('worker_speaking_share', { sessions: [session({})] }).reason).toBe('no-speech');
});

const decision = (given: Partial<Decision>): Decision => ({
  id: 'd1',
  on: '2026-07-01',
  placeId: null,
  groups: three,
  endorsed: three,
  published: false,
  ...given,
});

const action = (given: Partial<Action>): Action => ({
  id: `a${(person += 1)}`,
  decisionIds: [],
  created: '2026-01-10',
  due: null,
  owner: 'government',
  placeId: null,
  policyAreas: [],
  genderTag: null,
  moves: [],
  evidenceOn: [],
  published: false,
  ...given,
});

const confirmed = (claimedOn: string, on: string) => [
  { on: claimedOn, to: 'claimed-done', claimedOn: null },
  { on, to: 'confirmed', claimedOn },
];

describe('conclusions', () => {
  it('count as turned into actions within the days of the definition, once they are old enough', () => {
    const decisions = ['2026-07-01', '2026-07-01', '2026-07-01', '2026-11-10'].map((on, index) =>
      decision({ id: `d${index}`, on }),
    );
    const actions = [
      action({ decisionIds: ['d0'], created: '2026-07-31' }), // on the 30th day
      action({ decisionIds: ['d1'], created: '2026-08-01' }), // on the 31st day
      action({ decisionIds: ['d3'], created: '2026-11-11' }), // too recent to be judged
    ];
    const facts = { decisions, actions };
    expect(last('decision_to_action_rate', facts).count).toEqual({ value: 1 / 3, numerator: 1, denominator: 3 });
    expect(value('decision_to_action_rate', facts, { actionWithinDays: 31 })).toBeCloseTo(2 / 3, 12);
    expect(last('decision_to_action_rate', { decisions: [decision({ on: '2026-11-10' })] })).toMatchObject({
      state: 'no-data',
      reason: 'no-old-conclusion',
    });
  });

  it('count as endorsed when all three groups endorse them', () => {
    const decisions = [
      decision({}),
      decision({ id: 'd2', endorsed: ['government', 'workers'] }),
      decision({ id: 'd3', endorsed: [] }),
    ];
    expect(value('tripartite_endorsement_rate', { decisions })).toBeCloseTo(1 / 3, 12);
    const alone = [decision({ groups: ['government'], endorsed: ['government'] })];
    expect(last('tripartite_endorsement_rate', { decisions: alone }).state).toBe('not-applicable');
  });
});

describe('actions', () => {
  // The example of the methodology: of 10 due, 6 on time, 2 late, 2 open, one of them claimed and one disputed.
  const due = '2026-06-30';
  const actions = [
    ...Array.from({ length: 6 }, () => action({ due, moves: confirmed('2026-06-30', '2026-09-01') })),
    ...Array.from({ length: 2 }, () => action({ due, moves: confirmed('2026-07-01', '2026-07-02') })),
    action({ due, moves: [{ on: '2026-06-01', to: 'claimed-done', claimedOn: null }] }),
    action({
      due,
      moves: [...confirmed('2026-06-01', '2026-06-02'), { on: '2026-06-20', to: 'disputed', claimedOn: '2026-06-01' }],
    }),
    action({ due, moves: [{ on: '2026-02-01', to: 'dropped', claimedOn: null }] }),
    action({ due: '2027-01-31' }),
    action({ due, published: true }),
  ];

  it('are on time by the day of the claim that was confirmed, compared with the first due date', () => {
    expect(last('action_on_time_rate', { actions }).count).toEqual({ value: 0.6, numerator: 6, denominator: 10 });
  });

  it('are complete once another group confirmed; dropped ones are excluded', () => {
    expect(last('action_completion_rate', { actions }).count).toEqual({ value: 8 / 11, numerator: 8, denominator: 11 });
  });

  it('are overdue while a claim waits and while they are disputed', () => {
    expect(last('action_overdue_rate', { actions }).count).toEqual({ value: 2 / 3, numerator: 2, denominator: 3 });
  });

  it('have the median of days from creation to completion, the mean of the middle two for even numbers', () => {
    const some = [5, 10, 20, 31].map((days) =>
      action({ moves: confirmed(`2026-01-${String(10 + Math.min(days, 20)).padStart(2, '0')}`, '2026-11-01') }),
    );
    expect(value('action_cycle_days_median', { actions: some })).toBe(15);
    expect(last('action_cycle_days_median', { actions: [action({})] }).reason).toBe('no-done-action');
  });

  it('have evidence only if it was attached; a confirmed action without evidence counts in the denominator', () => {
    const done = confirmed('2026-03-01', '2026-03-05');
    const some = [
      action({ moves: done, evidenceOn: ['2026-02-28'] }),
      action({ moves: done }),
      action({ evidenceOn: ['2026-02-28'] }),
    ];
    expect(value('action_evidence_rate', { actions: some })).toBe(0.5);
  });

  it('count by their gender marker and policy areas, including published ones', () => {
    const some = [
      action({ genderTag: 'principal', policyAreas: [1, 4] }),
      action({ genderTag: 'significant', policyAreas: [4], published: true }),
      action({ genderTag: 'not-targeted', policyAreas: [9] }),
      action({}),
      action({
        genderTag: 'principal',
        policyAreas: [2],
        moves: [{ on: '2026-02-01', to: 'dropped', claimedOn: null }],
      }),
    ];
    expect(value('gender_action_share', { actions: some })).toBe(0.5);
    expect(last('jt_area_coverage', { actions: some }).count).toEqual({ value: 1 / 3, numerator: 3, denominator: 9 });
  });

  it('are not counted if published without a gender marker or area', () => {
    const some = [action({ published: true }), action({ published: true })];
    expect(last('gender_action_share', { actions: some }).reason).toBe('no-assessed-action');
    expect(last('jt_area_coverage', { actions: some }).reason).toBe('no-area');
  });

  it('form a series by year, each as at its end', () => {
    const some = [
      action({ created: '2024-03-01', moves: confirmed('2025-02-01', '2025-03-01') }),
      action({ created: '2025-06-01' }),
    ];
    const { periods } = figures('action_completion_rate', { actions: some });
    expect(periods.map(({ period, count }) => [period.key, period.at, count?.value])).toEqual([
      ['2024', '2024-12-31', 0],
      ['2025', '2025-12-31', 0.5],
      ['2026', '2026-11-25', 0.5],
    ]);
  });

  it('count in each of their areas and in the group of their owner', () => {
    const some = [
      action({ policyAreas: [1, 2], owner: 'employers', moves: confirmed('2026-03-01', '2026-03-02') }),
      action({ policyAreas: [2] }),
    ];
    const { cells } = last('action_completion_rate', { actions: some });
    const at = (by: string, key: string) => cells.find((cell) => cell.by === by && cell.key === key);
    expect([at('policy_area', '1')?.count?.value, at('policy_area', '2')?.count?.value]).toEqual([1, 0.5]);
    expect(at('constituency', 'employers')?.count?.value).toBe(1);
    expect(at('constituency', 'workers')).toMatchObject({ state: 'no-data', count: null });
  });
});

describe('the measures of statistical quality', () => {
  const cell = (indicatorId: string, sex: 'F' | 'M' | null, status = 'reliable', precise = true) => ({
    indicatorId,
    sex,
    parkId: null as string | null,
    status,
    precise,
    cells: 1,
    persons: null as number | null,
  });
  /** A figure for all persons of a park that publishes this number of persons. */
  const cellOfPark = (parkId: string, persons: number) => ({ ...cell('a', null), parkId, persons });
  const wave: WaveFacts = {
    id: 'w1',
    title: { en: 'Wave 1', zh: '第一轮' },
    startsOn: '2026-01-01',
    endsOn: '2026-02-01',
    cells: [
      ...[null, 'F' as const, 'M' as const].map((sex) => cell('a', sex)),
      cell('b', null, 'caution', false),
      cell('b', 'F', 'withheld', false),
      cell('b', 'M', 'withheld', false),
      cell('gpg_mean', null),
      cell('c', null, 'missing', false),
      cell('d', null, 'withheld-quality', false),
    ],
    readBy: 'every-run',
    response: [],
  };

  it('count the indicators that show both sexes, the precise figures and the suppressed cells', () => {
    expect(last('sex_disaggregated_share', { waves: [wave] }).count).toEqual({
      value: 2 / 3,
      numerator: 2,
      denominator: 3,
    });
    expect(last('reliable_estimate_share', { waves: [wave] }).count).toEqual({
      value: 0.8,
      numerator: 4,
      denominator: 5,
    });
    expect(last('suppressed_cell_share', { waves: [wave] }).count).toEqual({
      value: 0.25,
      numerator: 2,
      denominator: 8,
    });
    const parks = [...wave.cells!, { ...cell('b', null, 'withheld', false), cells: 2 }];
    expect(last('suppressed_cell_share', { waves: [{ ...wave, cells: parks }] }).count?.value).toBe(0.4);
    expect(last('suppressed_cell_share', { waves: [{ ...wave, cells: null }] }).reason).toBe('no-run');
    expect(figures('suppressed_cell_share', {})).toMatchObject({ periods: [], reason: 'no-wave' });
  });

  it('give RR1 from personal links; with posters the number of persons asked is unknown', () => {
    // The example of the methodology: I 560, P 40 of 1 000 eligible or unknown, 30 known to be ineligible.
    const park = { parkId: 'p', links: 1030, posters: 0, complete: 560, partial: 40, ineligible: 30 };
    expect(value('response_rate', { waves: [{ ...wave, response: [park] }] })).toBe(0.56);
    const posters = { ...wave, response: [{ ...park, posters: 1 }] };
    expect(last('response_rate', { waves: [posters] })).toMatchObject({ state: 'no-data', reason: 'no-link' });
    const few = { ...wave, response: [{ ...park, links: 63, complete: 30, partial: 0, ineligible: 30 }] };
    expect(last('response_rate', { waves: [few] })).toMatchObject({ state: 'withheld', count: null });
  });

  it('suppress enough parks that those suppressed are not few together', () => {
    const park = { posters: 0, partial: 0, ineligible: 0 };
    const response = [
      { ...park, parkId: 'a', links: 40, complete: 1 },
      { ...park, parkId: 'b', links: 30, complete: 2 },
      { ...park, parkId: 'c', links: 50, complete: 20 },
      { ...park, parkId: 'd', links: 90, complete: 40 },
    ];
    const shown = [cellOfPark('c', 20), cellOfPark('d', 40)];
    const { count, cells } = last('response_rate', { waves: [{ ...wave, cells: shown, response }] });
    expect(count).toEqual({ value: 0.3, numerator: null, denominator: null });
    expect(cells.map(({ key, state }) => [key, state])).toEqual([
      ['a', 'withheld'],
      ['b', 'withheld'],
      ['c', 'withheld'],
      ['d', 'computed'],
    ]);
  });

  it('publish the response rate of a park only if the run publishes a figure of it', () => {
    const park = { posters: 0, partial: 0, ineligible: 0, links: 90 };
    const parks = ['a', 'b', 'c', 'd'];
    const response = [6, 30, 31, 40].map((complete, at) => ({ ...park, parkId: parks[at]!, complete }));
    const states = (cells: WaveFacts['cells']) =>
      last('response_rate', { waves: [{ ...wave, cells, response }] }).cells.map(({ state }) => state);
    // the run suppresses a, which has two enterprises; the figure for women that it publishes at d is not about all
    // persons
    const women = { ...cell('a', 'F'), parkId: 'd', persons: 40 };
    const run = [
      cell('a', null, 'withheld', false),
      cellOfPark('b', 30),
      cellOfPark('c', 33),
      cellOfPark('c', 12),
      women,
    ];
    expect(states(run)).toEqual(['withheld', 'computed', 'computed', 'withheld']);
    expect(states([...run.slice(1), cellOfPark('a', 6), cellOfPark('d', 40)])).toEqual(parks.map(() => 'computed'));
    expect(states(null)).toEqual(parks.map(() => 'withheld'));
  });

  it('publish the use of links only while runs have read all answers; otherwise two readings would reveal the few answers between', () => {
    const park = { posters: 0, partial: 0, ineligible: 0, links: 90 };
    const response = [30, 33].map((complete, at) => ({ ...park, parkId: 'ab'[at]!, complete }));
    const states = (given: Pick<WaveFacts, 'readBy'> & Partial<WaveFacts>) => {
      const { state, cells } = last('response_rate', {
        waves: [{ ...wave, cells: [cellOfPark('a', 40), cellOfPark('b', 40)], response, ...given }],
      });
      return [state, ...cells.map((each) => each.state)];
    };
    expect(states({ readBy: 'every-run' })).toEqual(['computed', 'computed', 'computed']);
    expect(states({ readBy: 'last-run' })).toEqual(['computed', 'withheld', 'withheld']);
    expect(states({ readBy: 'none' })).toEqual(['withheld', 'withheld', 'withheld']);
    expect(states({ readBy: 'none', cells: null })).toEqual(['computed', 'withheld', 'withheld']);
  });
});

it('say what is missing if there is no register', () => {
  expect(figures('trained_women_share', {}).reason).toBe('no-training');
  expect(figures('south_south_exchange_events', {}).reason).toBe('no-exchange');
  expect(figures('methods_taken_over', {}).reason).toBe('no-transfer');
  expect(figures('wg_attendance_rate', {}).reason).toBe('no-meeting');
  expect(last('tripartite_balance', {})).toMatchObject({ state: 'no-data', reason: 'no-session' });
});
