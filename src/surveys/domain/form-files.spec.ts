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
|  | calculate | year | | | | instance('wages')/root/item[park = \${place}]/year | |
|  | calculate | name | | | | jr:choice-name(\${place}, '\${place}') | |
|  | csv-external | wages | | | | | |`;

const files = {
  'regions.csv': 'name,label\neast,East\nwest,West\n',
  'parks.csv':
    'code,region,label::English (en),label::中文 (zh),director\nlake,east,Lakeside,湖畔,A\nhill,west,Hilltop,"山, 顶",B\n',
  'wages.csv': '\ufeffpark;wage;year;secret\nlake;4200;2025;x\nhill;3900;2024;y\nhill;1;1;z\n',
};

const tablesOf = (texts: Readonly<Record<string, string>>): FormFiles =>
  new Map(Object.entries(texts).map(([name, text]) => [name, readFileTable(text).table]));

const { model } = readForm(readMarkdown(markdown), 'form');
const made = (texts: Readonly<Record<string, string>>) => definitionOf(model!, importedFormTexts, tablesOf(texts));

describe('a questionnaire with files', () => {
  const { definition, obstacles } = made(files);
  const wire = JSON.parse(JSON.stringify(toWire(definition))) as ReturnType<typeof toWire>;

  it('can be used by a wave once its files are there', () => {
    expect(neededFiles(model!)).toEqual(['regions.csv', 'parks.csv', 'wages.csv']);
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
      { name: 'wages', columns: ['park', 'wage', 'year'], rows: expect.any(Array) },
    ]);
    expect(toWire(definition, ['core'])).not.toHaveProperty('tables');
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
  ])('names what is missing: %j', (change, name, code, said) => {
    const given = Object.entries({ ...files, ...change }).filter(([, text]) => text !== undefined);
    const [first] = made(Object.fromEntries(given) as Record<string, string>).obstacles;
    expect(first).toMatchObject({ name, code });
    expect(first!.detail.en).toContain(said);
  });
});

describe('a CSV file of a questionnaire', () => {
  it.each([
    ['name,,label\n', 1, 'column 2 has no name'],
    ['name,label,name\n', 1, 'two columns have the name “name”'],
    ['name,label\na,A\nb,B,C\n', 3, 'it has 3 cells'],
    ['name,label\na,"A\n', 2, 'quotation mark'],
    ['\n\n', 1, 'the names of the columns are missing'],
    [`name\n${'a\n'.repeat(100_001)}`, 100_002, 'at most 100,000 rows'],
  ])('is refused with the row of each error', (text, row, said) => {
    const { faults } = readFileTable(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ row });
    expect(faults[0]!.detail.en).toContain(said);
  });
});
