import { describe, expect, it } from '@jest/globals';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { UPLOADED_FORM } from '../form/evaluation/uploaded-form.js';
import { checkAnswers, compileForm, FormState, fromWire, toWire, wireTables } from '../form/index.js';
import { readForm } from '../xlsform/read-form.js';
import { readMarkdown } from '../xlsform/read-markdown.js';
import { readFileTable } from './file-table.js';
import { definitionOf } from './form-definition.js';
import { type FormFiles, neededFiles } from './form-files.js';

const markdown = `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | choice_filter | calculation | parameters |
|  | select_one_from_file regions.csv | region | Region | 区 | | | |
|  | select_one_from_file parks.csv | place | Park | 园区 | region = \${region} | | value=code, randomize=true |
|  | calculate | wage | | | | pulldata('wages', 'wage', 'park', \${place}) | |
|  | calculate | year | | | | instance('years')/root/item[park = \${place}]/year | |
|  | calculate | name | | | | jr:choice-name(\${place}, '\${place}') | |
|  | csv-external | wages | | | | | |
|  | csv-external | years | | | | | |`;

const files = {
  'regions.csv': 'name,label\neast,East\nwest,West\n',
  'parks.csv':
    'code,region,label::English (en),label::中文 (zh),director\nlake,east,Lakeside,湖畔,A\nhill,west,Hilltop,"山, 顶",B\n',
  'wages.csv': '\ufeffpark;wage;secret\nlake;4200;x\nhill;3900;y\nhill;1;z\n',
  'years.csv': 'park,year\nlake,2025\nhill,2024\n',
};

const tablesOf = (texts: Readonly<Record<string, string>>): FormFiles =>
  new Map(Object.entries(texts).map(([name, text]) => [name, readFileTable(text).table]));

const { model } = readForm(readMarkdown(markdown), 'form');
const made = (texts: Readonly<Record<string, string>>) => definitionOf(model!, importedFormTexts, tablesOf(texts));

describe('a questionnaire with files', () => {
  const { definition, obstacles } = made(files);
  const wire = JSON.parse(JSON.stringify(toWire(definition))) as ReturnType<typeof toWire>;

  it('can be used by a wave once its files are there', () => {
    expect(neededFiles(model!)).toEqual(['regions.csv', 'parks.csv', 'wages.csv', 'years.csv']);
    expect(obstacles).toEqual([]);
    expect(definition.questions[1]!.choices).toEqual([
      { code: 'lake', label: { en: 'Lakeside', zh: '湖畔' }, attributes: { region: 'east' } },
      { code: 'hill', label: { en: 'Hilltop', zh: '山, 顶' }, attributes: { region: 'west' } },
    ]);
  });

  it('gives the same answers on the phone and on the server', () => {
    const phone = new FormState(fromWire(wire, [], UPLOADED_FORM), { isFresh: true, language: 'zh' });
    phone.set('region', 'west');
    expect([...(phone.offered('place') ?? [])]).toEqual(['hill']);
    phone.set('place', 'hill');
    const calculated = { wage: '3900', year: '2024', name: '山, 顶' };
    expect(phone.answers()).toEqual({ region: 'west', place: 'hill' });
    expect(Object.fromEntries(Object.keys(calculated).map((name) => [name, phone.shown(name)]))).toEqual(calculated);
    const options = { modulesOffered: [], complete: true, language: 'zh' as const };
    const form = compileForm(definition);
    expect(checkAnswers(form, phone.answers(), options)).toMatchObject({ errors: [], calculated });
    expect(checkAnswers(form, { region: 'east', place: 'hill' }, options).errors).toEqual([
      { question: 'place', code: 'not-a-choice' },
    ]);
  });

  it('sends only the columns that questions use, after the first question', () => {
    expect(JSON.stringify(wire)).not.toMatch(/secret|director/);
    expect(wireTables(definition).tables).toEqual([
      { name: 'wages', columns: ['park', 'wage'], rows: expect.any(Array) },
      { name: 'years', columns: ['park', 'year'], rows: expect.any(Array) },
    ]);
    expect(toWire(definition, ['core'])).not.toHaveProperty('tables');
  });

  it('names reserved names before its files are there, so that both can be corrected at once', () => {
    const { model: form } = readForm(readMarkdown(markdown.replaceAll('| wage |', '| park |')), 'form');
    const { obstacles } = definitionOf(form!, importedFormTexts, tablesOf({}));
    expect(obstacles.map(({ name, code }) => [name, code])).toEqual(
      expect.arrayContaining([
        ['region', 'file-missing'],
        ['park', 'file-missing'],
        ['park', 'name'],
      ]),
    );
  });

  it.each([
    [{ 'wages.csv': undefined }, 'wage', 'file-missing', 'wages.csv'],
    [{ 'parks.csv': undefined }, 'place', 'file-missing', 'parks.csv'],
    [{ 'wages.csv': 'park,year\nlake,2025' }, 'wage', 'file-column', '“wage”'],
    [{ 'regions.csv': 'name\neast' }, 'region', 'file-column', '“label”'],
    [{ 'parks.csv': 'code,label\nlake,A' }, 'place', 'file-column', '“region”'],
    [{ 'regions.csv': 'name,label\neast,East\n\na b,West' }, 'region', 'file-code', 'row 4'],
    [{ 'regions.csv': 'name,label\neast,East\neast,West' }, 'region', 'file-code', 'row 3'],
    [{ 'regions.csv': 'name,label\n' }, 'region', 'file-code', 'no choices'],
    [{ 'regions.csv': `name,label\n${'x'.repeat(99)},A` }, 'region', 'file-code', `“${'x'.repeat(64)}…”`],
    [
      { 'years.csv': 'park,year\nlake,1\nhill,2\nlake,3' },
      'year',
      'file-key',
      'row 4: the column “park” has the value “lake” twice',
    ],
    [{ 'wages.csv': `park,wage\n${`lake,${'9'.repeat(90)}\n`.repeat(21_000)}` }, '', 'too-much-data', '2 MB'],
  ])('names what is missing: %j', (change, name, code, said) => {
    const given = Object.entries({ ...files, ...change }).filter(([, text]) => text !== undefined);
    const [first] = made(Object.fromEntries(given) as Record<string, string>).obstacles;
    expect(first).toMatchObject({ name, code });
    expect(first!.detail.en).toContain(said);
  });
});

describe('a lookup by a path in a file', () => {
  const path = "instance('years')/root/item[park = \${region}]/year";
  const given = (calculation: string, filter = '', years = files['years.csv']) => {
    const text = `
| survey |
|  | type | name | label | choice_filter | calculation | parameters |
|  | text | region | Region | | | |
|  | select_one_from_file parks.csv | place | Park | ${filter} | | value=code, label=director |
|  | calculate | year | | | ${calculation} | |
|  | csv-external | years | | | | |`;
    const form = readForm(readMarkdown(text), 'form').model!;
    return definitionOf(form, importedFormTexts, tablesOf({ ...files, 'years.csv': years }));
  };

  it.each([
    [path, "pulldata('years', 'year', 'park', ${region})"],
    [`if(${path} > 2000, 'new', "it's ${path.replaceAll("'", '')}")`, undefined],
    [`concat(${path}, '-') = 'a'`, "concat(pulldata('years', 'year', 'park', ${region}), '-') = 'a'"],
  ])('is read as one text: %s', (calculation, written) => {
    const { definition, obstacles } = given(calculation);
    expect(obstacles).toEqual([]);
    if (written !== undefined) expect(definition.questions[2]!.calculation).toBe(written);
  });

  it.each(['count', 'count-non-empty', 'sum', 'min', 'max', 'join'])('is refused in %s(), which reads rows', (name) => {
    const argument = name === 'join' ? `', ', ${path}` : path;
    expect(given(`1 + ${name}(${argument})`).obstacles).toMatchObject([{ name: 'year', code: 'rule' }]);
  });

  it('needs a column without repeated values, also in a filter', () => {
    const filter = `region = ${path}`;
    expect(given("''", filter).obstacles).toEqual([]);
    expect(given("''", filter).definition.questions[1]!.choices[0]!.attributes).toEqual({ region: 'east' });
    const twice = given("''", filter, 'park,year\neast,1\neast,2\n').obstacles;
    expect(twice).toMatchObject([{ name: 'place', code: 'file-key' }]);
  });

  it.each(['name', 'label'])('refuses a filter on the column “%s”, which means the choice itself', (column) => {
    const parks = `code,director,${column}\nlake,A,B\n`;
    const text = `
| survey |
|  | type | name | label | choice_filter | parameters |
|  | select_one_from_file parks.csv | place | Park | ${column} = 'B' | value=code, label=director |`;
    const form = readForm(readMarkdown(text), 'form').model!;
    const { obstacles } = definitionOf(form, importedFormTexts, tablesOf({ 'parks.csv': parks }));
    expect(obstacles).toMatchObject([{ name: 'place', code: 'file-filter' }]);
  });
});

describe('a CSV file of a questionnaire', () => {
  it.each([
    ['name,,label\n', 1, 'column 2 has no name'],
    ['name,label,name\n', 1, 'two columns have the name “name”'],
    ['name,label\na,A\nb,B,C\n', 3, 'it has 3 cells'],
    ['name,label\na,"A\n', 2, 'quotation mark'],
    [`${Array.from({ length: 501 }, (_, at) => `c${at}`).join(',')}\n`, 1, 'at most 500 columns'],
    ['\n\n', 1, 'the names of the columns are missing'],
    [`name\n${'a\n'.repeat(100_001)}`, 100_002, 'at most 100,000 rows'],
  ])('is refused with the row of each error', (text, row, said) => {
    const { faults } = readFileTable(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ row });
    expect(faults[0]!.detail.en).toContain(said);
  });
});
