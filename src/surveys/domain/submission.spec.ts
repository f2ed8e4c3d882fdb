import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire as definition } from '../catalogue/park-worker.js';
import { checkAnswers, compileForm } from '../form/index.js';
import { canBeAssigned, ChoiceReader, readColumns } from './import-columns.js';
import { headerErrors, versionNamed } from './import-header.js';
import { answerOf, RowReader } from './import-row.js';
import { storedInWords } from './stored-fields.js';
import { phoneOffers, phoneTexts, resultsAddress } from './phone-page.js';
import { answerColumns, derivedTexts, fillPlaceholders } from './questionnaire.js';
import type { Submission } from './submission.js';
import { answerWord, judgeSubmission } from './submission.js';

const form = compileForm(definition);
const unemployed = { consent: '1', age: '30', emp_status: '3', sex: '2' };

function judge(answers: Record<string, string>, change: Partial<Submission> = {}) {
  const submission: Submission = {
    lang: 'zh',
    modulesOffered: ['core'],
    modulesTaken: [],
    durationBand: '3',
    paceBand: '3',
    answers,
    ...change,
  };
  const check = checkAnswers(form, answers, { modulesOffered: submission.modulesOffered, complete: false });
  return judgeSubmission(definition, submission, check);
}

describe('the completion of an interview', () => {
  it.each([
    [unemployed, 'complete'],
    [{ consent: '1', age_declined: '99', emp_status: '3', sex: '99' }, 'complete'],
    [{ consent: '1', age: '30' }, 'breakoff'],
    [{ consent: '1', age: '30', emp_status: '99' }, 'breakoff'],
    [{ consent: '2' }, 'refusal'],
  ])('%j is %s', (answers, disposition) => {
    expect(judge(answers as Record<string, string>).body.disposition).toBe(disposition);
  });

  it('is a refusal of which nothing else is stored', () => {
    const { body, errors } = judge({ consent: '2' });
    expect(errors).toEqual([]);
    expect(body).toMatchObject({ answers: {}, durationBand: null, paceBand: null, modulesTaken: [] });
  });
});

it('includes the errors of the form engine with their places, in both languages', () => {
  const { errors } = judge({ ...unemployed, sex: '7', isco: '1', 'a/b': 'x' });
  expect(errors.map((error) => [error.pointer, error.code])).toEqual([
    ['/answers/sex', 'not-a-choice'],
    ['/answers/isco', 'not-relevant'],
    ['/answers/a~1b', 'unknown-question'],
  ]);
  for (const error of errors) expect(error.detail.zh).not.toBe('');
});

it('has an error for an unknown module', () => {
  expect(judge(unemployed, { modulesOffered: ['core', 'gossip'] }).errors.map((error) => error.pointer)).toEqual([
    '/modulesOffered/1',
  ]);
});

it('ignores blank answers', () => {
  expect(judge({ ...unemployed, isco: '' }).body.answers).toEqual(unemployed);
});

it('has a message even for an unexpected error code', () => {
  expect(answerWord('new-code').en).toContain('does not match');
});

describe('a file of answers', () => {
  const core = definition.questions.filter((question) => question.module === 'core').map((question) => question.name);

  it('needs the enterprise code and each core question, and no unknown column', () => {
    const given = ['psu', ...core.filter((name) => name !== 'isco'), 'colour', 'age'];
    expect(
      headerErrors([definition], readColumns(definition, given, [])).map((error) => `${error.code} ${error.column}`),
    ).toEqual(['column-missing isco', 'column-unknown colour', 'column-twice age']);
    const all = ['psu', 'instance', 'day', ...answerColumns(definition)];
    expect(headerErrors([definition], readColumns(definition, all, []))).toEqual([]);
  });

  it('needs what all versions ask if it names the version of each row, and otherwise what the present one asks', () => {
    const without = (name: string) => ({
      ...definition,
      questions: definition.questions.filter((question) => question.name !== name),
    });
    const versions = [without('age'), without('sex')];
    const missing = (given: readonly string[]): string[] =>
      headerErrors(versions, readColumns(definition, given, [])).map(({ code, column }) => `${code} ${column}`);
    const rest = ['psu', ...core.filter((name) => name !== 'age' && name !== 'sex')];
    expect(missing(rest)).toEqual(['column-missing sex']);
    expect(missing([...rest, 'version'])).toEqual([]);
    expect(missing([...rest.slice(0, -1), 'version'])).toEqual([`column-missing ${rest.at(-1)}`]);
    expect(missing([...rest, 'sex', 'age'])).toEqual([]);
  });

  it.each([
    ['2', ['2', '1'], '2'],
    ['2', ['2.0', '1'], '2.0'],
    ['2.0', ['2.00', '2.000'], undefined],
    ['2', ['2.0', '2.00', '2'], '2'],
    ['3', ['2', '1'], undefined],
    ['', ['2', '1'], undefined],
    ['x', ['x', '1'], 'x'],
  ])('that names version %j of %j means %j', (cell, versions, expected) => {
    expect(versionNamed(cell, versions)).toBe(expected);
  });

  it('has an error where a row answers a question that its version does not have', () => {
    const earlier = { ...definition, questions: definition.questions.filter(({ name }) => name !== 'sex') };
    const read = (sex: string) =>
      new RowReader(earlier, readColumns(definition, ['psu', 'age', 'sex'], [])).read({
        ...{ row: 2, cells: ['E1', '30', sex] },
      });
    expect(read('2').errors).toMatchObject([{ column: 'sex', code: 'not-in-version', value: '2' }]);
    expect(read(' ').errors).toEqual([]);
  });

  it('is read by rows, offers the modules whose columns it has, and names wrong cells', () => {
    const columns = ['psu', 'day', 'lang', 'consent', 'age', 'emp_status', 'sex', 'trans_expect'];
    const good = new RowReader(definition, readColumns(definition, columns, [])).read({
      row: 2,
      cells: ['E1', '2026-02-28', 'en', '1', '30', '3', '2', ''],
    });
    expect(good.errors).toEqual([]);
    expect(good.submission).toMatchObject({
      lang: 'en',
      modulesOffered: ['core', 'transition'],
      modulesTaken: ['core'],
      answers: unemployed,
    });
    const wrong = new RowReader(definition, readColumns(definition, columns, [])).read({
      row: 3,
      cells: ['E1', '2026-02-30', 'fr', '2', '30'],
    });
    expect(wrong.errors.map((error) => `${error.row} ${error.column} ${error.code}`)).toEqual([
      '3 day day-form',
      '3 lang lang-unknown',
      '3 consent refusal-row',
    ]);
  });
});

describe('a column of a file', () => {
  const question = (name: string) => definition.questions.find((each) => each.name === name)!;

  it('is recognised by the name or text of its question in either language, or as it was decided before', () => {
    const headings = [
      'PSU',
      'Age ',
      question('age').label.zh,
      ` ${question('sex').label.en.toUpperCase()}`,
      'Lohn',
      'x',
    ];
    const decided = [
      { column: 'Lohn', to: 'wage_month', values: [] },
      { column: 'x', to: null, values: [] },
    ];
    expect(readColumns(definition, headings, decided).map(({ to }) => to)).toEqual([
      ...['psu', 'age', 'age', 'sex', 'wage_month', null],
    ]);
    expect(readColumns(definition, ['colour', ''], [])).toEqual([
      { column: 'colour', unknown: [], values: [] },
      { column: '', to: null, unknown: [], values: [] },
    ]);
    const columns = [{ column: 'child', to: 'child', values: [] }];
    const repeats = [{ name: 'child', label: { en: '', zh: '' }, relevant: '', count: '', most: 2 }];
    const header = readColumns({ questions: [], repeats }, ['child'], []);
    expect(canBeAssigned({ questions: [], repeats }, header, columns)).toBe(true);
    expect(canBeAssigned({ questions: [] }, header, columns)).toBe(false);
  });

  it.each([
    ['sex', '2', '2'],
    ['sex', 'female', '2'],
    ['sex', '女', '2'],
    ['sex', 'f', '2'],
    ['sex', 'w', 'w'],
    ['hazards', '1 2', '1 2'],
    ['hazards', '2；1', '2 1'],
    ['hazards', '1;w', '1;w'],
  ])('for %s has %s read as %s', (name, text, code) => {
    const values = name === 'sex' ? [{ text: 'F', code: '2' }] : [];
    expect(new ChoiceReader(question(name), values).read(text)).toBe(code);
  });

  it('has a label that two choices share read as neither of them', () => {
    const other = { en: 'Other', zh: '其他' };
    const { choices, ...rest } = question('sex');
    const shared = choices.map((choice, at) => (at < 2 ? { ...choice, label: other } : choice));
    const reader = new ChoiceReader({ ...rest, choices: shared });
    expect([reader.read('Other'), reader.unknownIn('其他')]).toEqual(['Other', ['其他']]);
  });
});

describe('a day or time as a spreadsheet stores it', () => {
  it.each([
    ['date', '2026-03-01 00:00:00', '2026-03-01'],
    ['date', '2026-03-01 10:30:00', '2026-03-01 10:30:00'],
    ['datetime', '2026-03-01 00:00:00', '2026-03-01T00:00'],
    ['datetime', '2026-03-01 10:30:00', '2026-03-01T10:30'],
    ['datetime', '2026-03-01 10:30:05', '2026-03-01 10:30:05'],
    ['time', '10:30:00', '10:30'],
    ['time', '10:30:05', '10:30:05'],
    ['text', '2026-03-01 00:00:00', '2026-03-01 00:00:00'],
  ])('for a question of type %s, %s, is the answer %s', (type, cell, answer) => {
    expect(answerOf(type, cell)).toBe(answer);
  });
});

describe('the texts on the phone', () => {
  const values = Object.fromEntries(
    definition.placeholders.map(({ name }) => [name, { en: `<${name}>`, zh: `《${name}》` }]),
  );
  const derived = derivedTexts(definition, {
    park: { en: 'North Park', zh: '北园' },
    answersKeptUntil: '2027-12-31',
    healthKeptUntil: '2027-06-30',
  });

  it('have all placeholders filled except the minutes of a module, which the phone fills', () => {
    const texts = JSON.stringify(phoneTexts(definition, { ...values, ...derived }, storedInWords('poster', 5)));
    expect([...texts.matchAll(/\{[a-z_]+\}/g)].map((match) => match[0])).toEqual([
      '{module_minutes}',
      '{module_minutes}',
    ]);
    expect(texts).toContain('North Park');
    expect(texts).toContain('4 to 5');
  });

  it('keep the braces of a missing value, so that it is visible', () => {
    expect(fillPlaceholders({ body: { en: '{a} {b}', zh: '{a}' } }, { a: { en: 'x', zh: '甲' } })).toEqual({
      body: { en: 'x {b}', zh: '甲' },
    });
  });

  it('begin sentences with a capital letter, and leave addresses unchanged', () => {
    const fill = (en: string, value: string) => fillPlaceholders({ en, zh: '' }, { a: { en: value, zh: '' } }).en;
    expect(fill('{a} runs it. {a} helps.', 'the survey office')).toBe(
      'The survey office runs it. The survey office helps.',
    );
    expect(fill('Run by {a}.', 'the survey office')).toBe('Run by the survey office.');
    expect(fill('{a} has the results.', 'https://demo.example/results')).toMatch(/^https/);
  });

  it.each([
    ['optional', undefined, 'You do not have to answer any question'],
    ['must', undefined, 'Some questions need an answer'],
    ['optional', '${age} > 17', 'Some questions need an answer'],
  ] as const)('promise that no answer is needed only if that is true: %s, required if %s', (answer, required, said) => {
    const [first, ...others] = definition.questions.filter(({ name }) => name !== 'consent');
    const questions = [{ ...first!, answer, ...(required && { required }) }, ...others];
    const { summary } = phoneTexts({ ...definition, questions }, { ...values, ...derived }, storedInWords('poster', 5));
    expect(summary[0]).toContain(said);
  });

  it('put each sentence of the information sheet on its own line', () => {
    const { sheet } = phoneTexts(definition, { ...values, ...derived }, storedInWords('poster', 5));
    const [en, zh] = sheet[1]!.body;
    expect(en.split('\n').length).toBe(2);
    expect(zh.split('\n').length).toBe(2);
  });

  it('offer every optional module, one of them with equal probability, or none', () => {
    const optional = definition.modules.filter((module) => module.optional).length;
    expect(phoneOffers(definition, 'all').map((offer) => offer.probability)).toEqual(Array(optional).fill(1));
    expect(phoneOffers(definition, 'one-at-random').reduce((sum, offer) => sum + offer.probability, 0)).toBeCloseTo(
      1,
      12,
    );
    expect(phoneOffers(definition, 'none')).toEqual([]);
  });

  it('never make an address a link that is not https', () => {
    expect(resultsAddress({ results_address: { en: 'javascript:alert(1)', zh: '' } })).toBe('');
    expect(resultsAddress({ results_address: { en: 'https://example.org/r', zh: '' } })).toBe('https://example.org/r');
  });
});
