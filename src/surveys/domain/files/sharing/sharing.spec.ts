import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parkWorkerQuestionnaire } from '../../../catalogue/park-worker.js';
import type { Question } from '../../../form/index.js';
import { coarseQuestion, type SharedParks } from './coarse-questions.js';
import { judgedRules } from './dependent-variables.js';
import { CombinationCounts, sharingReport } from './protection.js';
import { sharedPlan } from './shared-plan.js';
import { sharedTable } from './shared-table.js';
import {
  completeRules,
  leftOut,
  proposedRules,
  sharingFaults,
  sharingVariables,
  type VariableRule,
} from './sharing-rules.js';

const region = { id: 'r1', name: { en: 'Region', zh: '地区' } };
const parks: SharedParks = new Map([
  ['p1', { name: { en: 'East park', zh: '东园' }, region }],
  ['p2', { name: { en: 'West park', zh: '西园' }, region }],
]);
const questionOf = (name: string): Question => parkWorkerQuestionnaire.questions.find((each) => each.name === name)!;
const keep = (name: string, more: Partial<VariableRule> = {}) => ruleOf(name, { treatment: 'keep', ...more });
const versions = [parkWorkerQuestionnaire];
const ruleOf = (variable: string, more: Partial<VariableRule>): VariableRule => ({ ...leftOut(variable), ...more });

function shown(name: string, rule: Partial<VariableRule>, answers: Record<string, string>) {
  const coarse = coarseQuestion(ruleOf(name, rule), questionOf(name), parks)!;
  return coarse.answersOf({ parkId: 'p1', sizeClass: 'S2', answers });
}

describe('a coarser variable', () => {
  const bands = { treatment: 'bands' as const, bands: [25, 35] };
  const limits = { treatment: 'limits' as const, lowest: 2000, highest: 20_000 };
  const groups = {
    treatment: 'groups' as const,
    groups: [
      ['1', '2'],
      ['8', '9'],
    ],
  };
  it.each([
    ['age', bands, { age: '24' }, { age: '1' }],
    ['age', bands, { age: '25' }, { age: '2' }],
    ['age', bands, { age: '35' }, { age: '3' }],
    ['age', bands, { age_declined: '99' }, { age: '99' }],
    ['age', bands, {}, { age: '' }],
    ['wage_month', limits, { wage_month: '1999.5' }, { wage_month: '2000', wage_month_declined: '' }],
    ['wage_month', limits, { wage_month: '7000' }, { wage_month: '7000', wage_month_declined: '' }],
    ['wage_month', limits, { wage_month: '90000' }, { wage_month: '20000', wage_month_declined: '' }],
    ['isco', groups, { isco: '2' }, { isco: '1' }],
    ['isco', groups, { isco: '5' }, { isco: '5' }],
    ['isco', groups, { isco: '98' }, { isco: '98' }],
    ['isco_mgr', { treatment: 'digits', digits: 1 }, { isco_mgr: '13' }, { isco_mgr: '1' }],
    ['isco_mgr', { treatment: 'digits', digits: 1 }, { isco_mgr: '98' }, { isco_mgr: '98' }],
  ] as const)('%s by %j shows %j as %j', (name, rule, answers, expected) => {
    expect(shown(name, rule, answers)).toEqual(expected);
  });

  it('has the same limited values when it is limited again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 50_000 }), (wage) => {
        const once = shown('wage_month', limits, { wage_month: String(wage) });
        expect(shown('wage_month', limits, once)).toEqual(once);
        expect(Number(once['wage_month'])).toBe(Math.min(20_000, Math.max(2000, wage)));
      }),
    );
  });

  it('has its own code for a group whose first characters are the code of a declined answer', () => {
    const isco = questionOf('isco');
    const choices = [...isco.choices, ...['9810', '9811', '21'].map((code) => ({ code, label: isco.label }))];
    const coarse = coarseQuestion(ruleOf('isco', { treatment: 'digits', digits: 2 }), { ...isco, choices }, parks)!;
    const codeOf = (code: string): string => {
      const shownAs = coarse.answersOf({ parkId: 'p1', sizeClass: null, answers: { isco: code } })['isco'];
      return coarse.question.choices.find((choice) => choice.code === shownAs)!.label.en;
    };
    expect(codeOf('9810')).toBe('Codes that begin with 98');
    expect(codeOf('9811')).toBe('Codes that begin with 98');
    expect(codeOf('98')).toBe("Don't know");
    const codes = coarse.question.choices.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const age = { ...questionOf('age'), decline: { stored_in: 'mark', codes: ['1'] } as Question['decline'] };
    const banded = coarseQuestion(ruleOf('age', bands), age, parks)!.question.choices.map(({ code }) => code);
    expect(new Set(banded).size).toBe(4);
  });

  it('says in its labels what its codes mean', () => {
    const age = coarseQuestion(ruleOf('age', bands), questionOf('age'), parks)!;
    expect(age.question.choices.map(({ label }) => label.en)).toEqual([
      ...['Under 25', '25 to 34', '35 or more', 'Prefer not to say'],
    ]);
    const wage = coarseQuestion(ruleOf('wage_month', limits), questionOf('wage_month'), parks)!;
    expect(wage.codes.map(({ label }) => label.zh)).toEqual(['2000及以下', '20000及以上']);
    const park = coarseQuestion(ruleOf('park', { treatment: 'region' }), undefined, parks)!;
    expect(park.question.choices).toEqual([{ code: '1', label: region.name }]);
  });

  it('has other codes where a choice has the code of values that are protected', () => {
    const choices = ['1', '-97'].map((code) => ({ code, label: { en: code, zh: code } }));
    const other = coarseQuestion(keep('isco'), { ...questionOf('isco'), choices, decline: null }, parks)!;
    expect(other.question.choices.map(({ code, label }) => [code, label.en])).toEqual([
      ['101', '1'],
      ['102', '-97'],
    ]);
    expect(other.answersOf({ parkId: 'p1', sizeClass: null, answers: { isco: '-97' } })).toEqual({ isco: '102' });
  });

  it('has numbers as codes where the questionnaire has letters', () => {
    const isic = coarseQuestion(ruleOf('isic', { treatment: 'keep' }), questionOf('isic'), parks)!;
    expect(isic.answersOf({ parkId: 'p1', sizeClass: null, answers: { isic: 'C' } })).toEqual({ isic: '103' });
    expect(isic.answersOf({ parkId: 'p1', sizeClass: null, answers: { isic: '98' } })).toEqual({ isic: '98' });
  });
});

describe('rules', () => {
  const { questions } = parkWorkerQuestionnaire;
  it('are proposed without faults for the built-in questionnaire', () => {
    expect(sharingFaults(proposedRules(versions, 5), versions)).toEqual([]);
  });

  it.each([
    ['age', { treatment: 'bands', bands: [35, 25] }, 'bands'],
    ['age', { treatment: 'bands', bands: [0.5] }, 'bands'],
    ['age', { treatment: 'keep', isKey: true }, 'isKey'],
    ['age', { treatment: 'leave-out', isKey: true }, 'isKey'],
    ['age', { treatment: 'groups', groups: [['1', '2']] }, 'treatment'],
    ['wage_month', { treatment: 'limits' }, 'highest'],
    ['wage_month', { treatment: 'limits', highest: 20_000 }, null],
    ['wage_month', { treatment: 'limits', lowest: 5, highest: 5 }, 'highest'],
    [
      'isco',
      {
        treatment: 'groups',
        groups: [
          ['1', '2'],
          ['2', '3'],
        ],
      },
      'groups',
    ],
    ['isco', { treatment: 'groups', groups: [['1', '98']] }, 'groups'],
    ['isco', { treatment: 'digits', digits: null }, 'digits'],
    ['hazards', { treatment: 'keep', isKey: true }, 'isKey'],
    ['nothing', { treatment: 'keep' }, 'variable'],
    ['disability', { treatment: 'keep' }, 'variable'],
    ['consent_health', { treatment: 'keep' }, 'variable'],
  ] as const)('for %s, %j has an error at %s', (name, rule, field) => {
    const faults = sharingFaults({ k: 5, variables: [ruleOf(name, rule as Partial<VariableRule>)] }, versions);
    expect(faults.map(({ pointer }) => pointer)).toEqual(field === null ? [] : [`/variables/0/${field}`]);
  });

  it('leave out what would reveal a question that is left out or coarser, and add keys on which keys depend', () => {
    const given = [
      keep('emp_status'),
      keep('isco', { isKey: true }),
      ...['isco_mgr', 'hours_usual'].map((name) => keep(name)),
    ];
    const kept = judgedRules(versions, given);
    expect([...kept.revealing]).toEqual([]);
    expect(kept.added).toEqual(['emp_status']);
    expect([...kept.dependentsOf('emp_status')].sort()).toEqual(['hours_usual', 'isco', 'isco_mgr']);
    expect([...kept.dependentsOf('isco')]).toEqual(['isco_mgr']);
    const joined = ruleOf('isco', { treatment: 'groups', groups: [['1', '2']] });
    const judged = judgedRules(versions, [given[0]!, joined, ...given.slice(2)]);
    expect([...judged.revealing]).toEqual([['isco_mgr', ['isco']]]);
    const without = judgedRules(versions, given.slice(1));
    expect([...without.revealing.keys()].sort()).toEqual(['hours_usual', 'isco', 'isco_mgr']);
  });

  it('leave out what had to be answered only after some answers to a question that is left out', () => {
    const given = [keep('trans_expect'), keep('emp_status')];
    const asked = questions.map((each) =>
      each.name === 'trans_expect' ? { ...each, answer: 'optional' as const, required: "${gender} = '2'" } : each,
    );
    expect([...judgedRules([{ ...parkWorkerQuestionnaire, questions: asked }], given).revealing]).toEqual([
      ['trans_expect', ['gender']],
    ]);
  });

  it('leave out what revealed another question in an earlier version of the wave, and what that version asked on health', () => {
    const change = (name: string, relevant: string) =>
      questions.map((question) => (question.name === name ? { ...question, relevant } : question));
    const moved = (name: string, relevant: string) => [
      parkWorkerQuestionnaire,
      { ...parkWorkerQuestionnaire, questions: change(name, relevant) },
    ];
    const given = [keep('trans_expect'), keep('emp_status')];
    const earlier = moved('trans_expect', "${gender} = '2'");
    expect([...judgedRules(versions, given).revealing]).toEqual([]);
    expect([...judgedRules(earlier, given).revealing]).toEqual([['trans_expect', ['gender']]]);
    const names = sharingVariables(moved('unfair', "${consent_health} = '1'")).map(({ name }) => name);
    expect(names).not.toContain('unfair');
    const afterHealth = moved('trans_expect', "${disability} = '1'");
    expect([...judgedRules(afterHealth, given).revealing]).toEqual([['trans_expect', ['disability']]]);
  });

  it('leave out texts, dates, calculations, repeats, and variables without a rule', () => {
    const more = (['text', 'date', 'calculate'] as const).map((type) => ({
      ...questionOf('isco'),
      name: `a_${type}`,
      type,
    }));
    const repeated = { ...questionOf('isco'), name: 'of_child', repeat: 'child' };
    const names = sharingVariables([{ ...parkWorkerQuestionnaire, questions: [...questions, ...more, repeated] }]).map(
      ({ name }) => name,
    );
    expect(names).not.toEqual(expect.arrayContaining(['a_text']));
    expect(names.filter((name) => name.startsWith('a_') || name === 'of_child')).toEqual([]);
    const complete = completeRules({ k: 5, variables: [] }, versions).variables;
    expect(new Set(complete.map(({ treatment }) => treatment))).toEqual(new Set(['leave-out']));
  });
});

const person = fc.record({
  parkId: fc.constantFrom('p1', 'p2'),
  sizeClass: fc.constantFrom('S1', 'S2', null),
  psuCode: fc.constantFrom('e1', 'e2', 'e3', 'e4', null),
  sex: fc.constantFrom('1', '2', '99'),
  emp_status: fc.constantFrom('1', '1', '1', '3'),
  age: fc.integer({ min: 16, max: 70 }).map(String),
  isco: fc.constantFrom('1', '2', '7', '8', '98'),
  wage_month: fc.constantFrom('3000', '7000', '50000'),
});

describe('a shared file', () => {
  const rules = proposedRules(versions, 4);
  const plan = sharedPlan(versions, rules, parks);
  const least = { records: 4, enterprises: 2 };
  const keyNames = plan.keys.map(({ name }) => name);

  it('has the proposed key variables, and nothing else that an employer knows from its payroll', () => {
    expect([...keyNames].sort()).toEqual([
      ...['age', 'emp_status', 'hours_usual', 'icse', 'isco', 'park', 'sex', 'size_class', 'wage_month'],
    ]);
    const names = plan.variables.map(({ name }) => name);
    const known = ['education', 'contract', 'employer_type', 'union_member', 'tenure_years', 'social_ins'];
    for (const name of ['consent', 'gender', 'disability', 'injury_n', 'isco_mgr', 'left_out', ...known])
      expect(names).not.toContain(name);
    expect(names).toEqual(expect.arrayContaining(['hazards', 'env_output', 'grievance']));
  });

  it('has at least k answers from enough enterprises in each combination, and the report counts the same', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 30, maxLength: 120 }), (people) => {
        const rows = people.map(({ parkId, sizeClass, psuCode, ...given }, at) => {
          const { isco, wage_month, ...common } = given;
          const answers: Record<string, string> =
            common.emp_status === '3' ? common : { ...common, isco, wage_month, icse: '41' };
          const row = {
            parkId,
            sizeClass,
            answers,
          };
          return { psuCode, row, weight: at % 3 === 0 ? null : at };
        });
        const counts = new CombinationCounts(least, 20_000);
        for (const { row, psuCode, weight } of rows)
          counts.add(plan.valuesOf(row), { parkId: row.parkId, psuCode }, weight);
        const protection = counts.protection(plan);
        const report = sharingReport(plan, counts, least);
        const unprotected = grouped(
          rows.map(({ row, psuCode }) => ({ key: plan.valuesOf(row).join(), unit: psuCode ?? row.parkId })),
        );
        const rare = unprotected.filter(({ records, units }) => records < 4 || units < 2);
        expect(report.atRisk).toBe(rare.reduce((sum, { records }) => sum + records, 0));
        expect(report.rare).toEqual(
          [1, 2, 3].map((size) => unprotected.filter(({ records }) => records === size).length),
        );
        if (protection === null) return;
        const table = sharedTable({ plan, protection, weights: 1, note: { en: '', zh: '' } });
        const values = table.valuesOf(rows.map(({ row }) => row));
        const at = (name: string): number => table.description.columns.findIndex((column) => column.name === name);
        const shownGroups = grouped(
          values.map((row, index) => ({
            key: keyNames.map((name) => row[at(name)]).join(),
            unit: rows[index]!.psuCode ?? rows[index]!.row.parkId,
          })),
        );
        for (const { records, units } of shownGroups) {
          expect(records).toBeGreaterThanOrEqual(4);
          expect(units).toBeGreaterThanOrEqual(2);
        }
        const hidden = values.filter((row) => row[at('emp_status')] === -97);
        for (const row of hidden)
          expect([row[at('sex')], row[at('isco')], row[at('wage_month')]]).toEqual([-97, -97, -97]);
        const byShown = new Map<
          string,
          { weights: Set<unknown>; given: { weight: number; unit: string }[]; all: number }
        >();
        values.forEach((row, index) => {
          const { psuCode, weight, row: answer } = rows[index]!;
          const key = keyNames.map((name) => row[at(name)]).join();
          const group = byShown.get(key) ?? { weights: new Set(), given: [], all: 0 };
          byShown.set(key, group);
          group.all += 1;
          group.weights.add(row[at('survey_weight')]);
          if (weight !== null) group.given.push({ weight, unit: psuCode ?? answer.parkId });
        });
        for (const { weights, given, all } of byShown.values()) {
          const isEnough = given.length >= 4 && new Set(given.map(({ unit }) => unit)).size >= 2;
          const total = given.reduce((sum, { weight }) => sum + weight, 0);
          expect([...weights]).toEqual([isEnough ? total / all : null]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

function grouped(
  rows: readonly { readonly key: string; readonly unit: string }[],
): { records: number; units: number }[] {
  const keys = [...new Set(rows.map(({ key }) => key))];
  return keys.map((key) => {
    const same = rows.filter((row) => row.key === key);
    return { records: same.length, units: new Set(same.map(({ unit }) => unit)).size };
  });
}
