import { describe, expect, it } from '@jest/globals';
import { importedFormTexts } from '../catalogue/imported-form.js';
import { UPLOADED_FORM } from '../form/evaluation/uploaded-form.js';
import type { NestedAnswers } from '../form/index.js';
import { checkAnswers, compileForm, FormState, fromWire, toWire, wireTables } from '../form/index.js';
import { readForm } from '../xlsform/read-form.js';
import { readMarkdown } from '../xlsform/read-markdown.js';
import { readFormFile } from '../use-cases/read-form-file.js';
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
  new Map(Object.entries(texts).map(([name, text]) => [name, readFormFile(name, text).table]));

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
        ['park', 'reserved-name'],
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
    [{ 'wages.csv': `park,wage\n${`lake,${'9'.repeat(90)}\n`.repeat(21_000)}` }, '', 'too-much-data', '2 MB'],
  ])('names what is missing: %j', (change, name, code, said) => {
    const given = Object.entries({ ...files, ...change }).filter(([, text]) => text !== undefined);
    const [first] = made(Object.fromEntries(given) as Record<string, string>).obstacles;
    expect(first).toMatchObject({ name, code });
    expect(first!.detail.en).toContain(said);
  });
});

describe('a lookup by a path', () => {
  const survey = (rows: string): string => `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | choice_filter | calculation | constraint |
${rows}
|  | csv-external | years | | | | |
| choices |
|  | list_name | name | label::English (en) | label::中文 (zh) | kind | size |
|  | site | lake | Lakeside | 湖畔 | park | 3 |
|  | site | hill | Hilltop | 山顶 | park | 5 |
|  | site | dock | Docks | 码头 | port | 4 |
|  | kind | park | Park | 园区 | | |
|  | kind | port | Port | 港口 | | |`;
  const given = (rows: string, years = files['years.csv']) => {
    const { model: form, messages } = readForm(readMarkdown(survey(rows)), 'form');
    if (form === null) throw new Error(JSON.stringify(messages));
    return definitionOf(form, importedFormTexts, tablesOf({ ...files, 'years.csv': years }));
  };
  const calculated = (calculation: string) =>
    given(`
|  | select_one kind | kind | Kind | 类型 | | |
|  | integer | least | Least size | 最小 | | |
|  | calculate | found | | | | ${calculation} |`);
  /** The value on the phone, after the definition was sent. */
  const found = (definition: ReturnType<typeof given>['definition'], answers: NestedAnswers, language: 'en' | 'zh') => {
    const wire = JSON.parse(JSON.stringify(toWire(definition))) as ReturnType<typeof toWire>;
    const state = new FormState(fromWire(wire, [], UPLOADED_FORM), { answers, language });
    const checked = checkAnswers(compileForm(definition), answers, { modulesOffered: [], complete: true, language });
    return [state.shown('found'), checked.calculated['found']];
  };
  const site = "instance('site')/root/item";

  it.each([
    [`${site}[name = 'hill']/label`, '山顶'],
    [`${site}[kind = \${kind} and size >= \${least}]/label`, '山顶'],
    [`${site}[kind = \${kind}][size >= \${least}]/label`, '山顶'],
    [`${site}[kind = current()/../kind]/name`, 'lake'],
    [`count(${site}[kind = \${kind}])`, '2'],
    [`sum(${site}[kind = \${kind}]/size)`, '8'],
    [`count(${site})`, '3'],
    [`${site}[2]/name`, 'hill'],
    [`instance('kind')/root/item[name = ${site}[name = 'dock']/kind]/label`, '港口'],
    [`if(${site}[label = '码头']/size > 3, 'large', 'small')`, 'large'],
    ["instance('years')/root/item[park = 'hill']/year", '2024'],
    [`${site}[name = 'none']/label`, ''],
  ])('gives the same on the phone and on the server: %s', (calculation, value) => {
    const { definition, obstacles } = calculated(calculation);
    expect(obstacles).toEqual([]);
    expect(found(definition, { kind: 'park', least: '4' }, 'zh')).toEqual([value, value]);
  });

  it('reads the answers of its own entry of a repeat', () => {
    const { definition, obstacles } = given(`
|  | begin_repeat | stop | Stop | 站点 | | |
|  | select_one kind | kind | Kind | 类型 | | | position(..) <= 9 |
|  | select_one site | site | Site | 地点 | kind = current()/../kind | |
|  | calculate | size | | | | ${site}[name = current()/../site and kind = \${kind}]/size |
|  | end_repeat | | | | | |
|  | calculate | total | | | | sum(\${size}) |`);
    expect(obstacles).toEqual([]);
    const stop = [
      { kind: 'park', site: 'hill' },
      { kind: 'port', site: 'dock' },
    ];
    const phone = new FormState(fromWire(toWire(definition), [], UPLOADED_FORM), { answers: { stop } });
    expect([phone.shown('total'), Array.from(phone.offered('stop[2]/site') ?? [])]).toEqual(['9', ['dock']]);
    const options = { modulesOffered: [], complete: true, language: 'en' as const };
    expect(checkAnswers(compileForm(definition), { stop }, options)).toMatchObject({
      ...{ errors: [], calculated: { total: '9', stop: [{ size: '5' }, { size: '4' }] } },
    });
    expect(checkAnswers(compileForm(definition), { stop: [{ kind: 'port', site: 'hill' }] }, options).errors).toEqual([
      { question: 'stop[1]/site', code: 'not-a-choice' },
    ]);
  });

  it('sends only the columns of a list that it reads, and labels in both languages', () => {
    const { definition } = calculated(`${site}[name = \${kind}]/label`);
    expect(wireTables(definition).tables).toEqual([
      { name: 'site', columns: ['name', 'label', 'label en', 'label zh'], rows: expect.any(Array) },
    ]);
  });

  it.each([
    [`${site}[wrong = 1]/label`, 'list-column', 'The list “site” has no column “wrong”'],
    [`${site}[name = 'a']/wrong`, 'list-column', 'no column “wrong”'],
    [`${site}[name = 'a']/..`, 'rule', "column “calculation”: the phone page cannot evaluate “instance('site')"],
    ["instance('other')/root/item[name = 'a']/label", 'rule', 'cannot evaluate'],
    ["concat('a', uuid())", 'rule', 'column “calculation”: the phone page cannot evaluate “uuid())”'],
  ])('is refused with the place and the remedy: %s', (calculation, code, said) => {
    const [first] = calculated(calculation).obstacles;
    expect(first).toMatchObject({ name: 'found', row: 4, code });
    expect(first!.detail.en).toContain(said);
  });
});

describe('a filter of choices from a file', () => {
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
    const { faults } = readFormFile('parks.csv', text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ row });
    expect(faults[0]!.detail.en).toContain(said);
  });
});

const feature = (properties: object, more: object = {}) => ({
  ...{ type: 'Feature', geometry: { type: 'Point', coordinates: [120.5, 31.25] }, properties },
  ...more,
});
const geojson = (...features: readonly object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

describe('an XML or GeoJSON file of a questionnaire', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<root>
  <item><name>lake</name><label>Lake &amp; shore</label><region>east</region></item>
  <!-- a comment -->
  <item><name> hill </name><label><![CDATA[Hill <1>]]></label><height>90</height></item>
</root>`;
  const places = geojson(
    feature(
      { 'title::English (en)': 'Lakeside', 'title::中文 (zh)': '湖畔', visits: 40000, open: true, tags: ['a'] },
      { id: 7 },
    ),
    feature({ id: 'hill', title: 'Hilltop', visits: null }, { geometry: null }),
    feature({ id: 'way', title: 'Way' }, { geometry: { type: 'LineString', coordinates: [[1, 2], [3, 4, 5]] } }), // prettier-ignore
    feature({ id: 'area' }, { geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [0, 0]], []] } }), // prettier-ignore
  );

  it('is read as a table: items of XML, and features of GeoJSON with their places in the notation of ODK', () => {
    expect(readFormFile('parks.xml', xml)).toEqual({
      faults: [],
      table: {
        ...{ kind: 'xml', columns: ['name', 'label', 'region', 'height'], numbers: [3, 5] },
        rows: [
          ['lake', 'Lake & shore', 'east', ''],
          ['hill', 'Hill <1>', '', '90'],
        ],
      },
    });
    expect(readFormFile('places.geojson', places)).toEqual({
      faults: [],
      table: {
        ...{ kind: 'geojson', numbers: [1, 2, 3, 4] },
        columns: ['title::English (en)', 'title::中文 (zh)', 'visits', 'open', 'id', 'geometry', 'title'],
        rows: [
          ['Lakeside', '湖畔', '40000', 'true', '7', '31.25 120.5 0 0', ''],
          ['', '', '', '', 'hill', '', 'Hilltop'],
          ['', '', '', '', 'way', '2 1 0 0; 4 3 5 0', 'Way'],
          ['', '', '', '', 'area', '0 0 0 0; 0 1 0 0; 0 0 0 0', ''],
        ],
      },
    });
  });

  it('gives choices, filters and lookups on the phone and on the server', () => {
    const text = `
| survey |
|  | type | name | label::English (en) | label::中文 (zh) | choice_filter | calculation |
|  | select_one_from_file parks.xml | home | Park | 园区 | | |
|  | select_multiple_from_file places.geojson | place | Place | 地点 | visits > 100 or \${home} = 'hill' | |
|  | calculate | at | | | | instance('places')/root/item[id = \${place}]/geometry |
|  | calculate | height | | | | instance('parks')/root/item[name = \${home}]/height |`;
    const form = readForm(readMarkdown(text), 'form').model!;
    expect(neededFiles(form)).toEqual(['parks.xml', 'places.geojson']);
    const { definition, obstacles } = definitionOf(
      form,
      importedFormTexts,
      tablesOf({ 'parks.xml': xml, 'places.geojson': places.replace('"id":"area"', '"id":"area","title":"Area"') }),
    );
    expect(obstacles).toEqual([]);
    expect(definition.questions[1]!.choices[0]).toMatchObject({ code: '7', label: { en: 'Lakeside', zh: '湖畔' } });
    const phone = new FormState(fromWire(toWire(definition), [], UPLOADED_FORM), { isFresh: true });
    phone.set('home', 'lake');
    expect([...phone.offered('place')!]).toEqual(['7']);
    phone.set('home', 'hill');
    expect(phone.offered('place')!.size).toBe(4);
    phone.set('place', '7');
    const calculated = { at: '31.25 120.5 0 0', height: '90' };
    expect([phone.shown('at'), phone.shown('height')]).toEqual(Object.values(calculated));
    const options = { modulesOffered: [], complete: true };
    expect(checkAnswers(compileForm(definition), phone.answers(), options)).toMatchObject({ errors: [], calculated });
  });

  it.each([
    ['<root><item><name>a</name></item>', 'Line 1: the XML cannot be read here'],
    ['<root>\n<item><name>a & b</name></item></root>', 'Line 2: the XML cannot be read here'],
    ['<!DOCTYPE root [<!ENTITY a "aaaa">]><root><item><name>&a;</name></item></root>', 'remove the part'],
    ['<?xml version="1.0" encoding="GB2312"?><root/>', 'Save it in UTF-8'],
    ['<data><item><name>a</name></item></data>', 'the outermost element must be <root>'],
    ['<root>\n<row><name>a</name></row></root>', 'Line 2: <root> can only contain <item>'],
    ['<root><item><name>a<b>c</b></name></item></root>', '<name> contains another element'],
    [`<root><item>${'<a>'.repeat(100_000)}`, '<a> contains another element'],
    ['<root>\n<item><name>a</name><name>b</name></item></root>', 'Line 2: the item has two elements <name>'],
    ['<root>a<item><name>a</name></item></root>', 'this text is in no element'],
    ['<root><item><name>&#0;</name></item></root>', 'Line 1: '],
    ['<root></root>', 'The file has no <item> elements'],
    [`<root>${'<item><a/></item>'.repeat(100_001)}</root>`, 'at most 100,000 <item> elements'],
  ])('refuses XML with the line of the first fault: %s', (text, said) => {
    const { faults } = readFormFile('parks.xml', text);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.detail.en.toLowerCase()).toContain(said.toLowerCase());
  });

  it.each([
    ['{"type":\n"FeatureCollection", "features": [}', '[}”: the JSON is not valid. Correct it'],
    ['{"type":\n"FeatureCollection" "features"', 'Line 2: the JSON is not valid'],
    [`{"a":${'['.repeat(1_000_000)}`, 'At its end: the JSON is not valid'],
    [`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'one object of the type “FeatureCollection”'],
    [JSON.stringify(feature({ id: 1 })), 'one object of the type “FeatureCollection”'],
    [geojson(), 'The file has no features'],
    [geojson(feature({ id: 1 }), { type: 'Point' }), 'Feature 2: it must be an object of the type “Feature”'],
    [geojson(feature({}, { geometry: { type: 'MultiPolygon', coordinates: [] } })), 'Feature 1: the geometry must be'],
    [geojson(feature({}, { geometry: { type: 'Point', coordinates: [13_358_338, 3_662_000] } })), 'in degrees'],
    [geojson(feature({}, { geometry: { type: 'Polygon', coordinates: 'x' } })), 'Feature 1: the geometry must be'],
    [geojson(feature({ id: 2 ** 60 })), 'the number “id” has too many digits'],
    [geojson(feature({ id: 'a\0' })), 'Feature 1: “id” contains a character'],
    [geojson(feature({ id: 'a' })).replace('"a"', '"\\ud800"'), 'Feature 1: “id” contains a character'],
    [
      geojson(feature(Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`p${at}`, 1])))),
      'at most 500 columns',
    ],
    [geojson(...Array.from({ length: 20_000 }, (_, at) => feature({ [`p${at % 400}`]: 1 }))), 'too many cells'],
  ])('refuses GeoJSON with the place of the fault: %.80s', (text, said) => {
    const { faults } = readFormFile('parks.geojson', text);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.detail.en).toContain(said);
  });

  it.each([
    [geojson(feature({ title: 'A' })), 'places.geojson has no property “id”. Add it to the file'],
    [geojson(feature({ id: 1, title: 'A' }), feature({ title: 'B' })), 'feature 2: the code “” must have'],
    [geojson(feature({ id: 1, title: 'A' }), feature({ title: 'B' }, { id: '1' })), 'feature 2: the code “1” appears'],
    [geojson(feature({ id: 1 })), 'has no property “title”'],
  ])('names the feature whose code is missing or appears twice', (text, said) => {
    const survey = '| survey |\n|  | type | name | label |\n|  | select_one_from_file places.geojson | place | Place |';
    const form = readForm(readMarkdown(survey), 'form').model!;
    const [first] = definitionOf(form, importedFormTexts, tablesOf({ 'places.geojson': text })).obstacles;
    expect(first).toMatchObject({ name: 'place', row: 2 });
    expect(first!.detail.en).toContain(said);
  });

  it('cannot be a file of another kind', () => {
    const survey = '| survey |\n|  | type | name | label |\n|  | select_one_from_file places.pdf | place | Place |';
    expect(readForm(readMarkdown(survey), 'form')).toMatchObject({
      model: null,
      messages: [{ sheet: 'survey', row: 2, column: 'type', value: 'places.pdf', code: 'bad-file-extension' }],
    });
  });
});
