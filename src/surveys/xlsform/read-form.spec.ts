import { describe, expect, it } from '@jest/globals';
import { itemsOf, type FormModel, type FormQuestion } from '../form/model/form-model.js';
import { type FormReading, readForm } from './read-form.js';
import { readMarkdown } from './read-markdown.js';

const read = (table: string): FormReading => readForm(readMarkdown(table), 'form');

function modelOf(table: string): FormModel {
  const { model, messages } = read(table);
  if (model === null) throw new Error(messages.map(({ code, text }) => `${code}: ${text.en}`).join('\n'));
  return model;
}

const errorsOf = (table: string): readonly string[] =>
  read(table)
    .messages.filter(({ severity }) => severity === 'error')
    .map(({ code, sheet, row, column }) => `${code} ${sheet}:${row}:${column}`);

function questionOf(model: FormModel, name: string): FormQuestion {
  for (const item of itemsOf(model.items)) if (item.name === name && item.kind === 'question') return item;
  throw new Error(`no question ${name}`);
}

const HOUSEHOLD = `
| survey |
| | type                    | name    | label::English (en) | label::中文 (zh) | relevant      | choice_filter         | repeat_count | required | role    | default | constraint | constraint_message::English (en) |
| | select_one yes_no       | agree   | Take part?          | 是否参加？       |               |                       |              | yes      | consent |         |            |                                  |
| | begin repeat            | member  | Member              | 成员             | \${agree}='yes' |                     | \${size}     |          |         |         |            |                                  |
| | integer                 | age     | Age                 | 年龄             |               |                       |              | no       | age     |         | . < 120    | Too old                          |
| | select_one city         | city    | City                | 城市             |               | province=\${province} |              |          |         |         |            |                                  |
| | end repeat              |         |                     |                  |               |                       |              |          |         |         |            |                                  |
| | select_multiple yes_no or_other | more | More          | 更多             |               |                       |              |          |         |         |            |                                  |
| | select_one province     | province | Province           | 省份             |               |                       |              |          |         |         |            |                                  |
| | integer                 | size    | Size                | 人数             |               |                       |              |          |         | 1 + 1   |            |                                  |
| | today                   | day     |                     |                  |               |                       |              |          |         |         |            |                                  |
| choices |
| | list_name | name | label::English (en) | label::中文 (zh) | province |
| | yes_no    | yes  | Yes                 | 是               |          |
| | yes_no    | no   | No                  | 否               |          |
| | province  | gd   | Guangdong           | 广东             |          |
| | city      | gz   | Guangzhou           | 广州             | gd       |
| | city      | sz   | Shenzhen            | 深圳             | gd       |
| settings |
| | form_id | form_title | version | default_language |
| | hh      | Household  | 3       | English (en)     |
`;

describe('a form with a repeat, a cascade and two languages', () => {
  const model = modelOf(HOUSEHOLD);

  it('has its settings and languages', () => {
    const { id, title, version, languages, defaultLanguage } = model;
    expect({ id, title, version, languages, defaultLanguage }).toEqual({
      id: 'hh',
      title: 'Household',
      version: '3',
      languages: ['English (en)', '中文 (zh)'],
      defaultLanguage: 'English (en)',
    });
  });

  it('has its questions in groups and repeats', () => {
    expect([...itemsOf(model.items)].map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'question agree',
      'repeat member',
      'question age',
      'question city',
      'question more',
      'question more_other',
      'question province',
      'question size',
      'question day',
    ]);
    const [, repeat] = model.items;
    expect(repeat).toMatchObject({ count: { text: '${size}' }, relevant: { text: "${agree}='yes'" } });
  });

  it('has texts by language, conditions, roles and first answers', () => {
    expect(questionOf(model, 'agree')).toMatchObject({
      label: { 'English (en)': 'Take part?', '中文 (zh)': '是否参加？' },
      required: { text: 'true()' },
      role: 'consent',
      source: { sheet: 'survey', row: 2 },
    });
    expect(questionOf(model, 'age')).toMatchObject({
      required: undefined,
      constraint: { text: '. < 120' },
      constraintMessage: { 'English (en)': 'Too old' },
    });
    expect(questionOf(model, 'size').initial).toMatchObject({ formula: { text: '1 + 1' } });
    expect(questionOf(model, 'day').type).toEqual({ kind: 'metadata', of: 'today' });
  });

  it('has each choice list once, with the attributes that filters read', () => {
    expect(model.lists.map(({ name, choices }) => `${name} ${choices.map((choice) => choice.name).join()}`)).toEqual([
      'yes_no yes,no,other',
      'province gd',
      'city gz,sz',
    ]);
    expect(model.lists[2]?.choices[0]).toMatchObject({ name: 'gz', attributes: { province: 'gd' } });
    expect(questionOf(model, 'city').type).toMatchObject({
      choices: { from: { list: 'city' }, filter: { text: 'province=${province}' } },
    });
    expect(questionOf(model, 'more_other').relevant?.text).toBe("selected(../more, 'other')");
  });

  it('can be written as JSON without loss', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(JSON.parse(JSON.stringify(modelOf(HOUSEHOLD))));
  });
});

/** A survey of one question row below the usual header, and more sheets. */
const survey = (header: string, row: string, more = ''): string => `| survey |\n| | ${header} |\n| | ${row} |\n${more}`;
const LISTS = '| choices |\n| | list_name | name | label |\n| | l | a | A |\n| | l | b | B |\n';

describe('a question', () => {
  it.each<[string, string, FormQuestion['type']]>([
    ['text', 'rows=3', { kind: 'text', rows: 3 }],
    ['range', 'start=0 end=1 step=0.25', { kind: 'range', start: 0, end: 1, step: 0.25 }],
    ['geopoint', 'capture-accuracy=5', { kind: 'geopoint', settings: { 'capture-accuracy': '5' } }],
    ['photo', 'max-pixels=640', { kind: 'image', maxPixels: 640 }],
    ['audio', 'quality=low', { kind: 'audio', quality: 'low' }],
    [
      'select_one l',
      'randomize=true, seed=7',
      { kind: 'selectOne', choices: { from: { list: 'l' }, filter: undefined, randomize: { seed: '7' } } },
    ],
    ['rank l', '', { kind: 'rank', choices: { from: { list: 'l' }, filter: undefined, randomize: undefined } }],
    [
      'select_multiple_from_file towns.csv',
      'value=code',
      {
        kind: 'selectMultiple',
        choices: {
          from: { file: 'towns.csv', value: 'code', label: 'label' },
          filter: undefined,
          randomize: undefined,
        },
      },
    ],
    ['datetime', '', { kind: 'dateTime' }],
    ['get start time', '', { kind: 'metadata', of: 'start' }],
  ])('of type %s with parameters %s is read', (type, parameters, expected) => {
    const model = modelOf(survey('type | name | label | parameters', `${type} | q | Q | ${parameters}`, LISTS));
    expect(questionOf(model, 'q').type).toEqual(expected);
  });

  it.each([
    ['type | name | label', 'texts | q | Q', 'unknown-type survey:2:type'],
    ['type | name | label', 'select_one | q | Q', 'no-list survey:2:type'],
    ['type | name | label', 'select_one m | q | Q', 'unknown-list survey:2:type'],
    ['type | name | label', '  | q | Q', 'no-type survey:2:type'],
    ['type | name | label', 'text |   | Q', 'no-name survey:2:name'],
    ['type | name | label', 'text | a b | Q', 'bad-name survey:2:name'],
    ['type | name | label', 'text | meta | Q', 'reserved-name survey:2:name'],
    ['type | name | label', 'text | __proto__ | Q', 'reserved-name survey:2:name'],
    ['type | name | label', 'text | constructor | Q', 'reserved-name survey:2:name'],
    ['type | name | calculation', 'calculate | toString | 1', 'reserved-name survey:2:name'],
    [
      'type | name | label',
      'begin_repeat | valueOf | R |\n| | text | q | Q |\n| | end_repeat | | ',
      'reserved-name survey:2:name',
    ],
    ['type | name | label', 'text | q | ${q', 'bad-reference survey:2:label'],
    ['type | name | label', 'text | q | ${x}', 'unknown-reference survey:2:label'],
    ['type | name | calculation', 'calculate | q | 1 +', 'bad-expression survey:2:calculation'],
    ['type | name | Label | bind::relevant', 'text | q | Q | (1', 'bad-expression survey:2:bind::relevant'],
    ['type | name | calculation', 'calculate | q | ${q} + 1', 'circular-calculation survey:2:calculation'],
    ['type | name | label | parameters', 'text | q | Q | rows=many', 'bad-parameter survey:2:parameters'],
    ['type | name | label | parameters', 'text | q | Q | columns=3', 'unknown-parameter survey:2:parameters'],
    ['type | name | label | parameters', 'range | q | Q | start=0 end=5 step=0', 'bad-parameter survey:2:parameters'],
    ['type | name | label | name', 'text | q | Q | p', 'duplicate-column survey:1:name'],
    ['type | name | label', 'begin group | q | Q', 'unmatched-begin survey:2:name'],
    ['type | name | label', 'end group |  |  ', 'unmatched-end survey:2:type'],
    ['type | name | label', 'select_one_from_file a.txt | q | Q', 'bad-file-extension survey:2:type'],
  ])('is refused at its place: %s / %s', (header, row, error) => {
    expect(errorsOf(survey(header, row, LISTS))).toEqual([error]);
  });

  it('is not read twice if calculations form a longer cycle, which is named', () => {
    const { messages } = read(
      '| survey |\n| | type | name | calculation |\n| | calculate | a | ${b} |\n| | calculate | b | ${c} |\n| | calculate | c | ${a} |\n',
    );
    expect(messages.map(({ code, text }) => `${code}: ${text.en}`)).toEqual([
      'circular-calculation: The calculation depends on itself: a → b → c → a.',
    ]);
  });

  it('is not read with calculations that depend on themselves by paths', () => {
    const { model, messages } = read(
      '| survey |\n| | type | name | calculation |\n| | calculate | a | ../b + 1 |\n| | calculate | b | ../a + 1 |\n',
    );
    expect(model).toBeNull();
    expect(messages.map(({ code, row, text }) => `${code} ${row}: ${text.en}`)).toEqual([
      'circular-calculation 2: The calculation depends on itself: a → b → a.',
    ]);
  });

  it('is not read in a long cycle, of which five names are shown', () => {
    const rows = Array.from({ length: 2000 }, (_, at) => `| | calculate | c${at} | \${c${(at + 1) % 2000}} + 1 |`);
    const { messages } = read(`| survey |\n| | type | name | calculation |\n${rows.join('\n')}\n`);
    expect(messages.map(({ text }) => text.en)).toEqual([
      'The calculation depends on itself: c0 → c1 → c2 → c3 → … → c0.',
    ]);
  });

  it('may add up the total of the entry before, by indexed-repeat or by a path', () => {
    const running = (before: string): string => `| survey |
| | type         | name | label | calculation |
| | begin repeat | r    | R     |             |
| | integer      | a    | A     |             |
| | calculate    | tot  |       | \${a} + coalesce(${before}, 0) |
| | end repeat   |      |       |             |
`;
    expect(errorsOf(running('indexed-repeat(${tot}, ${r}, position(..) - 1)'))).toEqual([]);
    expect(errorsOf(running('../../r[position() = position(current()/..) - 1]/tot'))).toEqual([]);
    expect(errorsOf(running('${tot}'))).toEqual(['circular-calculation survey:4:calculation']);
  });

  it('cannot be in a repeat whose count reads it', () => {
    const { messages } = read(`| survey |
| | type         | name | label | repeat_count |
| | begin repeat | r    | R     | \${n}       |
| | integer      | n    | N     |              |
| | end repeat   |      |       |              |
`);
    expect(messages.map(({ code, row, column, text }) => [code, row, column, text.en])).toEqual([
      ['circular-calculation', 2, 'repeat_count', 'The calculation depends on itself: r → n → r.'],
    ]);
  });

  it('with a filter that reads a column which its list does not have has a warning', () => {
    const codes = (filter: string): readonly string[] =>
      read(`| survey |
| | type         | name | label | choice_filter |
| | integer      | p    | P     |               |
| | select_one l | q    | Q     | ${filter} |
| choices |
| | list_name | name | label | province |
| | l         | a    | A     | 1        |
| | m         | b    | B     |          |
`).messages.map(({ severity, code, row, text }) => `${severity} ${code} ${row} ${text.en}`);
    expect(codes('provnce=${p} and name != province')).toEqual([
      'warning unknown-column 3 The filter reads the column provnce, and no choice of the list l has a value in it.',
    ]);
    expect(codes("province=${p} or label = 'A' or ../p = 1")).toEqual([]);
    expect(codes(`${'1+'.repeat(5000)}province=\${p}`)).toEqual([]);
  });

  it('and a choice with a picture have a warning that phones do not show it', () => {
    const { model, messages } = read(`| survey |
| | type | name | label | media::image | audio::English (en) |
| | select_one l | q | Q | | q.mp3 |
| choices |
| | list_name | name | label | image |
| | l | a | | a.png |
`);
    expect(messages.map(({ code, sheet, row, column, value }) => [code, sheet, row, column, value])).toEqual([
      ['media-not-shown', 'choices', 2, 'image', 'a.png'],
      ['media-not-shown', 'survey', 2, 'audio::English (en)', 'q.mp3'],
    ]);
    expect(model?.lists[0]?.choices[0]?.media).toEqual({ image: { '': 'a.png' } });
  });

  it('whose calculation names the question of jr:choice-name without quotation marks has a warning', () => {
    const rows = (second: string): string =>
      `| survey |\n| | type | name | label | calculation |\n| | select_one l | q | Q | |\n| | calculate | n | | jr:choice-name(\${q}, ${second}) |\n${LISTS}`;
    expect(read(rows('${q}')).messages.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning choice-name-quotes',
    ]);
    expect(read(rows("'${q}'")).messages).toEqual([]);
  });

  it('that or_other adds has only its own label and condition', () => {
    const model = modelOf(`| survey |
| | type | name | label | constraint | constraint_message | required | default | role | hint |
| | select_multiple l or_other | q | Q | count-selected(.) <= 3 | At most 3 | yes | a | free-text | H |
${LISTS}`);
    expect(questionOf(model, 'q')).toMatchObject({
      ...{ constraint: { text: 'count-selected(.) <= 3' }, constraintMessage: { '': 'At most 3' }, role: 'free-text' },
      ...{ required: { text: 'true()' }, initial: { fixed: 'a' } },
    });
    expect(questionOf(model, 'q_other')).toMatchObject({
      ...{ label: { '': 'Specify other.' }, hint: {}, relevant: { text: "selected(../q, 'other')" } },
      ...{ constraint: undefined, constraintMessage: {}, role: undefined, required: undefined, initial: undefined },
      source: { sheet: 'survey', row: 2 },
    });
  });

  it.each([
    ['frob(1)', 'error unknown-function'],
    ['int(1, 2)', 'error wrong-argument-count'],
    ['device-info()', 'warning vendor-function'],
    ["regex('a', '(a)\\1')", 'error pattern-not-linear'],
    ["regex('a', '(?=a)')", 'error pattern-not-linear'],
    ["regex('a', '[a')", 'error bad-pattern'],
  ])('%s has the message %s', (calculation, expected) => {
    const { model, messages } = read(survey('type | name | calculation', `calculate | q | ${calculation}`));
    expect(messages.map(({ severity, code }) => `${severity} ${code}`)).toEqual([expected]);
    expect(model === null).toBe(expected.startsWith('error'));
  });
});

describe('a form', () => {
  it('names sheets with a similar name if one is missing', () => {
    const { messages } = read('| surveys |\n| | type | name |\n| choices |\n| | list_name | name |\n');
    expect(messages.map(({ code, text }) => `${code}: ${text.en}`)).toEqual([
      'no-survey-sheet: The form has no sheet named survey. (surveys?)',
    ]);
  });

  it('is refused if groups nest too deeply, and is read without exhausting the stack', () => {
    const levels = 5000;
    const rows = Array.from({ length: levels }, (_, at) => `| | begin group | g${at} | G |`);
    const ends = Array.from({ length: levels }, () => '| | end group | | |');
    const table = ['| survey |', '| | type | name | label |', ...rows, '| | text | q | Q |', ...ends].join('\n');
    expect(errorsOf(table)).toEqual(['too-deep survey:34:type']);
  });

  it('with 16,000 choices and 1,000 cascading questions keeps the list once', () => {
    const choices = Array.from({ length: 16_000 }, (_, at) => `| | town | t${at} | Town ${at} | p${at % 30} |`);
    const questions = Array.from({ length: 1000 }, (_, at) => `| | select_one town | q${at} | Q | province = 'p1' |`);
    const { model } = read(
      [
        '| survey |',
        '| | type | name | label | choice_filter |',
        ...questions,
        '| choices |',
        '| | list_name | name | label | province |',
        ...choices,
      ].join('\n'),
    );
    expect(model?.lists.map((list) => list.choices.length)).toEqual([16_000]);
    expect(JSON.stringify(model?.items).length).toBeLessThan(1_000_000);
  });

  it('with entities says where an answer cannot be saved', () => {
    const entities = '| entities |\n| | list_name | label |\n| | trees | ${q} |\n';
    const rows = survey('type | name | label | save_to', 'text | q | Q | height', entities);
    expect(modelOf(rows).entities.map(({ name }) => name)).toEqual(['trees']);
    expect(errorsOf(rows.replace('height', 'name'))).toEqual(['save-to-name survey:2:save_to']);
    expect(errorsOf(rows.replace(entities, ''))).toEqual(['no-entity-sheet survey:2:save_to']);
  });

  it('is refused if a loop would ask more questions than possible', () => {
    const choices = Array.from({ length: 5001 }, (_, number) => `| | l | c${number} | C |`).join('\n');
    const { model, messages } = read(
      `| survey |\n| | type | name | label |\n| | begin loop over l | each | |\n| | integer | n | N |\n| | end loop | | |\n| choices |\n| | list_name | name | label |\n${choices}\n`,
    );
    expect(model).toBeNull();
    expect(messages.map(({ code, row }) => `${code} ${row}`)).toEqual(['loop-too-long 2']);
  });

  it('has a group for each choice of a loop', () => {
    const table =
      '| survey |\n| | type | name | label |\n| | begin loop over l | each | |\n| | integer | n | How many %(label)s? |\n| | end loop | | |\n';
    const names = [...itemsOf(modelOf(`${table}${LISTS}`).items)].map(
      ({ name, label }) => `${name} ${label[''] ?? ''}`,
    );
    expect(names).toEqual(['each ', 'a A', 'n How many A?', 'b B', 'n How many B?']);
  });

  it('says everything in both languages', () => {
    const { messages } = read(survey('type | name | label', 'texts | q | Q'));
    expect(messages[0]).toMatchObject({
      value: 'texts',
      text: { en: 'The question type texts is unknown.', zh: '未知的问题类型 texts。' },
    });
  });
});
