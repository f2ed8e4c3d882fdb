import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { householdForm } from '../../../test/support/household-form.js';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { UPLOADED_FORM } from '../form/evaluation/uploaded-form.js';
import type { Answers, NestedAnswers } from '../form/index.js';
import { checkAnswers, compileForm, FormState, fromWire, toWire, wireTables } from '../form/index.js';
import { readForm } from '../xlsform/read-form.js';
import { readMarkdown } from '../xlsform/read-markdown.js';
import { dataTables, fileNames } from './files/data-tables.js';
import { proposedRules } from './files/sharing/sharing-rules.js';
import { defaultRules, flagRuleFaults } from './flag-rules.js';
import { definitionOf } from './form-definition.js';
import { phoneTexts, withHealthDates } from './phone-page.js';
import { healthItems } from './retention.js';
import type { StoredDefinition } from './shared-choices.js';
import { withListsApart, withListsInPlace } from './shared-choices.js';
import { judgeSubmission } from './submission.js';
import { templateForm } from './template-form.js';

const defined = (markdown: string) => {
  const { model, messages } = readForm(readMarkdown(markdown), 'form');
  if (model === null) throw new Error(JSON.stringify(messages));
  return definitionOf(model, importedFormTexts);
};
const { definition, obstacles } = defined(householdForm);
const form = compileForm(definition);
/** The same form as the phone receives it. */
const sent = fromWire(toWire(definition), [], UPLOADED_FORM);
const check = (answers: NestedAnswers, complete = true, language: 'en' | 'zh' = 'en') =>
  checkAnswers(form, answers, { modulesOffered: [], complete, language });

const base = { town: 'Xi', unit: 'Lake', moved: 'no', jobs: '0' };
const children: readonly Answers[] = [
  { first: 'An', age: '7', school: 'yes' },
  { first: 'Bo', age: '2' },
];
const full = {
  ...{ ...base, jobs: '2', wishes: 'calm pay time', first_wish: 'time', read: 'OK' },
  ...{ start: '08:30', event: '2026-03-01T14:00', code: '215000' },
  child: children,
  job: [{ hours: '30' }, { hours: '7.5' }],
};

describe('a questionnaire with repeats, defaults and answers in texts', () => {
  it('can be used by a wave, and is the same after it was sent to the phone', () => {
    expect(obstacles).toEqual([]);
    const names = (of: typeof form) => new FormState(of, { isFresh: true }).path().map(({ name }) => name);
    expect(names(sent)).toEqual(names(form));
    expect(new FormState(sent, { answers: full }).answers()).toEqual(full);
    expect(check(full)).toMatchObject({ errors: [], disposition: 'complete' });
  });

  it('computes in each instance and over all of them', () => {
    expect(check(full, true, 'zh').calculated).toEqual({
      ...{ said: '否', ages: '9' },
      child: [{ place: '1' }, { place: '2' }],
      job: [{ number: '1' }, { number: '2' }],
    });
  });

  it.each([
    ['a read-only answer that was changed', { ...base, unit: 'Hill' }, 'unit', 'read-only'],
    ['a missing answer that another answer requires', { ...base, moved: 'yes' }, 'why', 'missing'],
    ['a text that does not match its pattern', { ...base, code: '21500x' }, 'code', 'constraint'],
    ['a time that does not exist', { ...base, start: '25:00' }, 'start', 'not-a-time'],
    ['a day without a time', { ...base, event: '2026-03-01' }, 'event', 'not-a-day'],
    ['a ranking without all choices', { ...base, wishes: 'pay time' }, 'wishes', 'incomplete'],
    ['a choice twice in a ranking', { ...base, wishes: 'pay pay time' }, 'wishes', 'duplicate-choice'],
    ['a counted repeat that is nothing', { ...base, jobs: '2', job: null as never }, 'job', 'not-a-list'],
    ['a counted repeat that is an object', { ...base, jobs: '1', job: { hours: '8' } as never }, 'job', 'not-a-list'],
    ['a repeat that is no list', { ...base, child: 'An' }, 'child', 'not-a-list'],
    ['a repeat with entries that are no answers', { ...base, child: ['An'] as never }, 'child', 'not-a-list'],
    ['a repeat that does not apply', { ...base, moved: 'yes', why: 'x', child: children }, 'child', 'not-relevant'],
    [
      'a constraint in the second entry',
      { ...base, child: [children[0]!, { first: 'Bo', age: '18' }] },
      'child[2]/age',
      'constraint',
    ],
    ['a missing answer in an entry', { ...base, child: [{ first: 'An' }] }, 'child[1]/age', 'missing'],
    [
      'an answer that does not apply in an entry',
      { ...base, child: [{ first: 'An', age: '2', school: 'yes' }] },
      'child[1]/school',
      'not-relevant',
    ],
    [
      'an answer that is not in the repeat',
      { ...base, child: [{ first: 'An', age: '2', town: 'x' }] },
      'child[1]/town',
      'unknown-question',
    ],
    ['a number in an entry', { ...base, child: [{ first: 'An', age: 2 as never }] }, 'child[1]/age', 'not-text'],
    ['fewer entries than the count', { ...base, jobs: '2', job: [{ hours: '8' }] }, 'job', 'instances'],
    ['a count above the limit', { ...base, jobs: '51' }, 'job', 'too-many-instances'],
    [
      'more entries than the limit',
      { ...base, child: Array.from({ length: 51 }, () => children[1]!) },
      'child',
      'too-many-instances',
    ],
  ])('refuses %s', (_, answers, question, code) => {
    expect(check(answers as NestedAnswers).errors).toEqual([{ question, code }]);
  });

  it('judges answers of any shape without an error of its own', () => {
    for (const job of [null, 5, {}, [null], [[]], 'x', true])
      for (const town of [null, 5, {}, []]) {
        const answers = { ...base, jobs: '2', job, town } as never;
        const submission = { lang: 'en', modulesOffered: [], modulesTaken: [], durationBand: null, paceBand: null };
        const judged = judgeSubmission(definition, { ...submission, answers } as never, check(answers));
        expect(judged.errors.length).toBeGreaterThan(0);
      }
  });

  it('gives first answers once, and leaves them blank if the person removed them', () => {
    const state = new FormState(sent, { isFresh: true });
    expect([state.value('town'), state.value('unit'), state.isReadOnly('unit')]).toEqual(['Xi', 'Lake', true]);
    state.set('town', '');
    expect(new FormState(sent, { answers: state.typed() }).value('town')).toBe('');
    expect(check({ ...base, town: '' }).errors).toEqual([]);
  });

  it('shows answers in texts, also in those of one entry', () => {
    const state = new FormState(sent, { answers: full });
    expect(state.filledIn('moved', 'Have you moved to ${town}?')).toBe('Have you moved to Xi?');
    expect(state.filledIn('child[2]/age', 'How old is ${first}?')).toBe('How old is Bo?');
    expect(state.filledIn('job[2]/hours', 'Job ${number}')).toBe('Job 2');
  });

  it('adds and removes entries, and keeps answers when a count becomes smaller and larger again', () => {
    const state = new FormState(sent, { answers: full });
    expect(state.add('child')).toBe(true);
    state.set('child[3]/age', '9');
    expect(state.value('child[3]/school')).toBe('yes');
    state.remove('child', 0);
    expect([state.value('child[1]/first'), state.shown('child[2]/place'), state.instances('child')]).toEqual([
      'Bo',
      '2',
      2,
    ]);
    expect(state.add('job')).toBe(false);
    state.set('jobs', '1');
    expect(state.answers()['job']).toEqual([{ hours: '30' }]);
    state.set('jobs', '3');
    expect(state.answers()['job']).toEqual([{ hours: '30' }, { hours: '7.5' }, {}]);
    state.set('jobs', '99');
    expect([state.instances('job'), state.isTooMany('job'), state.next()?.name]).toEqual([0, true, 'child[2]/first']);
    for (let more = 2; more < 8; more += 1) expect(state.add('child')).toBe(true);
    expect(state.add('child')).toBe(false);
  });

  it('keeps one order of choices for one person, which differs between persons', () => {
    const order = (seed: number) => [...new FormState(sent, { seed }).offered('first_wish')!].join(' ');
    expect(order(0.25)).toBe(order(0.25));
    expect(new Set([0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map(order)).size).toBeGreaterThan(1);
  });

  it('has one data file for answers and one for each repeat, joined by a key', () => {
    const tables = dataTables(definition, { parks: new Map(), flags: {} }, null);
    expect(tables.map(({ name, columns }) => [name, columns[0]?.name, columns.length])).toEqual([
      ['answers', 'answer_key', 15 + 15],
      ['child', 'answer_key', 6],
      ['job', 'answer_key', 4],
    ]);
    const label = tables[1]!.columns.find(({ name }) => name === 'age')!.label;
    expect(label.en).toBe('How old is [first]?');
    const row = { id: 'k', answers: { ...full, job: [] } } as never;
    expect(tables[1]!.valuesOf([row])).toEqual([
      ['k', 1, 'An', 7, 'yes', null],
      ['k', 2, 'Bo', 2, null, null],
    ]);
    expect(tables[2]!.valuesOf([row])).toEqual([]);
  });
});

it('names the data files of repeats apart, also where case does not count', () => {
  const names = ['child', 'Child', 'child_2', 'Answers', 'con', 'aux.x', 'console'].map((name) => ({ name }));
  expect(fileNames(names)).toEqual([
    ...['child', 'Child_2', 'child_2_2', 'Answers_2', 'entries_con', 'entries_aux.x', 'console'],
  ]);
});

const formOf = (head: string, ...rows: readonly string[]): string =>
  ['| survey |', `| | type | name | label::English (en) | ${head} |`, ...rows.map((each) => `| | ${each} |`)].join('\n')
    .concat(`
| choices |
| | list_name | name | label::English (en) | label::中文 (zh) |
| | yn | yes | Yes | 是 |
| | yn | no | No | 否 |
`);

describe('first answers', () => {
  const codes = (type: string, first: string, readOnly = 'yes', more = '') =>
    defined(
      formOf('default | readonly | constraint', `${type} | a | A | ${first} | ${readOnly} | ${more}`),
    ).obstacles.map(({ code }) => code);

  it.each([
    ['a choice that is not in the list', 'select_one yn', 'maybe'],
    ['a day in another form', 'date', '2026/03/01'],
    ['a number that is too large', 'decimal', '9000000000000 * 9000000000000'],
    ['a text as a number', 'integer', 'many'],
  ])('cannot be %s', (_, type, first) => {
    expect(codes(type, first)).toEqual(['first-answer']);
    expect(codes(type, first, '')).toEqual(['first-answer']);
    const inside = ['begin_repeat | r | R | | | ', `${type} | a | A | ${first} | yes | `, 'end_repeat | | | | | '];
    expect(defined(formOf('default | readonly | constraint', ...inside)).obstacles).toHaveLength(1);
  });

  it.each([
    ['decimal', '1 div 3', '0.333333333'],
    ['dateTime', '2026-03-01T10:30:00.000+08:00', '2026-03-01T10:30'],
    ['time', '10:30:00.000+08:00', '10:30'],
    ['select_one yn', 'no', 'no'],
  ])('of the type %s are written as a person would: %s', (type, first, expected) => {
    expect(codes(type, first)).toEqual([]);
    const made = compileForm(defined(formOf('default | readonly', `${type} | a | A | ${first} | yes`)).definition);
    const answers = new FormState(made, { isFresh: true }).answers();
    expect(answers).toEqual({ a: expected });
    expect(checkAnswers(made, answers, { modulesOffered: [], complete: true }).errors).toEqual([]);
  });

  it('may be a label in the language of the person, or in that in which the person began', () => {
    const rows = ['select_one yn | a | A | yes | | 甲', "text | b | B | jr:choice-name(${a}, '${a}') | yes | 乙"];
    const { definition: own, obstacles: found } = defined(formOf('default | readonly | label::中文 (zh)', ...rows));
    expect(found).toEqual([]);
    const made = compileForm(own);
    for (const language of ['en', 'zh'] as const) {
      const answers = new FormState(made, { isFresh: true, language }).answers();
      expect(answers['b']).toBe({ en: 'Yes', zh: '是' }[language]);
      for (const shown of ['en', 'zh'] as const)
        expect(checkAnswers(made, answers, { modulesOffered: [], complete: true, language: shown }).errors).toEqual([]);
    }
  });

  it('are accepted against the constraint in a read-only question, and other answers are not', () => {
    const rows = [
      'select_one yn | locked | L | | | ',
      "integer | a | A | 0 | ${locked} = 'yes' | . > 5",
      'begin_repeat | r | R | | | ',
      'integer | b | B | 0 | yes | . > 5',
      'integer | c | C | 2 + 5 | yes | . > 5',
      'end_repeat | | | | | ',
    ];
    const made = compileForm(defined(formOf('default | readonly | constraint', ...rows)).definition);
    const errors = (a: string, b: string, c: string) =>
      checkAnswers(made, { locked: 'yes', a, r: [{ b, c }] }, { modulesOffered: [], complete: true }).errors;
    expect(errors('0', '0', '7')).toEqual([]);
    expect(errors('6', '0', '7')).toEqual([]);
    expect(errors('1', '9', '2')).toEqual([
      { question: 'a', code: 'constraint' },
      { question: 'r[1]/b', code: 'read-only' },
      { question: 'r[1]/c', code: 'constraint' },
    ]);
  });

  it('are not added by the server to entries that a person did not begin', () => {
    const rows = [
      'integer | n | N | | ',
      'begin_repeat | r | R | | ${n}',
      'integer | b | B | 4 | ',
      'calculate | twice | | | ',
      'end_repeat | | | | ',
      'integer | d | D | | ',
    ];
    const head = 'default | repeat_count | calculation | required';
    const table = rows.map(
      (each) => `${each} | ${each.startsWith('calc') ? '${b} * 2' : ''} | ${each.includes('| d |') ? 'yes' : ''}`,
    );
    const made = compileForm(defined(formOf(head, ...table)).definition);
    const found = checkAnswers(made, { n: '3' }, { modulesOffered: [], complete: false });
    expect(found).toMatchObject({ errors: [], asked: 1, calculated: {} });
  });
});

describe('a required question', () => {
  const cascade = defined(`| survey |
| | type | name | label | choice_filter | required |
| | select_one state | state | State | | |
| | select_one city | city | City | state = \${state} | yes |
| choices |
| | list_name | name | label | state |
| | state | s1 | One | |
| | state | s2 | Two | |
| | city | c1 | City | s1 |
`);

  it('needs no answer while its filter offers no choice, on the server and on the phone', () => {
    expect(cascade.obstacles).toEqual([]);
    const made = compileForm(cascade.definition);
    const phone = fromWire(toWire(cascade.definition), [], UPLOADED_FORM);
    const errors = (answers: Answers) =>
      checkAnswers(made, answers, { modulesOffered: [], complete: true }).errors.map(({ question }) => question);
    expect(errors({ state: 's1' })).toEqual(['city']);
    expect(errors({ state: 's2' })).toEqual([]);
    expect(errors({ state: 's2', city: 'c1' })).toEqual(['city']);
    expect(new FormState(phone, { answers: { state: 's1' } }).isNeeded('city')).toBe(true);
    expect(new FormState(phone, { answers: { state: 's2' } }).isNeeded('city')).toBe(false);
  });
});

describe('a form with pictures', () => {
  const codes = (label: string, choice: string, list: string) =>
    defined(`| survey |
| | type | name | label | image |
| | ${list} | q | ${label} | q.png |
| choices |
| | list_name | name | label | image |
| | l | a | ${choice} | a.png |
| | m | b | B | |
`).obstacles.map(({ name, code }) => `${name} ${code}`);

  it('can be used if the question and all its choices have a text', () => {
    expect(codes('Q', 'A', 'select_one l')).toEqual([]);
    expect(codes('Q', '', 'select_one l')).toEqual(['q media']);
    expect(codes('Q', '', 'select_one m')).toEqual([]);
    expect(codes('', 'A', 'select_one m')).toEqual(['q media']);
  });
});

describe('a question with the name of a column of exported files', () => {
  it('is not used, and the reason says so', () => {
    const [found] = defined(formOf('hint', 'integer | park | P | ')).obstacles;
    expect([found?.name, found?.code]).toEqual(['park', 'reserved-name']);
  });
});

describe('the question of consent', () => {
  it.each([
    ['no default', ' | | ', []],
    ['a default', 'yes | | ', ['consent']],
    ['read-only', ' | yes | ', ['consent']],
    ['a calculation', " | | 'yes'", ['consent']],
  ])('can be used only if the person answers it: %s', (_, cells, expected) => {
    for (const role of ['consent', 'health-consent']) {
      const made = defined(
        formOf('default | readonly | calculation | role', `select_one yn | a | A | ${cells} | ${role}`),
      );
      expect(made.obstacles.map(({ code }) => code)).toEqual(expected);
    }
  });
});

describe('a question with a role of consent', () => {
  const twice = ['consent', 'health-consent'].flatMap((role) => [
    [role, 'twice', [`select_one yn | a | A | ${role}`, `select_one yn | b | B | ${role}`], 'b'],
    [role, 'in a repeat', ['begin_repeat | r | R | | 2', `select_one yn | a | A | ${role}`, 'end_repeat | | | '], 'a'],
  ]) as readonly (readonly [string, string, readonly string[], string])[];
  it.each(twice)('prevents the use of a form that has %s %s', (_role, _where, rows, name) => {
    expect(defined(formOf('role | repeat_count', ...rows)).obstacles).toMatchObject([{ code: 'consent', name }]);
  });
});

/** `| type | name | label | hint | relevant | calculation | role |` */
const healthForm = (role = 'health-consent') =>
  formOf(
    'hint::English (en) | hint::中文 (zh) | relevant | calculation | role',
    `select_one yn | own_words | May we ask about your health? | These answers are deleted on {health_kept_until}. | 这些回答将于{health_kept_until}删除。 | | | ${role}`,
    "integer | sick | Days ill | | | ${own_words} = 'yes' | | ",
    'integer | treated | Days in treatment | | | ${sick} > 0 | | ',
    'calculate | weeks | | | | | ${treated} div 7 | ',
    'select_one yn | shift | Night shifts? | | | | | ',
  );

describe('an uploaded form with a consent to questions on health', () => {
  const { definition: own, obstacles: found } = defined(healthForm());
  const { definition: without } = defined(healthForm(''));
  const values = {
    answers_kept_until: { en: '31 Dec 2027', zh: '2027年12月31日' },
    health_kept_until: { en: '30 Jun 2027', zh: '2027年6月30日' },
  };
  const sheetOf = (of: typeof own) => JSON.stringify(phoneTexts(of, values, { en: 'stored', zh: '存储' }).sheet);

  it('knows its questions on health, also follow-up questions and calculations', () => {
    expect(found).toEqual([]);
    expect(healthItems(own)).toEqual(['own_words', 'sick', 'treated', 'weeks']);
    expect(healthItems(without)).toEqual([]);
  });

  it('asks for it in its own words, which can name the day of deletion, and never in those of the built-in questionnaire', () => {
    const [asked] = toWire(withHealthDates(own, values)).questions;
    expect(JSON.stringify(asked)).toContain('These answers are deleted on 30 Jun 2027.');
    expect(JSON.stringify(asked)).toContain('这些回答将于2027年6月30日删除。');
    const { healthTitle, healthBody } = phoneTexts(own, values, { en: 'stored', zh: '存储' });
    expect([healthTitle, healthBody]).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });

  it('has both days of deletion and the second agreement on its information sheet, other forms only one day', () => {
    for (const text of [
      'about health on 30 Jun 2027',
      'need a second agreement',
      '健康方面的回答将于2027年6月30日删除',
    ]) {
      expect(sheetOf(own)).toContain(text);
      expect(sheetOf(without)).not.toContain(text);
    }
    expect(sheetOf(without)).toContain('deleted on 31 Dec 2027');
  });

  it('allows no rule for flags to read these answers, and none of them in a shared file', () => {
    const rule = { ...defaultRules(own)[0]!, kind: 'condition' as const, threshold: null, questions: [] };
    for (const name of healthItems(own))
      expect(flagRuleFaults(own, [{ ...rule, condition: `\${${name}} > 1` }])).toMatchObject([{ code: 'health' }]);
    expect(flagRuleFaults(own, [{ ...rule, condition: "${shift} = 'yes'" }])).toEqual([]);
    const shared = (of: typeof own) => proposedRules([of], 5).variables.map(({ variable }) => variable);
    expect(shared(without)).toEqual(expect.arrayContaining(['own_words', 'sick', 'treated', 'shift']));
    expect(shared(own).filter((name) => ['own_words', 'sick', 'treated', 'weeks'].includes(name))).toEqual([]);
    expect(shared(own)).toContain('shift');
  });
});

describe('a questionnaire that begins with the built-in one', () => {
  let next = 0;
  const template = templateForm(parkWorkerQuestionnaire, { id: 'own', title: 'Own' }, () => `id${(next += 1)}`);
  const { definition: own, obstacles: found } = definitionOf(template, importedFormTexts);

  it('has its questions on health, and explains the consent to them in the same words', () => {
    expect(found).toEqual([]);
    expect(healthItems(own)).toEqual(healthItems(parkWorkerQuestionnaire));
    const values = { health_kept_until: { en: '30 Jun 2027', zh: '2027年6月30日' } };
    const { healthBody } = phoneTexts(parkWorkerQuestionnaire, values, { en: '', zh: '' });
    const consent = withHealthDates(own, values).questions.find(({ name }) => name === 'consent_health');
    expect([consent?.hint?.en, consent?.hint?.zh]).toEqual(healthBody);
    expect(healthBody[0]).toContain('until 30 Jun 2027');
  });

  it('has none of them in the rules proposed for a shared file', () => {
    const variables = proposedRules([own], 5).variables.map(({ variable }) => variable);
    expect(variables).toContain('age');
    for (const name of healthItems(own)) expect(variables).not.toContain(name);
  });
});

describe('a range with steps', () => {
  it('accepts each of them', () => {
    const made = compileForm(defined(formOf('parameters', 'range | a | A | start=0 end=1 step=0.1')).definition);
    const errors = (a: string) => checkAnswers(made, { a }, { modulesOffered: [], complete: true }).errors;
    for (const a of ['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9', '1'])
      expect(errors(a)).toEqual([]);
    for (const a of ['0.05', '0.31', '1.1']) expect(errors(a)).toEqual([{ question: 'a', code: 'constraint' }]);
  });
});

const row = (cells: string, more = ''): string =>
  `| survey |\n| | type | name | label | calculation | default | trigger | repeat_count |\n| | ${cells} |\n${more}`;

describe('a calculation that depends on the course of answering', () => {
  const form = `| survey |
| | type | name | label | calculation | trigger | constraint |
| | integer | a | A | | | |
| | integer | b | B | | | |
| | calculate | changes | | coalesce(\${changes}, 0) + 1 | \${a} | |
| | integer | guess | Guess | \${a} * 2 | \${a} | . < 100 |
| | calculate | first | | once(\${b}) | | |`;
  const made = defined(form);
  const sent = toWire(made.definition);
  const phone = (answers?: NestedAnswers): FormState => {
    const start = answers === undefined ? { isFresh: true } : { answers };
    return new FormState(fromWire(JSON.parse(JSON.stringify(sent)) as typeof sent, [], UPLOADED_FORM), start);
  };

  it('runs on the phone when its triggers change, and the server keeps its value', () => {
    expect(made.obstacles).toEqual([]);
    expect(sent.more).toBe(1);
    const state = phone();
    for (const [name, value] of Object.entries({ a: '2', b: '7' })) state.set(name, value);
    state.set('a', '4');
    state.set('b', '9');
    expect(state.path().map(({ name }) => name)).toEqual(['a', 'b', 'guess']);
    const answers = { a: '4', b: '9', changes: '2', guess: '8', first: '7' };
    expect(state.answers()).toEqual(answers);
    state.set('guess', '11');
    expect(phone(state.typed()).answers()).toEqual({ ...answers, guess: '11' });
    const checked = checkAnswers(compileForm(made.definition), state.answers(), { modulesOffered: [], complete: true });
    expect(checked).toMatchObject({ errors: [], asked: 3, disposition: 'complete', calculated: {} });
  });

  it('is accepted as the phone gave it if no one can change or correct it', () => {
    const { obstacles: found, definition: own } = defined(`| survey |
| | type | name | label | calculation | trigger | constraint | readonly |
| | integer | a | A | | | | |
| | integer | b | B | \${a} * 2 | \${a} | | yes |
| | calculate | c | | \${a} * 3 | \${a} | . < 5 | |
| | barcode | d | D | | | | |`);
    expect(found).toEqual([]);
    const answers = { a: '4', b: '8', c: '12', d: '6901234567892' };
    const checked = checkAnswers(compileForm(own), answers, { modulesOffered: [], complete: true });
    expect(checked.errors).toEqual([]);
    const submission = {
      lang: 'en' as const,
      modulesOffered: [],
      modulesTaken: [],
      durationBand: null,
      paceBand: null,
    };
    expect(judgeSubmission(own, { ...submission, answers }, checked).body.answers).toEqual(answers);
  });

  it('gives an answer that is checked as any other', () => {
    const state = phone();
    state.set('a', '50');
    expect(state.fault('guess')).toBe('constraint');
  });
});

const nestedForm = `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | relevant | constraint | calculation | repeat_count | default |
|  | calculate | lot | | | | | random() | | |
|  | hidden | source | | | | | | | poster |
|  | begin_repeat | line | Line | 生产线 | | | | | |
|  | text | product | Product | 产品 | | position(..) <= 3 | | | |
|  | integer | shifts | Shifts | 班次 | | . < 100 | | | |
|  | begin_group | staff | Staff | 人员 | \${product} != 'none' | | | | |
|  | begin_repeat | shift | Shift | 班 | | | | \${shifts} | |
|  | calculate | here | | | | | concat(position(../../..), '.', position(..)) | | |
|  | integer | women | Women | 女职工 | | . <= ../men | | | |
|  | integer | men | Men | 男职工 | | | | | |
|  | end_repeat | | | | | | | | |
|  | begin_repeat | tool | Tool | 工具 | | | | | |
|  | text | kind | Kind of tool for \${product} | \${product}的工具 | | position(..) <= 6 | | | spade |
|  | end_repeat | | | | | | | | |
|  | end_group | | | | | | | | |
|  | calculate | all_men | | | | | sum(\${men}) | | |
|  | calculate | first_men | | | | | indexed-repeat(\${men}, \${line}, position(..), \${shift}, 1) | | |
|  | end_repeat | | | | | | | | |
|  | calculate | tools | | | | | count(\${tool}) | | |
`;

describe('a questionnaire with a repeat in a repeat', () => {
  const nested = defined(nestedForm);
  const onServer = compileForm(nested.definition);
  const onPhone = fromWire(toWire(nested.definition), [], UPLOADED_FORM);
  const answers: NestedAnswers = {
    ...{ lot: '0.5', source: 'poster' },
    line: [
      { product: 'a', shifts: '2', shift: [{ women: '1', men: '2' }, { men: '5' }], tool: [{ kind: 'x' }, {}] },
      { product: 'b', tool: [{ kind: 'y' }] },
    ],
  };
  const judged = (given: unknown) =>
    checkAnswers(onServer, given as NestedAnswers, { modulesOffered: [], complete: true });

  it('can be used by a wave, and computes at each level', () => {
    expect(nested.obstacles).toEqual([]);
    const { errors, calculated } = judged(answers);
    expect(errors).toEqual([]);
    const shift = [{ here: '1.1' }, { here: '1.2' }];
    expect(calculated).toEqual({
      tools: '3',
      line: [
        { all_men: '7', first_men: '2', shift, tool: [{}, {}] },
        { all_men: '0', first_men: '', tool: [{}] },
      ],
    });
    expect(new FormState(onPhone, { answers }).answers()).toEqual(answers);
    expect(new FormState(onPhone, { answers }).typed()).toEqual(answers);
  });

  it.each([
    ['a constraint', { shifts: '1', shift: [{ women: '3', men: '2' }] }, 'line[1]/shift[1]/women', 'constraint'],
    ['fewer entries than the count', { shifts: '2', shift: [{}] }, 'line[1]/shift', 'instances'],
    ['what is no list', { tool: 'x' }, 'line[1]/tool', 'not-a-list'],
    ['an answer that is not in the repeat', { tool: [{ men: '1' }] }, 'line[1]/tool[1]/men', 'unknown-question'],
    ['a list of lists', { tool: [[]] }, 'line[1]/tool', 'not-a-list'],
    ['what does not apply', { product: 'none', tool: [{}] }, 'line[1]/tool', 'not-relevant'],
    ['more than 50 entries', { tool: Array.from({ length: 51 }, () => ({})) }, 'line[1]/tool', 'too-many-instances'],
  ])('refuses %s in an entry', (_, line, question, code) => {
    expect(judged({ line: [line] }).errors).toEqual([{ question, code }]);
    const submission = { lang: 'en', modulesOffered: [], modulesTaken: [], durationBand: null, paceBand: null };
    const given = { line: [line] };
    const { errors } = judgeSubmission(nested.definition, { ...submission, answers: given } as never, judged(given));
    expect(errors[0]!.pointer).toBe(`/answers/${question.replace(/\[1\]/g, '/0')}`);
  });

  it.each([
    ['where no list belongs', 'product'],
    ['in a repeat', 'tool'],
    ['below a name that is unknown', 'x'],
  ])('refuses lists in lists, 2,000 deep, %s', (_, name) => {
    const deep = (level: number): string => (level === 0 ? '"x"' : `[{"${name}":${deep(level - 1)}}]`);
    const given = JSON.parse(`{"line":${deep(2000)}}`) as NestedAnswers;
    const submission = { lang: 'en', modulesOffered: [], modulesTaken: [], durationBand: null, paceBand: null };
    const { errors, body } = judgeSubmission(
      nested.definition,
      { ...submission, answers: given } as never,
      judged(given),
    );
    expect([errors.length > 0, body.answers]).toEqual([true, {}]);
  });

  it('adds, removes and brings back entries at each level, as a person answers', () => {
    const state = new FormState(onPhone, { isFresh: true, seed: 0.3 });
    expect([state.path().map(({ name }) => name), state.value('source')]).toEqual([['line'], 'poster']);
    expect(state.add('line')).toBe(true);
    state.set('line[1]/product', 'a');
    state.set('line[1]/shifts', '2');
    state.set('line[1]/shift[2]/men', '4');
    expect(state.path().map(({ name }) => name)).toEqual([
      ...['line[1]/product', 'line[1]/shifts', 'line[1]/shift[1]/women', 'line[1]/shift[1]/men'],
      ...['line[1]/shift[2]/women', 'line[1]/shift[2]/men', 'line[1]/tool', 'line'],
    ]);
    expect([state.add('line[1]/tool'), state.value('line[1]/tool[1]/kind')]).toEqual([true, 'spade']);
    expect(state.filledIn('line[1]/tool[1]/kind', 'Kind of tool for ${product}')).toBe('Kind of tool for a');
    expect(state.filledIn('line[1]/tool', 'Tools for ${product}')).toBe('Tools for a');
    expect(state.filledIn('line[1]/tool', 'Tool: ${kind}')).toBe('Tool:');
    expect(state.filledIn('line', 'Lines (${source}) ${product}${kind}')).toBe('Lines (poster)');
    state.set('line[1]/shifts', '1');
    state.set('line[1]/shifts', '2');
    state.add('line');
    state.add('line[2]/tool');
    state.remove('line', 0);
    expect([state.instances('line'), state.instances('line[1]/tool'), state.instances('line[1]/shift')]).toEqual([
      1, 1, 0,
    ]);
    state.set('line[1]/shifts', '51');
    expect([state.isTooMany('line[1]/shift'), state.next()?.name]).toEqual([true, 'line[1]/shift']);
    const again = new FormState(onPhone, { answers: state.typed() });
    expect(again.answers()).toEqual(state.answers());
  });

  it('draws a number once for each person, which has three digits', () => {
    const draw = (seed: number) => new FormState(onPhone, { isFresh: true, seed }).value('lot');
    const drawn = Array.from({ length: 200 }, (_, at) => draw(at / 200 + 1e-9));
    expect(draw(0.3)).toBe(draw(0.3));
    expect(drawn.every((each) => /^0(\.\d{1,3})?$/.test(each))).toBe(true);
    const mean = drawn.reduce((sum, each) => sum + Number(each), 0) / drawn.length;
    expect(mean).toBeGreaterThan(0.4);
    expect(mean).toBeLessThan(0.6);
  });

  it.each(['random()', 'once(random())', '\${number} * 10', 'if(\${number} < 0.5, 1, 2)'])(
    'accepts the number that the phone gave as a read-only answer: %s',
    (first) => {
      const drawn = defined(
        formOf(
          'calculation | default | readonly',
          'calculate | number | | random() | |',
          `decimal | a | A | | ${first} | yes`,
        ),
      );
      expect(drawn.obstacles).toEqual([]);
      const phone = fromWire(toWire(drawn.definition), [], UPLOADED_FORM);
      for (const seed of [0.3, 0.7]) {
        const answers = new FormState(phone, { isFresh: true, seed }).answers();
        expect(answers['a']).toMatch(/^\d/);
        const options = { modulesOffered: [], complete: true };
        expect(checkAnswers(compileForm(drawn.definition), answers, options).errors).toEqual([]);
      }
    },
  );

  it('has a data file for each level, which refers to the entry of the level above', () => {
    const tables = dataTables(nested.definition, { parks: new Map(), flags: {} }, null);
    expect(tables.map(({ name }) => name)).toEqual(['answers', 'line', 'shift', 'tool']);
    const rows = [
      { id: 'k', answers },
      { id: 'l', answers },
    ] as never;
    expect(tables[3]!.columns.map(({ name }) => name)).toEqual(['answer_key', 'outer_entry', 'entry', 'kind']);
    const own = (key: string) => [
      [key, 1, 1, 'x'],
      [key, 1, 2, null],
      [key, 2, 3, 'y'],
    ];
    expect(tables[3]!.valuesOf(rows)).toEqual([...own('k'), ...own('l')]);
  });
});

const changingForm = `
| survey |
|  | type | name | label | relevant | calculation | repeat_count | default |
|  | select_one yn | show | Show | | | | |
|  | begin_repeat | a | A | \${show} != 'no' | | | |
|  | integer | x | X | | | | |
|  | begin_repeat | b | B | | | \${x} | |
|  | integer | y | Y | | | | |
|  | integer | z | Z | \${y} != 2 | | | 1 |
|  | end_repeat | | | | | | |
|  | begin_repeat | c | C | \${x} > 1 | | | |
|  | integer | w | W | | | | 2 |
|  | end_repeat | | | | | | |
|  | end_repeat | | | | | | |
|  | calculate | total | | | sum(\${x}) | | |
|  | calculate | sizes | | | concat(count(\${a}), ' ', count(\${b}), ' ', count(\${c}), ' ', count(\${z}), ' ', join('.', \${w}), ' ', sum(\${u})) | | |
|  | begin_repeat | e | E | | | sum(\${v}) - 1 | |
|  | integer | u | U | | | | 1 |
|  | end_repeat | | | | | | |
|  | begin_repeat | d | D | | | \${total} | |
|  | integer | v | V | | | | |
|  | end_repeat | | | | | | |
|  | integer | many | Many | count(\${a}) > 1 and count(\${c}) > 0 | | | |
|  | integer | none | None | indexed-repeat(\${w}, \${a}, 2, \${c}, 1) = '' | | | |
| choices |
|  | list_name | name | label |
|  | yn | yes | Yes |
|  | yn | no | No |
`;

describe('a questionnaire in which entries are removed, counted and hidden', () => {
  const changing = defined(changingForm);
  const onServer = compileForm(changing.definition);
  const onPhone = fromWire(toWire(changing.definition), [], UPLOADED_FORM);
  /** Answers a question of the path, or changes the number of entries of a repeat. */
  const change = (state: FormState, [place, kind]: readonly [number, number]): void => {
    const path = state.path();
    const { name, type } = path[place % path.length]!;
    if (state.repeatOf(name) === undefined)
      state.set(name, type === 'select_one' ? ['yes', 'no', ''][kind % 3]! : String(kind % 4));
    else if (kind % 3 === 0 && state.instances(name) > 0) state.remove(name, kind % state.instances(name));
    else if (state.instances(name) < 3) state.add(name);
  };

  it('is on the phone after each change as if it were opened anew, and the server accepts what is sent', () => {
    expect(changing.obstacles.filter(({ code }) => code !== 'repeat-most')).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), fc.nat(11)), { maxLength: 30 }), (changes) => {
        const state = new FormState(onPhone, { isFresh: true });
        for (const each of changes) {
          change(state, each);
          const again = new FormState(onPhone, { answers: state.typed() });
          const seen = (of: FormState) => [
            of.answers(),
            of.typed(),
            of.path().map(({ name }) => name),
            of.shown('sizes'),
          ];
          expect(seen(state)).toEqual(seen(again));
          const sent = state.answers();
          const { errors, calculated } = checkAnswers(onServer, sent, {
            modulesOffered: [],
            complete: state.next() === undefined,
          });
          expect(errors).toEqual([]);
          expect([calculated['total'], calculated['sizes']]).toEqual([state.shown('total'), state.shown('sizes')]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reads the answers in counted entries again after another entry was removed', () => {
    const state = new FormState(onPhone, { isFresh: true });
    state.add('a');
    state.add('a');
    for (const name of ['a[1]/x', 'a[2]/x', 'd[1]/v', 'd[2]/v']) state.set(name, '1');
    expect([state.instances('d'), state.instances('e')]).toEqual([2, 1]);
    state.remove('a', 1);
    state.set('a[1]/x', '2');
    expect([state.instances('d'), state.instances('e')]).toEqual([2, 1]);
  });
});

describe('a cascade over 16,000 choices', () => {
  const towns = 16_000;
  const rows = Array.from({ length: towns }, (_, at) => `|  | town | t${at} | Town ${at} | 镇${at} | ${at % 40} |`);
  const regions = Array.from({ length: 40 }, (_, at) => `|  | region | ${at} | Region ${at} | 区${at} | |`);
  const made = defined(`
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | choice_filter |
|  | select_one region | region | Region | 区 | |
|  | select_one town | town | Town | 镇 | region = \${region} |
|  | select_one town | born | Town of birth | 出生地 | region = \${region} |
| choices |
|  | list_name | name | label::English (en) | label::中文 (zh) | region |
${[...regions, ...rows].join('\n')}`);
  const wire = JSON.parse(JSON.stringify(toWire(made.definition))) as ReturnType<typeof toWire>;

  it('is sent once and later, and stored once', () => {
    expect(made.obstacles).toEqual([]);
    const { lists, ...first } = wire;
    expect(lists?.map(({ length }) => length)).toEqual([towns]);
    expect(JSON.stringify(first)).not.toContain('Town 77');
    expect(toWire(made.definition, ['core'])).toEqual(first);
    expect(wireTables(made.definition)).toEqual({ lists });
    const stored = JSON.stringify(withListsApart(made.definition));
    expect(stored.split('"Town 77"')).toHaveLength(2);
    const back = withListsInPlace(JSON.parse(stored) as StoredDefinition);
    expect(JSON.stringify(back)).toBe(JSON.stringify(made.definition));
    expect(back.questions[1]!.choices).toBe(back.questions[2]!.choices);
  });

  it('offers and accepts what the filter says, by looking it up', () => {
    const state = new FormState(fromWire(wire, [], UPLOADED_FORM));
    expect([...state.offered('town')!]).toEqual([]);
    state.set('region', '7');
    expect([...state.offered('town')!].slice(0, 2)).toEqual(['t7', 't47']);
    expect(state.offered('born')!.size).toBe(towns / 40);
    state.set('town', 't8');
    expect([state.fault('town'), state.fault('born')]).toEqual(['not-a-choice', undefined]);
    state.set('town', 't47');
    expect(state.fault('town')).toBeUndefined();
    const lookUps = performance.now();
    for (let turn = 0; turn < 1000; turn += 1) state.fault('town');
    // 2 ms here; a search through the list would take seconds
    expect(performance.now() - lookUps).toBeLessThan(500);
    const answers = { region: '7', town: 't47', born: 't8' };
    expect(checkAnswers(compileForm(made.definition), answers, { modulesOffered: [], complete: true }).errors).toEqual([
      { question: 'born', code: 'not-a-choice' },
    ]);
  });
});

describe('what a wave cannot use', () => {
  it.each([
    [
      'a third level of repeats',
      row(
        ['a', 'b', 'c'].map((name) => `begin_repeat | ${name} | A | | | | |\n| | `).join('') +
          ['text | d | D | | | | |', 'end_repeat | | | | | | |', 'end_repeat | | | | | | |'].join('\n| | ') +
          '\n| | end_repeat | | | | | | ',
      ),
      ['nested-repeat'],
    ],
    [
      'a repeat with a fixed count above the limit',
      row('begin_repeat | a | A | | | | 51 |\n| | text | c | C | | | | |\n| | end_repeat | | | | | | '),
      ['repeat-count'],
    ],
    [
      'a calculation in a repeat with a trigger',
      row(
        'text | a | A | | | | |\n| | begin_repeat | r | R | | | | |\n| | text | c | C | | | | |\n| | calculate | b | | 1 | | ${a} | |\n| | end_repeat | | | | | | ',
      ),
      ['trigger'],
    ],
    ['a trigger that is calculated', row('text | a | A | 1 | | | |\n| | calculate | b | | 1 | | ${a} | '), ['trigger']],
    ['chance and an answer', row('integer | q | Q | | | | |\n| | calculate | a | | random() + ${q} | | | '), ['rule']],
    ['no question', row('calculate | a | | 1 | | | '), ['no-questions']],
    ['an identifier', row('text | q | Q | | | | |\n| | calculate | a | | uuid() | | | '), ['rule']],
    ['a device', row("text | q | Q | | | | |\n| | calculate | a | | property('deviceid') | | | "), ['rule']],
    ['a default once', row('text | a | A | | x | | |\n| | calculate | b | | once(${a}) | | | '), ['trigger']],
    ['the day of answering as a default', row('date | a | A | | today() | | '), ['present-time']],
    ['a path', row('text | a | A | | | | |\n| | calculate | b | | ../../a/b | | | '), ['rule']],
  ])('is said for %s', (_, form, codes) => {
    expect(defined(form).obstacles.map(({ code }) => code)).toEqual(codes);
  });

  it('is not the question that or_other adds, nor another question of the same group by its path', () => {
    const form = `| survey |
| | type | name | label | relevant |
| | begin_group | g | G | |
| | select_one yes_no or_other | a | A | |
| | text | b | B | ../a = 'yes' |
| | end_group | | | |
| choices |
| | list_name | name | label |
| | yes_no | yes | Yes |`;
    const { obstacles: found, definition: made } = defined(form);
    expect(found).toEqual([]);
    expect(made.questions.map(({ name, relevant }) => [name, relevant])).toEqual([
      ['a', ''],
      ['a_other', "selected(${a}, 'other')"],
      ['b', "${a} = 'yes'"],
    ]);
  });

  it.each(['pow(2, 3)', "substr('abc', 1)", "format-date('2026-03-01', '%Y')", "once('x')", "join(' ', 'a', 'b')"])(
    'is not %s',
    (calculation) =>
      expect(defined(row(`text | q | Q | | | | |\n| | calculate | a | | ${calculation} | | | `)).obstacles).toEqual([]),
  );
});
