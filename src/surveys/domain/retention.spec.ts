import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import type { Question, Repeat } from '../form/index.js';
import { healthItems, isShorter, proposedRetention, retentionFault } from './retention.js';

describe('the dates until which answers are stored', () => {
  it('default to a year after fieldwork, and half a year for answers on health', () => {
    expect(proposedRetention('2026-12-31')).toEqual({ answersKeptUntil: '2027-12-31', healthKeptUntil: '2027-07-02' });
  });

  it.each([
    [{ answersKeptUntil: '2027-12-31', healthKeptUntil: '2027-06-30' }, null],
    [{ answersKeptUntil: null, healthKeptUntil: '2027-06-30' }, 'missing'],
    [{ answersKeptUntil: '2027-12-31', healthKeptUntil: null }, 'missing'],
    [{ answersKeptUntil: '2027-12-31', healthKeptUntil: '2026-12-30' }, 'too-early'],
    [{ answersKeptUntil: '2027-06-29', healthKeptUntil: '2027-06-30' }, 'health-later'],
  ])('%j have the fault %s', (retention, fault) => {
    expect(retentionFault(retention, '2026-12-31')).toBe(fault);
  });

  it('can be moved earlier and never later', () => {
    expect([
      isShorter(null, '2027-01-01'),
      isShorter('2027-01-01', '2026-12-31'),
      isShorter('2027-01-01', '2027-01-02'),
    ]).toEqual([true, true, false]);
    expect(isShorter('2027-01-01', null)).toBe(false);
  });
});

describe('the questions on health', () => {
  const question = (name: string, rules: Partial<Question> = {}): Question => ({
    ...{ name, module: 'core', type: 'integer', label: { en: name, zh: name }, choices: [], relevant: '' },
    ...{ constraint: '', answer: 'optional', ...rules },
  });
  const itemsOf = (questions: readonly Question[], repeats: readonly Repeat[] = []) =>
    healthItems({ questions, repeats, roles: { health_consent: { question: 'agreed' } } });
  const asked = [question('agreed'), question('ill', { relevant: "${agreed} = '1'" })];

  it.each([
    ['follow-up questions', { relevant: '${ill} > 0' }],
    ['calculations that read an answer', { calculation: 'coalesce(${ill}, 0) + 1' }],
    ['first answers that are computed from one', { initial: '${ill}' }],
    ['values that are computed when one changes', { triggers: ['ill'], calculation: '1' }],
    ['questions whose choices depend on one', { filter: 'kind = ${ill}' }],
    ['questions that must be answered after some', { required: '${ill} = 2' }],
  ] as const)('include %s, and what depends on those', (_, rules) => {
    const further = [question('more', rules), question('last', { relevant: "${more} != ''" }), question('age')];
    expect(itemsOf([...asked, ...further])).toEqual(['agreed', 'ill', 'more', 'last']);
    expect(itemsOf([...further, ...asked].reverse())).toEqual(['agreed', 'ill', 'more', 'last']);
  });

  it('include a repeat that depends on one, with its questions and the repeats in it', () => {
    const part = { label: { en: '', zh: '' }, relevant: '', count: '', most: 10 };
    const repeats = [
      { ...part, name: 'illness', count: '${ill}' },
      { ...part, name: 'visit', repeat: 'illness' },
      { ...part, name: 'job' },
    ];
    const questions = [
      ...asked,
      ...['illness', 'visit', 'job'].map((repeat) => question(`${repeat}_year`, { repeat })),
      question('job_pain', { repeat: 'job', relevant: '${ill} > 0' }),
    ];
    const found = ['agreed', 'ill', 'illness', 'job_pain', 'visit', 'illness_year', 'visit_year'];
    expect(itemsOf(questions, repeats)).toEqual(found);
  });

  it('are none if no question is the consent to them', () => {
    expect(healthItems({ questions: asked, roles: {} })).toEqual([]);
  });
});

describe('the park worker questionnaire', () => {
  it('has four questions on health, all after the separate consent', () => {
    expect(healthItems(parkWorkerQuestionnaire)).toEqual(['consent_health', 'disability', 'injury_n', 'injury_days']);
  });
});
