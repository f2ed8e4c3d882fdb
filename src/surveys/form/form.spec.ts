import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answers, FormQuestion, Question, Questionnaire, Roles } from './index.js';
import {
  canonicalNumber,
  checkAnswers,
  compileForm,
  exclusiveChoices,
  FormProblem,
  FormState,
  fromWire,
  hourlyPay,
  inspectForm,
  nextQuestion,
  relevantQuestions,
  toPhoneTexts,
  toWire,
  unusualNumbers,
} from './index.js';

const file = readFileSync(new URL('../catalogue/park-worker-questionnaire.json', import.meta.url), 'utf8');
const questionnaire = JSON.parse(file) as Questionnaire & { texts: Parameters<typeof toPhoneTexts>[0] };
const form = compileForm(questionnaire);
const OPTIONAL = ['profile', 'skills', 'conditions', 'safety', 'voice', 'transition'];

const words = { en: '', zh: '' };
function question(name: string, more: Partial<Question> = {}): Question {
  const type = more.type ?? 'integer';
  return {
    name,
    module: 'core',
    type,
    label: words,
    choices: [],
    relevant: '',
    constraint: '',
    answer: 'must',
    ...more,
  };
}
function small(...questions: readonly Question[]): Questionnaire {
  const module = { label: words, questions: 0, minutes: [1, 1] };
  const modules = [
    { ...module, id: 'core', optional: false },
    { ...module, id: 'more', optional: true },
    { ...module, id: 'other', optional: true },
  ];
  return { id: 'small', version: '1', languages: ['en', 'zh'], seconds_per_question: [12, 15], modules, questions };
}

/** Answers like a person: one question after the other, each with a value that is allowed. */
function walk(modules: readonly string[], choose: (question: FormQuestion) => string): FormState {
  const state = new FormState(form, { modules });
  for (let step = 0; step < 200; step += 1) {
    const next = state.next();
    if (!next) return state;
    const value = choose(next);
    const declines = value === '' || state.fault(next.name) !== undefined;
    if (declines && next.markSlot >= 0) {
      state.set(next.name, '');
      state.set(`${next.name}_declined`, [...next.declineCodes][0] ?? '');
    } else state.set(next.name, value);
  }
  throw new Error('the walk does not end');
}

/**
 * Chooses an answer for each question from a stream of numbers: any code, any set without exclusive codes, any number.
 */
function chooser(stream: readonly number[]): (question: FormQuestion) => string {
  let place = 0;
  const draw = (): number => stream[place++ % stream.length] ?? 0;
  return (asked) => {
    const codes = [...asked.codes];
    if (asked.name === 'consent') return draw() % 8 === 0 ? '2' : '1';
    if (asked.type === 'select_one') return codes[draw() % codes.length] ?? '';
    if (asked.type === 'integer') return draw() % 5 === 0 ? '' : String(draw() % 120);
    if (asked.type === 'decimal') return draw() % 5 === 0 ? '' : String((draw() % 1000) / 4);
    const exclusive = exclusiveChoices(form, asked.name);
    if (draw() % 4 === 0) return [...exclusive][draw() % exclusive.size] ?? '';
    const free = codes.filter((code) => !exclusive.has(code) && draw() % 2 === 0);
    return free.join(' ') || (codes[0] ?? '');
  };
}

const stream = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 60 });
const offered = fc.subarray(OPTIONAL);

describe('the reference questionnaire', () => {
  it('compiles with all its 52 questions', () => {
    expect(form.questions).toHaveLength(52);
    expect(inspectForm(questionnaire)).toEqual([]);
  });

  it('asks an employee with environmental work all 20 core questions, one without it 18, and a person who left 4', () => {
    const start = {
      consent: '1',
      age: '30',
      emp_status: '1',
      icse: '42',
      env_output: '1',
      env_process: '1',
      hazards: '3',
    };
    const count = (answers: Answers): number => relevantQuestions(form, answers, { modules: [] }).length;
    expect(count(start)).toBe(20);
    expect(count({ ...start, env_output: '3', env_process: '2' })).toBe(18);
    expect(count({ consent: '1', age: '30', emp_status: '3' })).toBe(4);
    expect(count({ consent: '2' })).toBe(1);
  });

  it('ends after a declined work status, because no further question can apply', () => {
    const answers = { consent: '1', age_declined: '99', emp_status: '99' };
    expect(nextQuestion(form, answers, { modules: OPTIONAL })).toBeUndefined();
    expect(checkAnswers(form, answers, { modulesOffered: [], complete: true }).errors).toEqual([]);
  });

  it('shows which codes of a multiple choice cannot be combined', () => {
    expect([...exclusiveChoices(form, 'hazards')]).toEqual(['0', '98', '99']);
    expect([...exclusiveChoices(form, 'env_domain')]).toEqual(['98', '99']);
    expect([...exclusiveChoices(form, 'sex')]).toEqual([]);
  });

  it('does not accept a hidden code', () => {
    const answers = { consent: '1', age: '30', emp_status: '1', isco: '0' };
    const { errors } = checkAnswers(form, answers, { modulesOffered: [], complete: false });
    expect(errors).toEqual([{ question: 'isco', code: 'not-a-choice' }]);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown name', { nonsense: '1' }, 'nonsense', 'unknown-question'],
    ['a name from the language', { constructor: '1' }, 'constructor', 'unknown-question'],
    ['a number instead of text', { age: 30 }, 'age', 'not-text'],
    ['a forged choice', { sex: '7' }, 'sex', 'not-a-choice'],
    ['a fraction where none may be', { age: '30.5' }, 'age', 'not-an-integer'],
    ['words for a number', { hours_usual: 'forty' }, 'hours_usual', 'not-a-number'],
    ['an exponent', { hours_usual: '4e1' }, 'hours_usual', 'not-a-number'],
    ['a number out of range', { age: '15' }, 'age', 'constraint'],
    ['a number and its mark', { age_declined: '99' }, 'age', 'declined-and-answered'],
    ['a mark of a kind that is not offered', { age: '', age_declined: '98' }, 'age_declined', 'not-declinable'],
    ['none together with one', { hazards: '0 1' }, 'hazards', 'constraint'],
    ['a refusal together with one', { hazards: '1 99' }, 'hazards', 'exclusive-choice'],
    ['a code twice', { hazards: '1 1' }, 'hazards', 'duplicate-choice'],
    ['an answer behind a skip', { env_output_share: '40' }, 'env_output_share', 'not-relevant'],
    ['health without consent', { consent_health: '2', disability: '1' }, 'disability', 'not-relevant'],
    ['a module that was not offered', { displaced: '2' }, 'displaced', 'module-not-offered'],
    [
      'two shares over 100',
      { env_output: '1', env_output_share: '60', env_process: '1', env_process_share: '41' },
      'env_process_share',
      'constraint',
    ],
  ])('refuses %s', (_, more, at, code) => {
    const sound = {
      consent: '1',
      age: '30',
      emp_status: '1',
      sex: '2',
      env_output: '3',
      hours_usual: '40',
      hazards: '1',
    };
    const options = { modulesOffered: ['safety'], complete: false };
    expect(checkAnswers(form, sound, options).errors).toEqual([]);
    const { errors } = checkAnswers(form, { ...sound, ...more } as Answers, options);
    expect(errors).toContainEqual({ question: at, code });
  });

  it('counts a declined share of time as none', () => {
    const answers = {
      consent: '1',
      emp_status: '1',
      env_output: '1',
      env_output_share_declined: '98',
      env_process: '1',
      env_process_share: '100',
    };
    expect(checkAnswers(form, answers, { modulesOffered: [], complete: false }).errors).toEqual([]);
  });

  it('gives the range that a constraint allows', () => {
    const state = new FormState(form, {
      answers: { env_output_share: '60', consent: '1', emp_status: '1', env_output: '1' },
    });
    expect(state.limits('age')).toEqual({ least: 16, above: false, most: 99 });
    expect(state.limits('hours_usual')).toEqual({ least: 0, above: true, most: 112 });
    expect(state.limits('env_process_share')).toEqual({ least: 0, above: false, most: 40 });
    expect(state.limits('hazards')).toEqual({});
  });

  it('distinguishes the number 99 from a refusal', () => {
    const answers = { consent: '1', age: '99', emp_status: '4' };
    expect(checkAnswers(form, answers, { modulesOffered: [], complete: true })).toMatchObject({
      errors: [],
      disposition: 'complete',
    });
  });

  it('determines the completion of an interview', () => {
    const state = walk([], (asked) =>
      asked.type === 'integer' || asked.type === 'decimal'
        ? '20'
        : (['1', '41'].find((c) => asked.codes.has(c)) ?? '1'),
    );
    const full = state.answers() as Answers;
    const disposition = (answers: Answers): string =>
      checkAnswers(form, answers, { modulesOffered: [], complete: false }).disposition;
    expect(disposition(full)).toBe('complete');
    const names = state.path().map((asked) => asked.name);
    const first = (count: number): Answers =>
      Object.fromEntries(names.slice(0, count).map((name) => [name, full[name] ?? '']));
    expect(names).toHaveLength(20);
    expect(disposition(first(10))).toBe('partial');
    expect(disposition(first(6))).toBe('breakoff');
    expect(disposition({ consent: '2' })).toBe('refusal');
    expect(disposition({ consent: '1', age: '20' })).toBe('breakoff');
  });

  it('computes hourly pay as in the methodology', () => {
    expect(hourlyPay('7000', '44')).toBeCloseTo(36.7132867133, 10);
    expect(hourlyPay('7000', '')).toBeNaN();
  });

  it('accepts every path through it, completed or stopped anywhere', () => {
    fc.assert(
      fc.property(stream, offered, fc.nat(60), (numbers, modules, stop) => {
        const state = walk(modules, chooser(numbers));
        const answers = state.answers();
        const options = { modulesOffered: modules, complete: true };
        const whole = checkAnswers(form, answers, options);
        expect(whole.errors).toEqual([]);
        const kept = Object.entries(answers).slice(0, stop + 1);
        const part = new FormState(form, { modules, answers: Object.fromEntries(kept) }).answers();
        expect(checkAnswers(form, part, { ...options, complete: false }).errors).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a path after any falsification', () => {
    fc.assert(
      fc.property(stream, offered, fc.nat(), fc.nat(4), (numbers, modules, pick, kind) => {
        const state = walk(modules, chooser(numbers));
        const answers = { ...state.answers() };
        const path = new Set(state.path().map((asked) => asked.name));
        const asked = state.path()[pick % path.size] as FormQuestion;
        if (kind === 0) answers[asked.name] = 'forged';
        if (kind === 1) answers['extra'] = '1';
        if (kind === 2) {
          delete answers[asked.name];
          delete answers[`${asked.name}_declined`];
        }
        if (kind === 3) {
          const hidden = form.questions.find((each) => !path.has(each.name)) as FormQuestion;
          answers[hidden.name] = [...hidden.codes][0] ?? '20';
        }
        if (kind === 4) answers[asked.name] = '\u0000';
        const options = { modulesOffered: modules, modulesTaken: modules, complete: true };
        expect(checkAnswers(form, answers, options).errors).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('never asks an irrelevant question, and gives the same result step by step as at once', () => {
    const step = fc.tuple(fc.nat(form.slots.size - 1), fc.nat(200));
    fc.assert(
      fc.property(offered, fc.array(step, { maxLength: 60 }), (modules, steps) => {
        const state = new FormState(form, { modules });
        const names = [...form.slots.keys()];
        for (const [slot, number] of steps) {
          const codes = [...(form.owners[slot]?.codes ?? []), '', '99', String(number)];
          state.set(names[slot] as string, codes[number % codes.length] ?? '');
          const asked = state.path().map((each) => each.name);
          expect(asked).toEqual(relevantQuestions(form, state.typed(), { modules }));
          expect(asked.every((name) => state.isRelevant(name))).toBe(true);
          expect(state.next()?.name).toBe(nextQuestion(form, state.typed(), { modules }));
        }
        const { errors } = checkAnswers(form, state.answers(), {
          modulesOffered: modules,
          modulesTaken: modules,
          complete: false,
        });
        expect(errors.filter(({ code }) => code === 'not-relevant' || code === 'module-not-offered')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps all rules when it is sent to the phone and back', () => {
    const wire = JSON.parse(JSON.stringify(toWire(questionnaire))) as ReturnType<typeof toWire>;
    const there = fromWire(wire);
    fc.assert(
      fc.property(stream, offered, (numbers, modules) => {
        const answers: Record<string, string> = {
          ...walk(modules, chooser(numbers)).answers(),
          isco: '0',
          env_process_share: '70',
        };
        const options = { modulesOffered: modules, complete: true };
        expect(checkAnswers(there, answers, options)).toEqual(checkAnswers(form, answers, options));
      }),
    );
  });

  it('can be sent in two parts: the core first, the rest later', () => {
    const core = toWire(questionnaire, ['core']);
    const more = toWire(questionnaire, OPTIONAL);
    expect([...core.questions, ...more.questions]).toEqual(toWire(questionnaire).questions);
    expect(fromWire(core, more.questions).questions).toHaveLength(52);
    expect(fromWire(core).questions).toHaveLength(20);
  });

  it('fills the texts of a wave and names what is missing', () => {
    const empty = toPhoneTexts(questionnaire.texts, {}, []);
    expect(empty.unfilled).toContain('survey_owner');
    expect(empty.unfilled).not.toContain('module_minutes');
    const values = Object.fromEntries(empty.unfilled.map((name) => [name, { en: `<${name}>`, zh: '某' }]));
    const filled = toPhoneTexts(questionnaire.texts, values, [{ number: '12333', label: { en: 'Help', zh: '帮助' } }]);
    expect(filled.unfilled).toEqual([]);
    const minutes = (en: string): string | undefined =>
      toPhoneTexts(questionnaire.texts, { core_minutes: { en, zh: en } }, []).texts.summary[0].split('\n')[1];
    expect(minutes('1')).toBe('The main questions take about 1 minute.');
    expect(minutes('11')).toBe('The main questions take about 11 minutes.');
    expect(JSON.stringify(filled.texts).replace(/\{module_minutes\}/g, '')).not.toMatch(/\{[a-z_]+\}/);
  });
});

describe('a form', () => {
  const choices = [{ code: '1', label: words }];
  it.each<[string, readonly Question[], string, string, string]>([
    [
      'a circle',
      [question('a', { relevant: '${b} = 1' }), question('b', { relevant: '${a} = 1' })],
      'circular',
      'b',
      'relevant',
    ],
    ['a question that asks itself', [question('a', { relevant: '${a} = 1' })], 'circular', 'a', 'relevant'],
    ['an unknown name', [question('a', { relevant: '1 = ${zz}' })], 'unknown-question', 'a', 'relevant'],
    ['a fault in a constraint', [question('a', { constraint: '. >' })], 'syntax', 'a', 'constraint'],
    ['the own answer in a relevance', [question('a', { relevant: '. > 1' })], 'no-current-answer', 'a', 'relevant'],
    ['a name twice', [question('a'), question('a')], 'duplicate-name', 'a', 'name'],
    ['a name that is none', [question('1a')], 'bad-name', '1a', 'name'],
    ['a choice without choices', [question('a', { type: 'select_one' })], 'no-choices', 'a', 'choices'],
    [
      'a code with a blank',
      [question('a', { type: 'select_one', choices: [{ code: 'x y', label: words }] })],
      'bad-choice',
      'a',
      'choices',
    ],
    [
      'a code twice',
      [question('a', { type: 'select_one', choices: [...choices, ...choices] })],
      'duplicate-choice',
      'a',
      'choices',
    ],
    ['a module that is not there', [question('a', { module: 'zz' })], 'unknown-module', 'a', 'module'],
    [
      'a look into another optional module',
      [question('a', { module: 'more' }), question('b', { module: 'other', relevant: '${a} = 1' })],
      'outside-module',
      'b',
      'relevant',
    ],
    [
      'a refusal that is no choice',
      [
        question('a', {
          type: 'select_one',
          choices,
          answer: 'answer-or-decline',
          decline: { codes: ['99'], stored_in: 'value' },
        }),
      ],
      'bad-decline',
      'a',
      'decline',
    ],
    [
      'a mark that is a question',
      [question('b'), question('a', { answer: 'answer-or-decline', decline: { codes: ['99'], stored_in: 'b' } })],
      'bad-decline',
      'a',
      'decline',
    ],
    [
      'a calculation without one',
      [question('a', { type: 'calculate', answer: 'optional' })],
      'no-calculation',
      'a',
      'calculation',
    ],
  ])('is refused for %s, with the cell', (_, questions, code, name, column) => {
    try {
      compileForm(small(...questions));
      throw new Error('accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(FormProblem);
      expect(error).toMatchObject({ code, cell: { question: name, column } });
    }
  });

  it('reports every faulty cell', () => {
    const faulty = small(question('a', { relevant: '(', constraint: ')' }), question('b', { constraint: '${q}' }));
    expect(inspectForm(faulty).map(({ cell }) => `${cell.question}.${cell.column}`)).toEqual([
      'a.relevant',
      'a.constraint',
      'b.constraint',
    ]);
  });

  it('hides everything that depends on a hidden answer, whatever was typed there before', () => {
    const chain = compileForm(
      small(
        question('a'),
        question('b', { relevant: '${a} = 1' }),
        question('c', { relevant: '${b} = 1' }),
        question('d', { relevant: '${c} != 1' }),
      ),
    );
    const all = { a: '1', b: '1', c: '1' };
    expect(relevantQuestions(chain, all, { modules: [] })).toEqual(['a', 'b', 'c']);
    expect(relevantQuestions(chain, { ...all, a: '2' }, { modules: [] })).toEqual(['a', 'd']);
  });

  it('may refer to later questions', () => {
    const forward = compileForm(small(question('a', { relevant: '${b} = 1' }), question('b')));
    expect(relevantQuestions(forward, { b: '1' }, { modules: [] })).toEqual(['a', 'b']);
  });

  it('calculates values, and refuses a falsified calculation', () => {
    const sum = compileForm(
      small(
        question('a'),
        question('s', { type: 'calculate', answer: 'optional', calculation: '${a} * 2' }),
        question('z', { relevant: '${s} > 5' }),
      ),
    );
    const check = (answers: Answers) => checkAnswers(sum, answers, { modulesOffered: [], complete: true });
    expect(check({ a: '3', z: '1' })).toMatchObject({ errors: [], calculated: { s: '6' } });
    expect(check({ a: '3', z: '1', s: '6' }).errors).toEqual([]);
    expect(check({ a: '3', z: '1', s: '7' }).errors).toEqual([{ question: 's', code: 'not-as-calculated' }]);
  });

  it('does work that depends on the change, not on the size of the form', () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      question(`q${index}`, index % 10 ? { relevant: `\${q${index - 1}} = 1` } : {}),
    );
    const state = new FormState(compileForm(small(...many)));
    state.set('q1000', '1');
    expect(state.settled).toBeLessThanOrEqual(3);
    expect(state.isRelevant('q1001')).toBe(true);
  });
});

describe('a form with names of its own', () => {
  const two = ['1', '2'].map((code) => ({ code, label: words }));
  const named = {
    ...small(
      question('agree', { type: 'select_one', choices: two }),
      question('work', { type: 'select_one', choices: two, relevant: "${agree} = '1'" }),
      question('years', { relevant: "${agree} = '1'", answer: 'optional' }),
      question('weekly', { type: 'decimal', relevant: "${agree} = '1'", answer: 'optional' }),
      question('pay', { type: 'decimal', relevant: "${agree} = '1'" }),
    ),
    roles: {
      consent: { question: 'agree', refused: '2' },
      age: { question: 'years', least: 18 },
      employment_status: { question: 'work', not_covered: '9', unknown: '2' },
      wage_month: { question: 'pay' },
      hours_usual: { question: 'weekly' },
    },
  };
  const check = (roles: Questionnaire, answers: Answers) =>
    checkAnswers(compileForm(roles), answers, { modulesOffered: [], complete: false });

  const unusual = (roles: Roles, answers: Readonly<Record<string, string>>) =>
    unusualNumbers(roles, (name) => answers[name] ?? '');

  it('has completion status and unusual numbers by its roles', () => {
    expect(check(named, { agree: '2' }).disposition).toBe('refusal');
    expect(check(named, { agree: '1', work: '1' }).disposition).toBe('partial');
    expect(check(named, { agree: '1', work: '2' }).disposition).toBe('breakoff');
    const full = { agree: '1', work: '1', weekly: '100', pay: '100' };
    expect(check(named, full).disposition).toBe('complete');
    expect(unusual(named.roles, full)).toEqual(['hourly_range', 'hours_long']);
  });

  it('has neither if no question has a role', () => {
    const without = { ...named, roles: {} };
    expect(check(without, { agree: '2' }).disposition).toBe('complete');
    expect(check(without, { agree: '1', work: '2', weekly: '100' }).disposition).toBe('partial');
    expect(unusual({}, { weekly: '100' })).toEqual([]);
  });

  it('keeps its roles when it is sent to the phone and back', () => {
    expect(fromWire(toWire(named)).roles).toEqual(named.roles);
    expect(fromWire(toWire(questionnaire)).roles).toEqual(form.roles);
  });
});

describe('a typed number', () => {
  it.each([
    ['40', '40'],
    ['040', '40'],
    [' 4 0 ', '40'],
    ['４０．５', '40.5'],
    ['4。5', '4.5'],
    ['1,234,567.50', '1234567.5'],
    ['1，234', '1234'],
    ['40.', '40'],
    ['.5', '0.5'],
    ['-0', '0'],
    ['0.000', '0'],
    ['-3', '-3'],
    ['1,5', undefined],
    ['4e1', undefined],
    ['', undefined],
    ['1.2.3', undefined],
    ['9'.repeat(16), undefined],
    ['forty', undefined],
  ])('%p is %p', (typed, expected) => expect(canonicalNumber(typed)).toBe(expected));

  it('does not change once it is canonical', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(8), (whole, places) => {
        const once = canonicalNumber((whole / 10 ** places).toFixed(places));
        expect(once).toBeDefined();
        expect(canonicalNumber(once ?? '')).toBe(once);
        expect(Number(once)).toBe(Number((whole / 10 ** places).toFixed(places)));
      }),
    );
  });
});
