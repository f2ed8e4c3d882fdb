import { describe, expect, it } from '@jest/globals';
import { type Actor, nobody } from '../../../kernel/actor.js';
import { corrigendumState, objectingGroups, objectsAs } from './corrigendum.js';

const seat = {
  personId: 'p1',
  kind: 'titular',
  function: null,
  constituency: 'workers',
  organisationId: 'o1',
} as const;
const spokesperson = { ...seat, personId: 'p2', function: 'spokesperson' } as const;
const person = (more: Partial<Actor>): Actor => ({ ...nobody, kind: 'person', roles: ['member'], ...more });

describe('a corrigendum', () => {
  it.each([
    [false, '2025-12-08', 'open'],
    [false, '2025-12-09', 'open'],
    [false, '2025-12-10', 'in-effect'],
    [true, '2025-12-08', 'objected'],
    [true, '2025-12-10', 'objected'],
  ] as const)('with an objection: %s, is on %s, with 9 December as the last day, %s', (objected, today, state) => {
    expect(corrigendumState(objected, { dueOn: '2025-12-09', today })).toBe(state);
  });
});

describe('the groups that can object', () => {
  it('are those with a titular or substitute seat, with their spokespersons and organisations', () => {
    const adviser = {
      ...seat,
      personId: 'p3',
      kind: 'adviser',
      constituency: 'government',
      organisationId: 'o3',
    } as const;
    const observer = { ...adviser, kind: 'observer', constituency: null } as const;
    const employer = {
      ...seat,
      personId: 'p4',
      kind: 'substitute',
      constituency: 'employers',
      organisationId: 'o2',
    } as const;
    expect(objectingGroups([seat, spokesperson, adviser, observer, employer], [])).toEqual([
      { constituency: 'workers', spokespersonIds: ['p2'], organisationIds: ['o1'] },
      { constituency: 'employers', spokespersonIds: [], organisationIds: ['o2'] },
    ]);
  });

  it('have one organisation where the mandate names it', () => {
    const other = { ...seat, personId: 'p5', organisationId: 'o5' } as const;
    const rule = { constituency: 'workers', rule: 'for-group', organisationId: 'o5' } as const;
    expect(objectingGroups([seat, other], [rule])).toMatchObject([{ organisationIds: ['o5'] }]);
  });
});

describe('the capacity in which a person objects for the workers’ group', () => {
  const group = { constituency: 'workers', spokespersonIds: ['p2'], organisationIds: ['o1'] } as const;
  const headless = { ...group, spokespersonIds: [] } as const;
  const speaker = person({ personId: 'p2', constituency: 'workers', organisationId: 'o1' });
  const colleague = person({ personId: 'p9', constituency: 'workers', organisationId: 'o1' });
  it.each([
    ['its spokesperson', speaker, group, 'spokesperson'],
    ['a colleague of the spokesperson', colleague, group, null],
    ['a colleague where the group has no spokesperson', colleague, headless, 'organisation'],
    [
      'another worker where the group has no spokesperson',
      person({ ...colleague, organisationId: 'o7' }),
      headless,
      null,
    ],
    ['a spokesperson who has left the group', person({ ...speaker, constituency: 'employers' }), group, null],
    ['an account without a person', person({ ...colleague, personId: null }), headless, null],
    ['a facilitator', person({ roles: ['facilitator'], personId: 'p8' }), group, 'recorder'],
    ['an analyst', person({ roles: ['analyst'], personId: 'p8' }), group, null],
  ] as const)('%s: %#', (_, actor, of, capacity) => {
    expect(objectsAs(actor, of)).toBe(capacity);
  });
});
