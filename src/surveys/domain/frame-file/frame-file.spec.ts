import { describe, expect, it } from '@jest/globals';
import { localized } from '../../../kernel/localized-text.js';
import { assignColumns, frameColumnNames, frameColumns, missingColumns } from './columns.js';
import { FrameComparer, type KnownPlace, type KnownUnit, withFigures } from './compare.js';
import { type FrameRow, FrameRowReader } from './read-row.js';

const head = [
  'Enterprise',
  'Park',
  'Region code',
  'Workers',
  'Women',
  'Men',
  'Certainty',
  'Enterprise code in this frame',
];
const reader = new FrameRowReader(assignColumns(head, null));
const read = (...cells: string[]) => reader.read({ row: 2, cells, flaw: null });

const place = (id: string, level: string, given: Partial<KnownPlace> = {}): KnownPlace => ({
  ...{ id, level, parentId: null, name: localized(id, `${id}中`), code: null, registerNumber: null },
  ...given,
});
const places = [
  place('province', 'province', { code: '320000' }),
  place('county', 'county', { code: '320583', parentId: 'province' }),
  place('elsewhere', 'province', { code: '330000' }),
  place('Province Park', 'park', { parentId: 'province' }),
  place('Free Park', 'park'),
  place('North Park', 'park', { parentId: 'county' }),
  place('twin-1', 'park', { name: localized('Twin Park', 'Twin Park'), parentId: 'county' }),
  place('twin-2', 'park', { name: localized('Twin Park', 'Twin Park'), parentId: 'elsewhere' }),
  place('Mill', 'enterprise', { parentId: 'North Park' }),
  place('Dye Works', 'enterprise', { parentId: 'North Park' }),
  place('Not in frame', 'enterprise', { parentId: 'North Park' }),
];
const unit = (placeId: string, psuCode: string, given: Partial<KnownUnit> = {}): KnownUnit => ({
  ...{ id: `unit of ${placeId}`, placeId, parkId: 'North Park', psuCode, version: 3, fieldVersions: {} },
  ...{ sizeClass: 'S2', headcount: 100, women: 40, men: 60, certainty: false, takenOut: false },
  ...given,
});
const units = [unit('Mill', 'AAAAAA'), unit('Dye Works', 'BBBBBB')];
const compare = (...rows: string[][]) =>
  new FrameComparer(places, units).compare(rows.map((cells, at) => ({ ...(read(...cells) as FrameRow), row: at + 2 })));

describe('the columns of a file of the frame', () => {
  it('are found by their names in either language, and by headings of registers', () => {
    for (const language of ['en', 'zh'] as const) {
      const names = frameColumns.map((column) => ` ${frameColumnNames[column][language].toUpperCase()}`);
      expect(assignColumns(names, null)).toEqual(frameColumns);
    }
    expect(assignColumns(['单位详细名称', '统一社会信用代码', '从业人员期末人数', '其中：女性'], null)).toEqual([
      ...['nameZh', 'registerNumber', 'headcount', 'women'],
    ]);
    expect(assignColumns(['单位名称', '产业园区', '从业人员', '女', '男', '备注'], null)).toEqual([
      ...['nameZh', 'parkZh', 'headcount', 'women', 'men'],
      null,
    ]);
  });

  it('are those assigned by hand, each once, and the missing ones are named', () => {
    expect(assignColumns(['a', 'b', 'c'], ['women', null, 'women'])).toEqual(['women', null, null]);
    expect(missingColumns(['nameZh', 'women'])).toEqual(['parkEn', 'men']);
    expect(missingColumns(['nameZh', 'parkZh', 'women', 'headcount'])).toEqual([]);
    expect(missingColumns(['nameZh', 'parkZh', 'headcount'])).toEqual(['women', 'men']);
    expect(missingColumns(assignColumns(head, null))).toEqual([]);
  });
});

describe('a row of a file of the frame', () => {
  it('has numbers as spreadsheets write them, and the sum of women and men by default', () => {
    expect(read('Mill', 'North Park', '', '', '1,200', '８00.0', '是', 'aaaaaa')).toMatchObject({
      ...{ headcount: 2000, women: 1200, men: 800, certainty: true, code: 'AAAAAA' },
    });
  });

  it('has the difference as men if the file has all workers and women only', () => {
    const register = new FrameRowReader(assignColumns(['单位名称', '园区', '从业人员', '其中：女性'], null));
    const line = (...cells: string[]) => register.read({ row: 2, cells, flaw: null });
    expect(line('Mill', 'North Park', '100', '40')).toMatchObject({ headcount: 100, women: 40, men: 60 });
    expect(line('Mill', 'North Park', '30', '40')).toMatchObject([{ column: 'headcount', value: '30' }]);
    expect(line('Mill', 'North Park', '', '40')).toMatchObject([{ column: 'headcount' }]);
    expect(line('Mill', 'North Park', '100', 'x')).toMatchObject([{ column: 'women' }]);
  });

  it.each([
    ['a number with words', ['Mill', 'North Park', '', '', '12 women', '3'], 'women', /whole number/],
    ['a negative number', ['Mill', 'North Park', '', '', '-1', '3'], 'women', /whole number/],
    ['a formula instead of a number', ['Mill', 'North Park', '', '', '=B2+1', '3'], 'women', /formula/],
    ['a formula instead of a name', ['=HYPERLINK("x")', 'North Park', '', '', '1', '3'], 'nameEn', /formula/],
    ['no number of men', ['Mill', 'North Park', '', '9', '1', ''], 'men', /0 if there are none/],
    ['no name', ['', 'North Park', '', '', '1', '3'], 'nameEn', /name of the enterprise/],
    ['no park', ['Mill', ' ', '', '', '1', '3'], 'parkEn', /Enter the park/],
    ['fewer workers than women and men', ['Mill', 'North Park', '', '3', '1', '3'], 'headcount', /Fewer workers/],
    ['no workers', ['Mill', 'North Park', '', '', '0', '0'], 'headcount', /from 1 to 10,000,000/],
    ['too many workers', ['Mill', 'North Park', '', '', '9000000', '9000000'], 'headcount', /from 1 to/],
    ['broken characters', ['Mi\ufffdll', 'North Park', '', '', '1', '3'], 'nameEn', /cannot be read/],
    ['a code with other letters', ['Mill', 'North Park', '', '', '1', '3', '', 'A0'], 'code', /six letters/],
    ['another word than yes or no', ['Mill', 'North Park', '', '', '1', '3', 'often'], 'certainty', /Yes or No/],
  ])('with %s is an error with its row, column and value', (_, cells, column, words) => {
    expect(read(...cells)).toEqual([
      {
        row: 2,
        column,
        value: expect.any(String),
        detail: { en: expect.stringMatching(words), zh: expect.any(String) },
      },
    ]);
  });
});

describe('a comparison with the frame', () => {
  it('finds new, changed, unchanged and missing enterprises, and the parks to create', () => {
    const found = compare(
      ['mill中', 'north park', '', '', '40', '60'],
      ['Dye Works', 'North Park', '', '350', '40', '60'],
      ['Not in frame', 'North Park', '', '', '1', '2'],
      ['Glass', 'East Park', '320583', '', '1', '2'],
      ['Paper', 'East Park', '320583', '', '1', '2'],
    );
    expect(found).toMatchObject({ unchanged: 1, errors: [], missing: [] });
    expect(found.changes.map(({ row, placeId, park, figures }) => [row, placeId, park, figures.sizeClass])).toEqual([
      [3, 'Dye Works', 'North Park', 'S3'],
      [4, 'Not in frame', 'North Park', 'S1'],
      [5, null, found.newParks[0], 'S1'],
      [6, null, found.newParks[0], 'S1'],
    ]);
    expect(found.newParks).toEqual([
      { name: localized('East Park', 'East Park'), regionId: 'county', registerNumber: null },
    ]);
    expect(compare(['Mill', 'North Park', '', '', '40', '60']).missing.map(({ placeId }) => placeId)).toEqual([
      'Dye Works',
    ]);
  });

  it('returns an enterprise that was taken out, also if its figures are the same', () => {
    const out = [unit('Mill', 'AAAAAA', { takenOut: true })];
    const row = { ...(read('Mill', 'North Park', '', '', '40', '60') as FrameRow), row: 2 };
    const { changes, missing } = new FrameComparer(places, out).compare([row]);
    expect(changes.map(({ unit: known }) => known?.takenOut)).toEqual([true]);
    expect(missing).toEqual([]);
    expect(withFigures(out[0]!, changes[0]!.figures)).toMatchObject({ version: 4, fieldVersions: { takenOut: 4 } });
  });

  it('finds an enterprise by its code only in its own park, and a park of several by its region', () => {
    expect(compare(['Mill Ltd', 'North Park', '', '', '9', '9', '', 'AAAAAA']).changes[0]?.unit?.placeId).toBe('Mill');
    const faults = (...rows: string[][]) => compare(...rows).errors.map(({ row, column }) => [row, column]);
    expect(faults(['Mill', 'Twin Park', '320583', '', '9', '9', '', 'AAAAAA'])).toEqual([[2, 'code']]);
    expect(faults(['Dye Works', 'North Park', '', '', '9', '9', '', 'AAAAAA'])).toEqual([[2, 'code']]);
    expect(faults(['Mill', 'North Park', '', '', '9', '9', '', 'CCCCCC'])).toEqual([[2, 'code']]);
    expect(faults(['New', 'Twin Park', '', '', '9', '9'])).toEqual([[2, 'parkEn']]);
    expect(faults(['New', 'Twin Park', '320000', '', '9', '9'])).toEqual([]);
    expect(faults(['New', 'North Park', '999999', '', '9', '9'])).toEqual([[2, 'regionCode']]);
    const twice = ['Mill', 'North Park', '', '', '9', '9'];
    expect(faults(twice, ['Mill中', 'North Park', '', '', '1', '1'])).toEqual([[3, 'nameEn']]);
    expect(faults(['New', 'New Park', '', '', '9', '9'], ['new', 'new park', '', '', '1', '1'])).toEqual([
      [3, 'nameEn'],
    ]);
  });

  it('finds a park by a finer or coarser region, and asks if a park of the name lies in another region', () => {
    const parkOf = (park: string, ...codes: string[]) => {
      const { changes, newParks, errors } = compare(
        ...codes.map((code, at) => [`New ${at}`, park, code, '', '9', '9']),
      );
      return [changes.map(({ park: found }) => found), newParks.length, errors.map(({ row, column }) => [row, column])];
    };
    expect(parkOf('Province Park', '320583', '320000')).toEqual([['Province Park', 'Province Park'], 0, []]);
    expect(parkOf('North Park', '320000', '320583')).toEqual([['North Park', 'North Park'], 0, []]);
    expect(parkOf('North Park', '330000')).toEqual([[], 0, [[2, 'regionCode']]]);
    // a park without a region has the first that the file states
    expect(parkOf('Free Park', '320583', '330000', '320000')).toEqual([
      ['Free Park', 'Free Park'],
      0,
      [[3, 'regionCode']],
    ]);
    const made = { name: localized('East Park', 'East Park'), regionId: 'county', registerNumber: null };
    expect(parkOf('East Park', '320583', '330000')).toEqual([[made], 1, [[3, 'regionCode']]]);
  });

  it('finds a new enterprise of the file again by either of its names', () => {
    const both = new FrameRowReader(assignColumns(['Enterprise', '企业', 'Park', 'Women', 'Men'], null));
    const rows = [
      ['Glass', '玻璃', 'North Park', '1', '2'],
      ['', '玻璃', 'North Park', '1', '2'],
      ['glass', '', 'North Park', '1', '2'],
    ].map((cells, at) => both.read({ row: at + 2, cells, flaw: null }) as FrameRow);
    const { changes, errors } = new FrameComparer(places, units).compare(rows);
    expect([changes.length, errors.map(({ row, column }) => [row, column])]).toEqual([
      1,
      [
        [3, 'nameZh'],
        [4, 'nameEn'],
      ],
    ]);
  });

  it('moves an enterprise to its park in the directory, by whichever of its parks the file names it', () => {
    const moved = [unit('Mill', 'AAAAAA', { parkId: 'twin-1' })];
    const row = (...cells: string[]) => ({ ...(read(...cells) as FrameRow), row: 2 });
    for (const cells of [
      ['Mill', 'North Park', '', '', '40', '60'],
      ['Mill', 'Twin Park', '320583', '', '40', '60'],
      ['Mill', 'North Park', '', '', '40', '60', '', 'AAAAAA'],
    ]) {
      const { changes, errors, missing } = new FrameComparer(places, moved).compare([row(...cells)]);
      expect([errors, missing]).toEqual([[], []]);
      expect(changes).toMatchObject([{ placeId: 'Mill', park: 'North Park', figures: { parkId: 'North Park' } }]);
      expect(withFigures(moved[0]!, changes[0]!.figures)).toMatchObject({
        parkId: 'North Park',
        fieldVersions: { parkId: 4 },
      });
    }
  });
});

describe('register numbers in a file of the frame', () => {
  const [mill, glass] = ['91320583MA00000017', '91320583MA0000002A'];
  const known = places.map((each) => {
    if (each.id === 'Mill') return { ...each, registerNumber: mill };
    return each.id === 'North Park' ? { ...each, registerNumber: 'G321047' } : each;
  });
  const columns = [
    'Enterprise',
    'Park',
    'Unified social credit code',
    'Park code',
    'Women',
    'Men',
    'Enterprise code in this frame',
  ];
  const numbers = new FrameRowReader(assignColumns(columns, null));
  const line = (cells: readonly string[], at = 0) => numbers.read({ row: at + 2, cells, flaw: null });
  const compareAll = (...rows: string[][]) =>
    new FrameComparer(known, units).compare(rows.map((cells, at) => line(cells, at) as FrameRow));
  const faults = (...rows: string[][]) => compareAll(...rows).errors.map(({ row, column }) => [row, column]);

  it('find an enterprise and a park under other names', () => {
    const { changes, errors } = compareAll(['Mill Group', 'North Zone', mill.toLowerCase(), 'G321047', '40', '70']);
    expect(errors).toEqual([]);
    expect(changes).toMatchObject([{ placeId: 'Mill', park: 'North Park', figures: { headcount: 110 } }]);
  });

  it('are recorded to places that have none, and sent with new ones', () => {
    const { changes, newParks, registerNumbers, unchanged, errors } = compareAll(
      ['Dye Works', 'North Park', glass, '', '40', '60'],
      ['New', 'Free Park', '', 'G320001', '1', '2'],
      ['Newer', 'New Park', 'HRB-1', '', '1', '2'],
      ['Newest', 'New Park', '', 'G320002', '1', '2'],
    );
    expect(errors).toEqual([]);
    expect(Object.fromEntries(registerNumbers)).toEqual({ 'Dye Works': glass, 'Free Park': 'G320001' });
    expect([unchanged, newParks.map(({ registerNumber }) => registerNumber)]).toEqual([1, ['G320002']]);
    expect(changes.map(({ registerNumber }) => registerNumber)).toEqual(['', 'HRB-1', '']);
  });

  it('that belong to another place, or differ from the recorded ones, are errors in their column', () => {
    expect(faults(['Dye Works', 'North Park', mill, '', '1', '2'])).toEqual([[2, 'registerNumber']]);
    expect(faults(['Mill', 'North Park', glass, '', '1', '2'])).toEqual([[2, 'registerNumber']]);
    expect(faults(['Dye Works', 'North Park', mill, '', '1', '2', 'BBBBBB'])).toEqual([[2, 'registerNumber']]);
    expect(faults(['Mill', 'North Park', 'G321047', '', '1', '2'])).toEqual([[2, 'registerNumber']]);
    expect(faults(['Mill', 'Free Park', mill, '', '1', '2'])).toEqual([[2, 'registerNumber']]);
    expect(faults(['Mill', 'North Park', '', mill, '1', '2'])).toEqual([[2, 'parkNumber']]);
    expect(faults(['Mill', 'North Park', '', 'G320009', '1', '2'])).toEqual([[2, 'parkNumber']]);
    expect(faults(['New', 'Free Park', '', 'G321047', '1', '2'])).toEqual([[2, 'parkNumber']]);
    const first = ['New', 'New Park', '', 'G320002', '1', '2'];
    expect(faults(first, ['Other', 'New Park', '', 'G320003', '1', '2'])).toEqual([[3, 'parkNumber']]);
    expect(faults(first, ['Other', 'Other Park', '', 'G320002', '1', '2'])).toEqual([]);
  });

  it('can be of one row only', () => {
    const rows = [
      ['New', 'North Park', glass, '', '1', '2'],
      ['Newer', 'North Park', glass, '', '1', '2'],
    ];
    expect(faults(...rows)).toEqual([[3, 'nameEn']]);
    expect(compareAll(...rows).errors[0]?.detail.en).toMatch(/^Row 2 is the same enterprise/);
  });

  it('that a spreadsheet has rounded are errors with what to do', () => {
    expect(line(['Mill', 'North Park', '913205831234567000', '', '1', '2'])).toMatchObject([
      {
        row: 2,
        column: 'registerNumber',
        detail: { en: expect.stringMatching(/column is formatted as text/) as unknown },
      },
    ]);
  });
});
