import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { rulesInForce } from './rules-in-force.js';
import { defaultRules, Flagger, type FlagRule, flagRuleFaults, questionsOfRule, reusedCodes } from './flag-rules.js';

const label = { en: 'Rule', zh: '规则' };
const rule = (part: Partial<FlagRule>): FlagRule => ({
  ...{ code: 'rule_1', label, kind: 'condition', threshold: null, questions: [], condition: '' },
  ...part,
});
const defaults = new Flagger(parkWorkerQuestionnaire, defaultRules(parkWorkerQuestionnaire));
const flags = (answers: Readonly<Record<string, string>>, paceBand = '3'): string[] =>
  defaults.flagsOf({ answers, paceBand });

describe('default rules', () => {
  it.each([
    [{ hours_usual: '84' }, []],
    [{ hours_usual: '85' }, ['hours_long']],
    [{ wage_month: '800', hours_usual: '40' }, ['hourly_range']],
    [{ wage_month: '867', hours_usual: '40' }, []],
    [{ wage_month: '180000', hours_usual: '40' }, ['hourly_range']],
    [{ wage_month: '800', hours_usual: '0' }, []],
    [{ wage_month: '800' }, []],
    [{ contract: '1', employer_type: '4' }, ['contract_placement']],
    [{ contract: '4', employer_type: '4' }, []],
  ])('flag %j with %j', (answers, expected) => {
    expect(flags({ consent: '1', age: '30', emp_status: '1', icse: '42', ...answers })).toEqual(expected);
  });

  it('flag fast answers, and answers in which nearly all questions were declined', () => {
    expect(flags({ consent: '1', age: '30' }, '1')).toEqual(['speeding']);
    const names = ['contract', 'union', 'edu', 'sex', 'hukou', 'trained', 'env_process', 'cba_cover', 'green_train'];
    const declined = parkWorkerQuestionnaire.questions.filter(
      ({ name, decline }) => names.includes(name) && decline?.stored_in === 'value',
    );
    expect(flags({ consent: '1', ...Object.fromEntries(declined.map(({ name }) => [name, '99'])) })).toEqual([]);
  });

  it('have no fault', () => {
    expect(flagRuleFaults(parkWorkerQuestionnaire, defaultRules(parkWorkerQuestionnaire))).toEqual([]);
  });
});

describe('a rule on straight-lining', () => {
  const questions = ['wage_delay', 'sick_leave', 'parental_leave'];
  const flagger = new Flagger(parkWorkerQuestionnaire, [rule({ kind: 'same-answers', questions })]);
  it.each([
    [['1', '1', '1'], true],
    [['1', '1', '2'], false],
    [['1', '1'], false],
    [[], false],
  ])('finds %j: %s', (given, expected) => {
    const answers = Object.fromEntries(given.map((value, at) => [questions[at]!, value]));
    expect(flagger.flagsOf({ answers, paceBand: null })).toEqual(expected ? ['rule_1'] : []);
  });
});

describe('a rule with an error is refused at its place', () => {
  it.each([
    [{ condition: '' }, 'condition', 'blank'],
    [{ condition: '${age} <' }, 'condition', 'syntax'],
    [{ condition: '${agee} < 3' }, 'condition', 'unknown-question'],
    [{ condition: 'guess(${age})' }, 'condition', 'unknown-function'],
    [{ condition: "1, '1', '') or if(1" }, 'condition', 'syntax'],
    [{ condition: '1', label: { en: 'x', zh: '' } }, 'label', 'blank'],
    [{ kind: 'fast', threshold: 6 }, 'threshold', 'range'],
    [{ kind: 'declined', threshold: null }, 'threshold', 'range'],
    [{ kind: 'same-answers', questions: ['age'] }, 'questions', 'too-few'],
    [{ kind: 'same-answers', questions: ['age', 'sex', 'x'] }, 'questions', 'unknown'],
  ] as const)('%j', (part, field, code) => {
    const found = flagRuleFaults(parkWorkerQuestionnaire, [rule({ ...part } as Partial<FlagRule>)]);
    expect(found).toMatchObject([{ pointer: `/rules/0/${field}`, code }]);
  });

  it('answers about health, and what is calculated from them', () => {
    const [age] = parkWorkerQuestionnaire.questions.filter(({ name }) => name === 'age');
    const sum = { ...age!, name: 'sum', type: 'calculate' as const, calculation: '${consent_health} + 1' };
    const form = { ...parkWorkerQuestionnaire, questions: [...parkWorkerQuestionnaire.questions, sum] };
    for (const condition of ["${consent_health} = '1'", '${sum} > 1'])
      expect(flagRuleFaults(form, [rule({ condition })])).toMatchObject([{ code: 'health' }]);
  });

  it('the result of another rule, while a question may have any name', () => {
    expect(flagRuleFaults(parkWorkerQuestionnaire, [rule({ condition: "${flag__0} = '1'" })])).toMatchObject([
      { pointer: '/rules/0/condition', code: 'unknown-question' },
    ]);
    const [age] = parkWorkerQuestionnaire.questions.filter(({ name }) => name === 'age');
    const plain = {
      ...{ name: 'flag__0', module: age!.module, type: 'integer' as const, label: age!.label },
      choices: [],
    };
    const questions = [
      ...parkWorkerQuestionnaire.questions,
      { ...plain, relevant: '', constraint: '', answer: 'optional' as const },
    ];
    const form = { ...parkWorkerQuestionnaire, questions };
    const own = [rule({ condition: '${flag__0} < 18' })];
    expect(flagRuleFaults(form, own)).toEqual([]);
    expect(new Flagger(form, own).flagsOf({ answers: { flag__0: '17' }, paceBand: null })).toEqual(['rule_1']);
  });

  it('a code that an earlier rule had with another condition, but not one with another threshold', () => {
    const earlier = [rule({ condition: '1' }), rule({ code: 'fast', kind: 'fast', threshold: 1 })];
    expect(reusedCodes([rule({ condition: '2' })], earlier)).toMatchObject([{ pointer: '/rules/0/code' }]);
    expect(reusedCodes([rule({ code: 'fast', kind: 'fast', threshold: 2 })], earlier)).toEqual([]);
  });

  it('a code that another rule has', () => {
    const found = flagRuleFaults(parkWorkerQuestionnaire, [rule({ condition: '1' }), rule({ condition: '1' })]);
    expect(found).toMatchObject([{ pointer: '/rules/1/code', code: 'twice' }]);
  });
});

it('a condition names the questions that it reads, once each', () => {
  expect(questionsOfRule(rule({ condition: '${a} > 1 and ${ b } < ${a}' }))).toEqual(['a', 'b']);
});

describe('the rules of a version', () => {
  const sound = rule({ code: 'young', condition: '${age} < 18' });
  const foreign = rule({ code: 'foreign', condition: '${no_question} = 1' });
  const fast = rule({ code: 'fast', kind: 'fast', threshold: 2 });
  const defaultCodes = defaultRules(parkWorkerQuestionnaire).map(({ code }) => code);

  it.each([
    ['saved for it', { revision: 3, rules: [sound] }, [fast], 'own', 3, ['young']],
    ['saved for it, which were all removed', { revision: 4, rules: [] }, [fast], 'own', 4, []],
    ['saved for another version', null, [sound, fast], 'other-version', 0, ['young', 'fast']],
    ['saved for another version, without a question', null, [foreign, fast], 'other-version', 0, ['fast']],
    ['saved for another version, which were all removed', null, [], 'other-version', 0, []],
    ['of the default, as none were saved', null, null, 'default', 0, defaultCodes],
  ] as const)('are those %s', (_, own, ofOther, source, revision, codes) => {
    const found = rulesInForce(parkWorkerQuestionnaire, own, ofOther);
    expect([found.source, found.revision, found.rules.map(({ code }) => code)]).toEqual([source, revision, codes]);
  });
});
