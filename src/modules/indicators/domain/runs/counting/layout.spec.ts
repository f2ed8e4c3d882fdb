import { describe, expect, it } from '@jest/globals';
import { breakdownIds, cellKey, everybody, isPair, partsOf } from '../cells.js';
import { Layout } from './layout.js';
import { personOf } from './person.js';
import { defaultSettings } from '../settings.js';

const units = [
  { parkId: 'p-2', sizeClass: 'S2' },
  { parkId: 'p-1', sizeClass: 'S4' },
];
const settings = { ...defaultSettings, lowPayYuanPerHour: 20 };
const person = (answers: Record<string, string>) =>
  personOf({ consent: '1', emp_status: '1', icse: '42', ...answers }, settings);

describe('the addresses of figures', () => {
  it.each([
    [everybody, '*|*', []],
    [{ sex: 'F', breakdown: 'park', level: 'p-1' }, 'F|park=p-1', [['park', 'p-1']]],
    [
      { sex: null, breakdown: 'park+age_group', level: 'p-1+Y25-34' },
      '*|park+age_group=p-1+Y25-34',
      [
        ['park', 'p-1'],
        ['age_group', 'Y25-34'],
      ],
    ],
  ] as const)('have the key of %j as %s', (address, key, parts) => {
    expect(cellKey(address)).toBe(key);
    expect(partsOf(address)).toEqual(parts);
  });

  it.each([
    ['park+age_group', true],
    ['age_group+park', false],
    ['park+park', false],
    ['park', false],
    ['park+sex', false],
  ])('accept the pair %s: %s', (pair, known) => expect(isPair(pair)).toBe(known));
});

describe('the levels of a person', () => {
  const layout = new Layout(units);
  it.each([
    ['16 years', { age: '16' }, 'age_group', 'Y16-24'],
    ['70 years', { age: '70' }, 'age_group', 'YGE65'],
    ['under age', { age: '15' }, 'age_group', null],
    ['manager', { isco: '1' }, 'isco_major', '1'],
    ['armed forces, who are no row', { isco: '0' }, 'isco_major', null],
    ['contract of an employee', { contract: '4' }, 'contract_type', '4'],
    ['contract of the self-employed', { contract: '4', icse: '22' }, 'contract_type', null],
    ["bachelor's degree", { education: '6' }, 'education', '4'],
    ['declined', { education: '99' }, 'education', null],
    ['elsewhere in the mainland', { hukou: '4' }, 'nonlocal_hukou', '1'],
    ['resident of Hong Kong SAR, Macao SAR or Taiwan, China', { hukou: '5' }, 'nonlocal_hukou', null],
  ] as const)('%s', (_, answers, breakdown, level) => {
    const levels = layout.levelsOf(units[0]!, person(answers));
    expect(levels[breakdownIds.indexOf(breakdown)]).toBe(level);
    expect(levels.slice(0, 2)).toEqual(['p-2', 'S2']);
  });
});

describe('the slots of a person', () => {
  const layout = new Layout(units, ['park+age_group', 'age_group+education']);

  it('include the total, each known level, and the pairs of two known levels', () => {
    const slots = (answers: Record<string, string>) => layout.slotsOf(layout.levelsOf(units[0]!, person(answers)));
    const at = (breakdown: string, level: string) => layout.place({ sex: null, breakdown, level }).slots[0];
    expect(slots({})).toEqual([0]);
    expect(slots({ age: '30' })).toEqual([0, at('age_group', 'Y25-34')]);
    expect(slots({ age: '30', education: '5' })).toEqual([
      0,
      at('age_group', 'Y25-34'),
      at('education', '3'),
      at('age_group+education', 'Y25-34+3'),
    ]);
  });

  it('for parks and sizes are those of their units', () => {
    const east = layout.place({ sex: null, breakdown: 'park', level: 'p-1' });
    expect(east.slots).toEqual([0]);
    expect(units.map((unit) => east.holds(unit))).toEqual([false, true]);
    const young = layout.place({ sex: null, breakdown: 'park+age_group', level: 'p-1+Y25-34' });
    expect(young.slots).toEqual(layout.place({ sex: null, breakdown: 'age_group', level: 'Y25-34' }).slots);
    expect(units.map((unit) => young.holds(unit))).toEqual([false, true]);
  });

  it('are all different, and as many as there are addresses', () => {
    const personal = layout
      .addresses(breakdownIds, false)
      .filter(({ breakdown }) => breakdown === null || !/park|enterprise_size/.test(breakdown));
    expect(new Set(personal.map((address) => layout.place(address).slots[0])).size).toBe(personal.length);
    expect(personal).toHaveLength(layout.slots);
    expect(() => new Layout(units, ['age_group+park'])).toThrow('indicators.run.pair-unknown');
  });

  it('are by sex, with pairs only of breakdowns that the definition has', () => {
    expect(layout.addresses(['park'], true).map(cellKey)).toEqual([
      '*|*',
      'F|*',
      'M|*',
      '*|park=p-1',
      'F|park=p-1',
      'M|park=p-1',
      '*|park=p-2',
      'F|park=p-2',
      'M|park=p-2',
    ]);
    expect(layout.addresses(['park', 'age_group'], false).map(cellKey)).toContain('*|park+age_group=p-1+YGE65');
  });
});
