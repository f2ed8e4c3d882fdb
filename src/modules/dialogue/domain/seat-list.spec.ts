import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { csvLine } from '../../../kernel/csv.js';
import { localized } from '../../../kernel/localized-text.js';
import { nameKey, readSeatList } from './seat-list.js';
import type { ReadSeatList } from './seat-list.js';
import { planSeats } from './seat-list-plan.js';
import type { KnownRecords } from './seat-list-plan.js';
import { seatListWrong } from './seat-list-problems.js';

function read(text: string): ReadSeatList {
  const list = readSeatList(text);
  if ('refused' in list) throw new Error(list.refused);
  return list;
}

const union = { id: 'o1', name: localized('Jiangsu unions', '江苏省总工会'), shortName: localized('JSFTU', '省总') };
const known: KnownRecords = {
  people: [
    {
      id: 'p1',
      name: localized('Li Na', '李娜'),
      email: 'li@example.org',
      address: null,
      constituency: 'workers',
      capacity: null,
    },
    {
      id: 'p2',
      name: localized('Wang Wei', '王伟'),
      email: null,
      address: null,
      constituency: 'employers',
      capacity: null,
    },
    {
      id: 'p3',
      name: localized('Wang Wei', '王伟'),
      email: null,
      address: null,
      constituency: 'workers',
      capacity: null,
    },
    {
      id: 'p4',
      name: localized('Ana Gil', 'Ana Gil'),
      email: null,
      address: null,
      constituency: null,
      capacity: 'agency' as const,
    },
  ].map((person) => ({
    organisationId: person.constituency === 'workers' ? 'o1' : null,
    sex: person.id === 'p1' ? 'female' : 'not-stated',
    ...person,
  })) as KnownRecords['people'],
  organisations: [{ ...union, constituency: 'workers', capacity: null }],
  seats: [{ personId: 'p4', kind: 'observer', function: null, constituency: null }],
};

const faultsOf = (text: string) =>
  planSeats(read(text).rows, known).map(({ row, faults }) =>
    [row, ...faults.map(({ column, kind }) => `${column}: ${kind}`)].join(' '),
  );

describe('a list of people to be seated', () => {
  it('recognises its columns and values in English and Chinese, from CSV and from cells of a spreadsheet', () => {
    const english = read(
      'Name,E-mail,Organisation,Group,Kind of seat,Function,Sex\nLi Na, LI@Example.org ,JSFTU,Workers,Resource person,Chair,F\n',
    );
    const chinese = read(
      '姓名\t邮箱\t单位\t所属方\t席位\t职务\t性别\t备注\n李娜\tli@example.org\t省总\t职工方\t专家\t主席\t女\t素食\n',
    );
    const values = {
      group: 'workers',
      kind: 'resource-person',
      function: 'chair',
      sex: 'female',
      email: 'li@example.org',
    };
    expect(english.rows).toMatchObject([{ row: 2, name: 'Li Na', organisation: 'JSFTU', ...values, faults: [] }]);
    expect(chinese).toMatchObject({ rows: [{ name: '李娜', organisation: '省总', ...values }], ignored: ['备注'] });
  });

  it.each([
    ['', 'empty'],
    ['Name,Group', 'empty'],
    ['Email,Group\na@example.org,workers', 'no-names'],
    ['Name,姓名\na,b', 'repeated-column'],
    [`Name\n${'A person\n'.repeat(2001)}`, 'too-long'],
    [`Name${',More'.repeat(50)}\nA person`, 'too-wide'],
  ])('%j is refused as a whole', (text, refused) => {
    expect(readSeatList(text)).toMatchObject({ refused });
  });

  it('names row, column and what to do for each error, and counts rows as a spreadsheet does', () => {
    const text = [
      'Name,Email,Organisation,Group,Seat,Function',
      ',,,workers,,',
      'B,b@x\n',
      'C,,Other body,,,',
      'D,,,martians,,',
    ]
      .concat([
        'E,,,workers,throne,king',
        'F,,,,titular,',
        'Li Na,li@example.org,,employers,,',
        'G,,JSFTU,employers,,',
        '"open,,,,,',
      ])
      .join('\n');
    expect(faultsOf(text)).toEqual([
      '2 name: name-missing',
      '3 email: email group: group-missing',
      '5 organisation: organisation-unknown',
      '6 group: group',
      '7 kind: kind function: function',
      '8 group: group-missing',
      '9 group: group-of-person',
      '10 organisation: organisation-of-group',
      '11 name: quotes',
    ]);
    const { options } = seatListWrong(planSeats(read(text).rows, known));
    expect(options.errors?.find(({ pointer }) => pointer.startsWith('5/'))).toMatchObject({
      pointer: '5/organisation',
      detail: { zh: expect.stringContaining('名录') },
    });
  });

  it('seats people of the directory by email or name, and adds others with their group or own role', () => {
    const text =
      'Name,Email,Organisation,Group,Seat\n李娜,li@example.org,,,\nWang Wei,,JSFTU,,substitute\nSun Li,,省总,,\nBo Xu,,,government,adviser\nIda,,,,interpreter';
    expect(planSeats(read(text).rows, known)).toMatchObject([
      { personId: 'p1', adds: null, kind: 'titular', faults: [] },
      { personId: 'p3', adds: null, kind: 'substitute', faults: [] },
      { personId: null, adds: { constituency: 'workers', organisationId: 'o1' }, kind: 'titular', faults: [] },
      { personId: null, adds: { constituency: 'government', organisationId: null }, kind: 'adviser', faults: [] },
      { personId: null, adds: { constituency: null, capacity: 'interpreter' }, kind: 'interpreter', faults: [] },
    ]);
  });

  it.each([
    ['Name\nWang Wei', ['2 name: several-people']],
    ['Name,Email,Group\nWang Wei,,workers\nWang Wei,wang@example.org,', ['2', '3 name: several-people']],
    ['Name,Email\nLi Na,other@example.org', ['2 email: email-of-person']],
    ['Name,Sex\nLi Na,male', ['2 sex: sex-of-person']],
    [
      'Name,Group,Email\nSun Li,workers,a@example.org\nSun Li,workers,b@example.org\nSun Li,employers,',
      ['2', '3', '4'],
    ],
    ['Name,Group\n\u3164\u200B,workers', ['2 name: name-missing']],
    ['Name,Group\nSun, Li,workers', ['2 name: more-cells group: group']],
    ['Name\nLi Na\n李娜', ['2', '3 name: repeated']],
    ['Name,Group\nSun Li,workers\nsun  li,workers', ['2', '3 name: repeated']],
    ['Name\nAna Gil', ['2 name: seated']],
    ['Name,Group,Function\nSun Li,workers,chair\nBo Xu,workers,chair', ['2', '3 function: chair']],
    ['Name,Group,Function\nSun Li,workers,vice-chair\nBo Xu,workers,vice-chair', ['2', '3 function: vice-chair']],
    ['Name,Seat,Function\nBo Xu,interpreter,moderator', ['2 function: kind-has-no-function']],
    ['Name,Group,Seat\nSun Li,workers,interpreter', ['2 kind: kind-is-for-no-constituency']],
    ['Name,Email\nLi Na,"li@example.org\nBcc: x@example.org"', ['2 email: email']],
    [`Name,Group\n${'名'.repeat(301)},workers`, ['2 name: name-long']],
  ])('%j has the errors %j', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  it('does not reveal whether an address belongs to someone with another name', () => {
    const plan = (email: string) => planSeats(read(`Name,Email,Group\nSun Li,${email},workers`).rows, known);
    const [[owned], [unknown]] = [plan('li@example.org'), plan('no@example.org')];
    expect({ ...owned, email: '', cells: {} }).toEqual({ ...unknown, email: '', cells: {} });
    expect(owned).toMatchObject({ personId: null, faults: [] });
  });

  it('adds a namesake with another group or organisation, and uses the sex of the row if the directory states none', () => {
    const text = 'Name,Email,Group,Sex\nLi Na,other@example.org,employers,male\nWang Wei,,workers,male\nLi Na,,,';
    expect(planSeats(read(text).rows, known)).toMatchObject([
      { adds: { constituency: 'employers' }, namesake: { id: 'p1' }, sex: 'male', faults: [] },
      { personId: 'p3', namesake: null, sex: 'male', faults: [] },
      { personId: 'p1', namesake: null, sex: 'female', faults: [] },
    ]);
  });

  it('keeps names with emoji, marks of writing direction and 300 characters, and finds people by them', () => {
    const odd = `${'🌿'.repeat(297)}\u200Fאב`;
    const rows = read(`Name,Group\n${odd},workers`).rows;
    expect(rows).toMatchObject([{ name: odd, faults: [] }]);
    expect(nameKey('\u202ELi\u202C  NA')).toBe(nameKey('li na'));
  });

  it('reads any names that were written as CSV', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .map((text) => text.replace(/\s+/gu, ' ').trim());
    fc.assert(
      fc.property(
        fc.array(
          name.filter((text) => text !== ''),
          { minLength: 1, maxLength: 20 },
        ),
        (names) => {
          const text = [['Name', 'Group'], ...names.map((one) => [one, 'workers'])].map(csvLine).join('');
          expect(read(text).rows.map((row) => row.name)).toEqual(names);
        },
      ),
    );
  });
});
