import { describe, expect, it } from '@jest/globals';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { derivedTexts, fillPlaceholders } from './questionnaire.js';
import { readHeader, readRow } from './import-row.js';
import { judgeSubmission } from './submission.js';
import type { Submission } from './submission.js';

const text = { en: '', zh: '' };
const question = (name: string, module: string, decline: { codes: string[]; stored_in: string } | null) => ({
  name,
  module,
  type: 'x',
  label: text,
  choices: [],
  decline,
});
const definition: QuestionnaireDefinition = {
  id: 'q',
  version: '1',
  languages: ['en', 'zh'],
  modules: [
    { id: 'core', label: text, optional: false, questions: 5, minutes: [4, 5] },
    { id: 'extra', label: text, optional: true, questions: 1, minutes: [1.4, 1.8] },
  ],
  placeholders: [],
  texts: {},
  questions: [
    question('consent', 'core', null),
    question('age', 'core', { codes: ['99'], stored_in: 'age_declined' }),
    question('emp_status', 'core', { codes: ['99'], stored_in: 'value' }),
    question('sex', 'core', { codes: ['99'], stored_in: 'value' }),
    question('hours_usual', 'core', { codes: ['98', '99'], stored_in: 'hours_usual_declined' }),
    question('employer_type', 'extra', { codes: ['98'], stored_in: 'value' }),
  ],
};
const relevant = definition.questions.map((each) => each.name);

function judge(
  answers: Record<string, string>,
  change: Partial<Submission> = {},
  errors: { question: string; code: string }[] = [],
) {
  const submission: Submission = {
    lang: 'zh',
    modulesOffered: ['core'],
    modulesTaken: ['core'],
    askedCount: 5,
    durationBand: '3',
    paceBand: '3',
    answers,
    ...change,
  };
  return judgeSubmission(definition, submission, { errors, relevant });
}

describe('how far an answer went', () => {
  it.each([
    [{ consent: '1', age: '30', emp_status: '1', sex: '2', hours_usual: '40' }, 'complete'],
    [{ consent: '1', age_declined: '99', emp_status: '1', sex: '99', hours_usual_declined: '98' }, 'complete'],
    [{ consent: '1', age: '30', emp_status: '1' }, 'partial'],
    [{ consent: '1', age: '30', sex: '1' }, 'breakoff'],
    [{ consent: '1', age: '30' }, 'breakoff'],
    [{ consent: '1', age: '30', emp_status: '99' }, 'breakoff'],
    [{ consent: '2' }, 'refusal'],
  ])('%j is %s', (answers, disposition) => {
    expect(judge(answers as Record<string, string>).body.disposition).toBe(disposition);
  });

  it('a refusal keeps nothing but itself', () => {
    expect(judge({ consent: '2' }).body).toMatchObject({ answers: {}, flags: [], durationBand: null, paceBand: null });
  });
});

describe('flags', () => {
  it.each([
    [{ wage_month: '100', hours_usual: '40' }, ['hourly_range']],
    [{ wage_month: '7000', hours_usual: '44' }, []],
    [{ hours_usual: '90' }, ['hours_long']],
    [{ contract: '2', employer_type: '4' }, ['contract_placement']],
    [{ consent: '1', age_declined: '99', emp_status: '99', sex: '99' }, ['mostly_declined']],
  ])('%j -> %j', (answers, flags) => {
    expect(judge(answers as Record<string, string>).body.flags).toEqual(flags);
  });

  it('speed is told by the band that the phone worked out', () => {
    expect(judge({ consent: '1' }, { paceBand: '1' }).body.flags).toEqual(['speeding']);
  });
});

it('what the engine finds wrong is an error with its place; a question left out is not', () => {
  const found = judge({ sex: '7' }, {}, [
    { question: 'sex', code: 'not-a-choice' },
    { question: 'age', code: 'required' },
    { question: 'a/b', code: 'unknown-question' },
  ]);
  expect(found.errors.map((error) => [error.pointer, error.code])).toEqual([
    ['/answers/sex', 'not-a-choice'],
    ['/answers/a~1b', 'unknown-question'],
  ]);
});

it('a module that was not offered cannot have been taken', () => {
  expect(judge({}, { modulesTaken: ['core', 'extra'] }).errors.map((error) => error.pointer)).toEqual([
    '/modulesTaken/1',
  ]);
});

describe('a file of answers', () => {
  it('needs the enterprise code and each core question, and knows every column', () => {
    const header = readHeader(definition, ['psu', 'consent', 'age', 'emp_status', 'sex', 'colour', 'age']);
    expect(header.errors.map((error) => `${error.code} ${error.column}`)).toEqual([
      'column-missing hours_usual',
      'column-unknown colour',
      'column-twice age',
    ]);
  });

  it('reads a row, offers the modules whose columns are there, and names wrong cells', () => {
    const columns = ['psu', 'day', 'lang', 'consent', 'age', 'emp_status', 'sex', 'hours_usual', 'employer_type'];
    const good = readRow(definition, columns, {
      row: 2,
      cells: ['E1', '2026-02-28', 'en', '1', '30', '1', '2', '40', ''],
    });
    expect(good.errors).toEqual([]);
    expect(good.submission).toMatchObject({
      lang: 'en',
      modulesOffered: ['core', 'extra'],
      modulesTaken: ['core'],
      answers: { age: '30' },
    });
    const wrong = readRow(definition, columns, { row: 3, cells: ['E1', '2026-02-30', 'fr', '2', '30'] });
    expect(wrong.errors.map((error) => `${error.row} ${error.column} ${error.code}`)).toEqual([
      '3 day day-form',
      '3 lang lang-unknown',
      '3 consent refusal-row',
    ]);
  });
});

it('placeholders are filled in each language, a gap keeps its braces', () => {
  const texts = { body: { en: '{survey_owner} in {park_name} {gap}', zh: '{survey_owner}，{core_minutes}分钟' } };
  const values = {
    ...derivedTexts(definition, { en: 'North Park', zh: '北园' }),
    survey_owner: { en: 'Owner', zh: '主办方' },
  };
  expect(fillPlaceholders(texts, values)).toEqual({
    body: { en: 'Owner in North Park {gap}', zh: '主办方，4至5分钟' },
  });
});
