import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fitsMandate, groupFaults, isNeeded, missingConstituencies, recordOf, turnOn } from './working-group.js';
import type { WorkingGroupFields } from './working-group.js';

describe('the mandate of a working group', () => {
  const local = { composition: ['government' as const] };
  it.each([
    ['government', 'member', true],
    ['workers', 'member', false],
    ['workers', 'adviser', true],
    [null, 'convenor', false],
    [null, 'adviser', true],
  ] as const)('of government alone allows %s as %s: %s', (constituency, role, fits) => {
    expect(fitsMandate(local, { constituency, function: role })).toBe(fits);
  });

  it('shows which of its constituencies have no member yet', () => {
    const members = [
      { constituency: 'employers' as const, function: 'member' as const },
      { constituency: 'workers' as const, function: 'adviser' as const },
    ];
    const all = { composition: ['government', 'employers', 'workers'] as const };
    expect(missingConstituencies(all, members)).toEqual(['government', 'workers']);
  });
});

const fields: WorkingGroupFields = {
  ...{ nameEn: 'Heat group', nameZh: '', mandateEn: '', mandateZh: ' 制定指南 ', composition: ['workers'] },
  ...{ roundtableId: null, formedOn: null, termFrom: '2026-01-01', termUntil: '2026-12-31' },
};
const marked = `${'🌿'.repeat(298)}\u200Fא`;

describe('the fields of a working group', () => {
  it.each<[string, Partial<WorkingGroupFields>, readonly string[]]>([
    ['complete', {}, []],
    ['with a name of 300 characters with emoji and right-to-left marks', { nameZh: marked }, []],
    ['with a name of 301 characters', { nameZh: `${marked}א` }, ['name-long']],
    ['without a name', { nameEn: ' \n' }, ['name-missing']],
    ['without a constituency', { composition: [] }, ['composition-empty']],
    ['with a term that ends before it starts', { termUntil: '2025-12-31' }, ['term-order']],
    ['with a term of one day', { termUntil: '2026-01-01' }, []],
    ['with an end of the term only', { termFrom: null }, []],
  ])('%s: %#', (_, changed, faults) => {
    expect(groupFaults({ ...fields, ...changed })).toEqual(faults);
  });

  it('are stored with trimmed texts and the constituencies in their usual order', () => {
    const stored = recordOf({ ...fields, composition: ['workers', 'government'] });
    expect(stored).toMatchObject({ name: { en: 'Heat group', zh: '' }, mandate: { en: '', zh: '制定指南' } });
    expect(stored.composition).toEqual(['government', 'workers']);
    expect(recordOf({ ...fields, mandateZh: ' ' }).mandate).toBeNull();
  });
});

const convenor = (personId: string) => ({ personId, function: 'convenor' as const });
const turn = (personId: string, startsOn: string) => ({ id: startsOn, personId, startsOn });

describe('the rotation of convenors', () => {
  it('gives each day to the latest turn that has started, whatever the order of the turns', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`);
    const turns = fc.uniqueArray(day, { maxLength: 6 }).map((days) => days.map((one) => turn(one, one)));
    fc.assert(
      fc.property(turns, day, (all, today) => {
        const started = all.map(({ startsOn }) => startsOn).filter((startsOn) => startsOn <= today);
        expect(turnOn(all, today)?.startsOn).toBe(started.sort().at(-1));
      }),
    );
  });

  it.each([
    ['whose turn it is', 'a', [turn('a', '2026-01-01')], true],
    ['whose turn is over', 'a', [turn('a', '2026-01-01'), turn('b', '2026-02-01')], false],
    ['whose turn will come', 'b', [turn('a', '2026-01-01'), turn('b', '2026-09-01')], true],
    ['of two, without a rotation', 'a', [], false],
  ])('needs a convenor %s: %#', (_, personId, turns, needed) => {
    const members = [convenor('a'), convenor('b'), { personId: 'c', function: 'member' as const }];
    expect(isNeeded({ members, turns }, personId, '2026-03-01')).toBe(needed);
  });

  it('needs the only convenor while there are other members', () => {
    const others = [{ personId: 'c', function: 'member' as const }];
    expect(isNeeded({ members: [convenor('a'), ...others], turns: [] }, 'a', '2026-03-01')).toBe(true);
    expect(isNeeded({ members: [convenor('a'), ...others], turns: [] }, 'c', '2026-03-01')).toBe(false);
    expect(isNeeded({ members: [convenor('a')], turns: [] }, 'a', '2026-03-01')).toBe(false);
  });
});
