import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readForm } from '../../xlsform/read-form.js';
import { readMarkdown } from '../../xlsform/read-markdown.js';
import type { FormModel } from '../model/form-model.js';
import { checkFormAnswers } from './check-form-answers.js';
import type { EvaluationContext } from './environment.js';
import { FormAnswers } from './form-answers.js';
import { loadForm } from './load-form.js';
import type { AnswerNode, QuestionAnswer } from './nodes.js';
import { pathOfAnswer, RepeatAnswer } from './nodes.js';
import { offeredCodes } from './offered-choices.js';
import { CircularCalculation } from './rule-order.js';
import { AttachedTable } from './tables.js';
import { contextFor } from './trial-context.js';

const NOW = new Date('2026-11-28T10:20:30.000Z');

function context(further: Partial<EvaluationContext> = {}): EvaluationContext {
  const options = { now: NOW, offset: 480, language: '', files: new Map<string, string>() };
  return {
    ...contextFor({ ...options, digest: (text, algorithm) => `${algorithm}:${text}`, extractSigned: () => undefined }),
    ...further,
  };
}

/** A form of rows such as `integer age; constraint: . > 16`. */
function formOf(rows: readonly Readonly<Record<string, string>>[], choices: readonly string[] = []): FormModel {
  const columns = ['type', 'name', 'label', 'relevant', 'constraint', 'required', 'calculation', 'default'];
  const all = [...columns, 'choice_filter', 'repeat_count', 'trigger', 'parameters'];
  const lines = rows.map((row) => `| | ${all.map((column) => row[column] ?? '').join(' | ')} |`);
  const sheet = choices.length === 0 ? [] : ['| choices |', '| | list_name | name | label | of |', ...choices];
  const text = ['| survey |', `| | ${all.join(' | ')} |`, ...lines, ...sheet].join('\n');
  const { model, messages } = readForm(readMarkdown(text), 'form');
  if (model === null) throw new Error(JSON.stringify(messages));
  return model;
}

const question = (type: string, name: string, further: Readonly<Record<string, string>> = {}) => ({
  type,
  name,
  label: type === 'calculate' ? '' : name,
  ...further,
});
const calculate = (name: string, calculation: string) => question('calculate', name, { calculation });

function* questionsOf(answer: AnswerNode): Generator<QuestionAnswer> {
  if (answer.kind === 'question') yield answer;
  else
    for (const child of answer.children)
      for (const each of child.kind === 'repeat' ? child.instances : [child]) yield* questionsOf(each);
}

function at(answers: FormAnswers, path: string): QuestionAnswer {
  for (const found of questionsOf(answers.root)) if (pathOfAnswer(found) === path) return found;
  throw new Error(`no ${path}`);
}

const open = (model: FormModel, given: object = {}, further: Partial<EvaluationContext> = {}) =>
  new FormAnswers(loadForm(model), context(further), given);

/** The value of one expression in a form with some answers. */
function valueOf(expression: string): string | number {
  const rows = [
    question('integer', 'zero'),
    question('integer', 'blank'),
    question('decimal', 'dec'),
    question('date', 'day'),
    question('dateTime', 'instant'),
    question('select_multiple l', 'several'),
    question('select_one l', 'one'),
    question('text', 'hidden', { relevant: 'false()' }),
    question('begin repeat', 'r'),
    question('integer', 'x'),
    question('integer', 'y', { relevant: '${x} != 2' }),
    { type: 'end repeat', name: '' },
    calculate('result', expression),
  ];
  const answers = open(formOf(rows, ['| | l | a | Ay | |', '| | l | b | Bee | |']), {
    ...{ zero: 0, dec: 1.5, day: '2020-03-01', instant: '2020-03-01T10:20:30.000+02:00' },
    ...{ several: ['a', 'b'], one: 'b', hidden: 'h', r: [1, 2, 3].map((x) => ({ x, y: x })) },
  });
  return at(answers, '/result').value;
}

describe('an expression', () => {
  it.each<[string, string | number]>([
    // numbers
    ['1 + 2 * 3 - 4 div 2', 5],
    ['7 mod 3', 1],
    ['-${dec}', -1.5],
    ['${blank} + 1', ''],
    ['0 div 0', ''],
    ["number('1e3')", 1000],
    ["number('0x10')", ''],
    ["int('-5.9')", -5],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(2.345, 2)', 2.35],
    ['round(1234, -2)', 1200],
    ['pow(2, 3) + exp10(2) + sqrt(16) + abs(-1) + floor(1.9) + ceiling(1.1)', 116],
    ['max(1, ${x})', 3],
    ['min(${blank}, 3)', ''],
    ['sum(${x})', 6],
    ['count(${r})', 3],
    ['count-non-empty(${y})', 2],
    // conditions
    ["if(${zero}, 'y', 'n')", 'y'],
    ["${blank} = ''", 'true'],
    ['${blank} > 0', 'false'],
    ["'1' = 1 and not(false()) or 1 div 0", 'true'],
    ["${dec} = '1.5'", 'true'],
    ["${dec} != '1.5'", 'false'],
    ['${x} = 2', 'true'],
    ['${x} > 3', 'false'],
    ["coalesce(${blank}, 'z')", 'z'],
    ["boolean-from-string('1')", 'true'],
    ["checklist(1, 2, true(), false(), '')", 'true'],
    ['weighted-checklist(1, 2, true(), 3)', 'false'],
    // texts
    ["concat('a', ${y})", 'a13'],
    ["join(',', ${x})", '1,2,3'],
    ["substr('hello', 1, 3)", 'el'],
    ["substr('hello', -3)", 'llo'],
    ["substring('hello', 1, 3)", 'hel'],
    ["substring('12345', 2)", '2345'],
    ["substring('12345', 1.5, 2.6)", '234'],
    ["substring('12345', 0, 3)", '12'],
    ["substring('12345', 0 div 0, 3)", ''],
    ["substring('12345', 1, 0 div 0)", ''],
    ["substring('12345', -42, 1 div 0)", '12345'],
    ["substring('12345', -1 div 0, 1 div 0)", ''],
    ["substring-before('a:b', ':')", 'a'],
    ["substring-after('a:b', ':')", 'b'],
    ["contains('abc', 'b') and starts-with('abc', 'a') and ends-with('abc', 'c')", 'true'],
    ["string-length('绿色')", 2],
    ["normalize-space('  a   b ')", 'a b'],
    ["translate('abc', 'abc', 'xy')", 'xy'],
    ["regex('2026-01', '^[0-9]{4}-[0-9]{2}$')", 'true'],
    ["regex('abc', 'b')", 'false'],
    ["digest('x', 'SHA-256')", 'SHA-256:x'],
    ["base64-decode('57u/')", '绿'],
    // choices
    ["selected(${several}, 'b')", 'true'],
    ["selected(${several}, '')", 'false'],
    ['selected-at(${several}, 1)', 'b'],
    ['count-selected(${several})', 2],
    ["jr:choice-name(${one}, '${one}')", 'Bee'],
    ["jr:choice-name(selected-at(${several}, 0), '${several}')", 'Ay'],
    // nodes
    ['${hidden}', ''],
    ['indexed-repeat(${x}, ${r}, 2)', 2],
    ['indexed-repeat(${x}, ${r}, 9)', ''],
    ['${r}[position() = 2]/x', '2'],
    ['sum(/data/r[x > 1]/x)', 5],
    ['count(../r[last()])', 1],
    ["instance('l')/root/item[name = 'b']/label", 'Bee'],
    ["count(instance('l')/root/item)", 2],
    ['../zero', 0],
    // several conditions on one answer, also where it is an argument or in a repeat
    ["${one} = 'a' or ${one} = 'b'", 'true'],
    ["${one} = 'a' or ${one} = 'c' or ${dec} = 2", 'false'],
    ["${x} = '7' or ${x} = '2'", 'true'],
    ["${x} = '7' or ${x} = '8'", 'false'],
    ["${dec} = '1.5' or ${dec} = '2'", 'true'],
    ['(${blank} and ${zero}) = true()', 'true'],
    ['(${blank} = 1 or ${zero} = 1) = false()', 'true'],
    ["if(not(${one} = 'b' and ${zero} = 0), 1, 2)", 2],
    ['name(${dec})', 'dec'],
    // days
    ['today()', '2026-11-28'],
    ['now()', '2026-11-28T18:20:30.000+08:00'],
    ['${day} + 1', 18323],
    ['date(18323)', '2020-03-02'],
    ["date('2020-02-30')", ''],
    ["${day} > '2020-02-01'", 'true'],
    ["format-date(${day}, '%Y/%n/%e %a %b %y')", '2020/3/1 Sun Mar 20'],
    ["format-date-time(${instant}, '%H:%M:%S')", '16:20:30'],
    ["decimal-time('10:30:00.000+00:00')", 0.4375],
    ['round(decimal-date-time(${instant}), 4)', 18322.3476],
    ['int((today() - ${day}) div 365.25)', 6],
    // places
    ["round(distance('52 4 0 0; 52.001 4 0 0'), 0)", 111],
    ["round(area('0 0; 0 0.001; 0.001 0.001; 0.001 0'), -2)", 12400],
    ["geofence('0.5 0.5', '0 0; 0 1; 1 1; 1 0; 0 0')", 'true'],
    ["intersects('0 0; 1 1; 1 0; 0 1')", 'true'],
    ["intersects('0 0; 0 1; 1 1; 1 0; 0 0')", 'false'],
  ])('%s is %p', (expression, expected) => {
    expect(valueOf(expression)).toBe(expected);
  });

  it('does not evaluate what if and coalesce do not choose', () => {
    let asked = 0;
    const random = () => (asked += 1);
    open(formOf([calculate('a', "if(true(), 1, random()) + coalesce('1', random())")]), {}, { random });
    expect(asked).toBe(0);
  });

  it('of 16,000 operators is evaluated without exhausting the stack', () => {
    expect(valueOf(`0${'+1'.repeat(16_000)}`)).toBe(16_000);
  });

  it('gives the same random order for the same seed, and keeps once what was drawn', () => {
    const model = formOf(
      [
        question('text', 'q'),
        calculate('drawn', "once(concat(random(), ${q} = ''))"),
        question('select_one l', 'a', { parameters: 'randomize=true seed=42' }),
        question('select_one l', 'b', { parameters: 'randomize=true' }),
      ],
      Array.from({ length: 9 }, (_, number) => `| | l | c${number} | C | |`),
    );
    const answers = open(model);
    const drawn = at(answers, '/drawn').value;
    answers.set(at(answers, '/q'), 'x');
    expect(at(answers, '/drawn').value).toBe(drawn);
    const order = (form: FormAnswers, path: string) => offeredCodes(form, at(form, path));
    expect(order(open(model, {}, { seed: 2 }), '/a')).toEqual(order(answers, '/a'));
    expect(order(open(model, {}, { seed: 2 }), '/b')).not.toEqual(order(answers, '/b'));
    expect([...(order(answers, '/b') ?? [])].sort()).toEqual([...Array(9).keys()].map((number) => `c${number}`));
  });

  it('looks up attached tables', () => {
    const tables = new Map([
      [
        'wages',
        new AttachedTable(
          ['park', 'wage'],
          [
            ['p1', '100'],
            ['p2', '200'],
          ],
        ),
      ],
    ]);
    const model = formOf([question('text', 'park'), calculate('wage', "pulldata('wages', 'wage', 'park', ${park})")]);
    expect(at(open(model, { park: 'p2' }, { tables }), '/wage').value).toBe('200');
    expect(at(open(model, { park: 'p3' }, { tables }), '/wage').value).toBe('');
  });
});

describe('questions with the same condition', () => {
  const same = { relevant: '${double} > 4 and ${a} != 9' };
  const names = ['b', 'c', 'd'];
  const form = formOf([
    question('integer', 'a'),
    ...names.map((name) => question('text', name, same)),
    calculate('double', '${a} * 2'),
    question('text', 'x', { relevant: "${y} = ''" }),
    question('text', 'y', { relevant: "${x} = ''" }),
    question('text', 'z', { relevant: "${y} = ''" }),
  ]);

  it('are asked together after each change, whatever reads what', () => {
    const answers = open(form, { a: 3, x: 'set' });
    const relevant = (of: readonly string[]) => of.map((name) => at(answers, `/${name}`).relevant);
    expect(relevant(names)).toEqual([true, true, true]);
    for (const [value, isAsked] of [
      [2, false],
      [5, true],
      [9, false],
    ] as const) {
      answers.set(at(answers, '/a'), value);
      expect(relevant(names)).toEqual(names.map(() => isAsked));
    }
    expect(relevant(['x', 'y', 'z'])).toEqual([true, false, true]);
    answers.set(at(answers, '/x'), '');
    answers.set(at(answers, '/y'), 'set');
    expect(relevant(['x', 'y', 'z'])).toEqual([false, true, false]);
  });
});

describe('a set of answers', () => {
  const household = formOf(
    [
      question('integer', 'n'),
      question('select_one yn', 'work', { relevant: '${n} > 0', required: 'yes' }),
      question('begin group', 'g', { relevant: "${work} = 'y'" }),
      question('decimal', 'wage', { constraint: '. > 0 and . < 1000' }),
      { type: 'end group', name: '' },
      question('begin repeat', 'r', { repeat_count: '${n}' }),
      question('integer', 'x', { default: '1' }),
      calculate('double', '${x} * 2'),
      calculate('number', 'position(..)'),
      { type: 'end repeat', name: '' },
      calculate('total', 'sum(${double})'),
      question('select_one city', 'city', { choice_filter: 'of = ${work}' }),
    ],
    ['| | yn | y | Yes | |', '| | yn | n | No | |', '| | city | c1 | C1 | y |', '| | city | c2 | C2 | n |'],
  );

  it('reads answers in any order, and names those that the form does not have', () => {
    const model = formOf(['a', 'b', 'c', 'd'].map((name) => question('text', name)));
    const answers = open(model, { c: '3', nonsense: 'x', a: '1', d: '4', toString: 'y', b: '2' });
    expect(['/a', '/b', '/c', '/d'].map((path) => at(answers, path).value)).toEqual(['1', '2', '3', '4']);
    expect(answers.given.problems.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'unknown /nonsense',
      'unknown /toString',
    ]);
  });

  it('is checked by kinds, with the row of the form', () => {
    const found = checkFormAnswers(
      open(household, { n: 2, work: 'y', g: { wage: 2000 }, r: [{ x: 'a' }, { z: 1 }], total: 9, city: 'c2', what: 1 }),
    );
    expect(found.map(({ kind, path, source }) => `${kind} ${path} ${source.row}`)).toEqual([
      'unknown /what 0',
      'type /r[1]/x 8',
      'unknown /r[2]/z 7',
      'constraint /g/wage 5',
      'calculated /total 12',
      'choice /city 13',
    ]);
    expect(checkFormAnswers(open(household, { n: 1 })).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'required /work',
    ]);
  });

  it('is refused as a whole if it is no object, and by part if a repeat is no list', () => {
    expect(open(household, [] as object).given.problems).toMatchObject([{ kind: 'shape', path: '/' }]);
    expect(open(household, { r: 3, g: 'x' }).given.problems.map(({ path }) => path)).toEqual(['/g', '/r']);
  });

  it('keeps the answer to a question that is not relevant, and does not count it', () => {
    const answers = open(household, { n: 1, work: 'y', g: { wage: 5 } });
    expect(at(answers, '/g/wage').value).toBe(5);
    answers.set(at(answers, '/n'), 0);
    expect(at(answers, '/g/wage').value).toBe('');
    expect(at(answers, '/g/wage').relevant).toBe(false);
    answers.set(at(answers, '/n'), 3);
    expect(at(answers, '/g/wage').value).toBe(5);
    expect(at(answers, '/total').value).toBe(6);
  });

  it('costs what depends on a change, also in instance 57 of a repeat', () => {
    const rows = [
      question('begin repeat', 'r'),
      question('integer', 'x'),
      calculate('a', '${x} + 1'),
      calculate('b', '${a} * 2'),
      question('integer', 'free'),
      { type: 'end repeat', name: '' },
      calculate('total', 'sum(${b})'),
    ];
    const answers = open(formOf(rows), { r: Array.from({ length: 100 }, (_, x) => ({ x })) });
    const before = answers.evaluations;
    answers.set(at(answers, '/r[57]/x'), 1000);
    expect(at(answers, '/total').value).toBe(2 * (4950 + 100 - 56 + 1000));
    expect(answers.evaluations - before).toBe(3);
    answers.set(at(answers, '/r[57]/free'), 1);
    expect(answers.evaluations - before).toBe(3);
  });

  it('counts instances again when one is added or removed', () => {
    const rows = [
      question('begin repeat', 'r'),
      question('integer', 'x', { default: '5' }),
      calculate('number', 'position(..)'),
      { type: 'end repeat', name: '' },
      calculate('total', 'sum(${x})'),
    ];
    const answers = open(formOf(rows), { r: [{ x: 1 }, { x: 2 }] });
    const repeat = answers.root.children.find((child) => child instanceof RepeatAnswer);
    if (repeat === undefined) throw new Error('no repeat');
    answers.addInstance(repeat);
    expect(at(answers, '/total').value).toBe(8);
    answers.removeInstance(repeat, 0);
    expect(at(answers, '/total').value).toBe(7);
    expect([at(answers, '/r[1]/number').value, at(answers, '/r[2]/number').value]).toEqual([1, 2]);
  });

  it('runs a calculation with a trigger only when the trigger changes', () => {
    const rows = [
      question('integer', 'a'),
      question('integer', 'b'),
      question('calculate', 'sum', { calculation: '${a} + ${b}', trigger: '${b}', label: '' }),
    ];
    const answers = open(formOf(rows), { a: 1, b: 2 });
    expect(at(answers, '/sum').value).toBe('');
    answers.set(at(answers, '/b'), 3);
    answers.set(at(answers, '/a'), 9);
    expect(at(answers, '/sum').value).toBe(4);
  });

  it('has the totals of instances before, and ends where two questions exclude each other', () => {
    const rows = [
      question('begin repeat', 'r'),
      question('integer', 'x'),
      calculate('before', 'sum(../../r[position() < position(current()/..)]/x)'),
      { type: 'end repeat', name: '' },
      question('text', 'one', { relevant: "${other} = ''" }),
      question('text', 'other', { relevant: "${one} = ''" }),
    ];
    const answers = open(formOf(rows), { r: [{ x: 1 }, { x: 2 }, { x: 3 }] });
    expect([1, 2, 3].map((number) => at(answers, `/r[${number}]/before`).value)).toEqual([0, 1, 3]);
    answers.set(at(answers, '/one'), 'x');
    expect([at(answers, '/one').relevant, at(answers, '/other').relevant]).toEqual([true, false]);
  });

  it('offers the choices of a cascade over 16,000 without reading all of them again', () => {
    const lines = Array.from({ length: 16_000 }, (_, number) => `| | city | c${number} | C | s${number % 400} |`);
    const model = formOf(
      [question('text', 'state'), question('select_one city', 'city', { choice_filter: 'of = ${state}' })],
      lines,
    );
    const answers = open(model, { state: 's7' });
    const [list] = model.lists;
    let reads = 0;
    const counted = new Proxy(list?.choices ?? [], {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key) as unknown;
      },
    });
    expect(offeredCodes(answers, at(answers, '/city'))).toHaveLength(40);
    Object.assign(list ?? {}, { choices: counted });
    answers.set(at(answers, '/state'), 's8');
    expect(offeredCodes(answers, at(answers, '/city'))?.[1]).toBe('c408');
    expect(reads).toBeLessThan(200);
  });

  it('of a form whose calculations depend on each other is refused', () => {
    const model = formOf([calculate('a', '1'), calculate('b', '${a}')]);
    const [a, b] = model.items;
    if (a?.kind !== 'question' || b?.kind !== 'question') throw new Error('no questions');
    const formula = { text: '${b}', tree: { kind: 'reference', name: 'b', lastSaved: false, at: 0 } as const };
    const circular = { ...model, items: [{ ...a, calculation: formula }, b] };
    expect(() => loadForm(circular)).toThrow(CircularCalculation);
  });

  it('has the same state after changes as if it had been given at once', () => {
    const change = fc.oneof(
      fc.record({ path: fc.constant('/n'), value: fc.integer({ min: 0, max: 4 }) }),
      fc.record({ path: fc.constant('/work'), value: fc.constantFrom('y', 'n', '') }),
      fc.record({ path: fc.constant('/g/wage'), value: fc.integer({ min: -1, max: 1001 }) }),
      fc.record({ path: fc.constantFrom('/r[1]/x', '/r[2]/x', '/r[3]/x'), value: fc.integer({ min: 0, max: 9 }) }),
    );
    const state = (answers: FormAnswers) =>
      [...questionsOf(answers.root)].map((each) => [pathOfAnswer(each), each.relevant, each.value]);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const answers = open(household);
        for (const { path, value } of changes) {
          const found = [...questionsOf(answers.root)].find((each) => pathOfAnswer(each) === path);
          if (found !== undefined) answers.set(found, value);
        }
        const stored = Object.fromEntries(
          [...questionsOf(answers.root)].map((each) => [pathOfAnswer(each), each.stored]),
        );
        const again = open(household, {
          ...{ n: stored['/n'], work: stored['/work'], g: { wage: stored['/g/wage'] } },
          r: [1, 2, 3, 4].flatMap((number) => {
            const x = stored[`/r[${number}]/x`];
            return x === undefined ? [] : [{ x }];
          }),
        });
        expect(state(again)).toEqual(state(answers));
      }),
      { numRuns: 200 },
    );
  });
});
