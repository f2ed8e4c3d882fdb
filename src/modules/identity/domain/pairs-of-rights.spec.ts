import { describe, expect, it } from '@jest/globals';
import type { PermissionTable, Role } from '../../../kernel/actor.js';
import { roles as order } from '../../../kernel/actor.js';
import { pairsHeld, pairsOfRights } from '../../../kernel/separate-powers.js';
import {
  approvalFault,
  doubtsAbout,
  type Giver,
  type PairRequest,
  pairSince,
  splitRoles,
  takesEffectAt,
} from './pairs-of-rights.js';

const permissions: PermissionTable = {
  'surveys.links.issue': ['fieldwork-manager'],
  'surveys.frame.key': ['fieldwork-manager'],
  'surveys.microdata.export': ['analyst'],
  'identity.membership.edit': ['administrator'],
  'indicators.run.start': ['administrator', 'analyst'],
  'indicators.release.approve': ['administrator', 'analyst'],
  'dialogue.roundtable.create': ['administrator', 'facilitator'],
};
const spokesperson = ['office:spokesperson'];
const now = new Date('2026-03-10T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const account = (accountId: string, changed: Partial<Giver> = {}): Giver => ({
  ...{ accountId, createdAt: hoursAgo(1000), emailChangedAt: null, givingSince: hoursAgo(900) },
  ...changed,
});

describe('a role that is given', () => {
  it.each<[string, Role[], string[], Role[], Role[], Role[], string[]]>([
    ['alone is at once', ['member'], [], ['member', 'analyst'], ['member', 'analyst'], [], []],
    [
      'of an administrator waits beside analyst',
      ['analyst'],
      [],
      ['analyst', 'administrator'],
      ['analyst'],
      ['administrator'],
      ['roles-answers'],
    ],
    [
      'of an analyst waits beside administrator',
      ['administrator'],
      [],
      ['administrator', 'analyst'],
      ['administrator'],
      ['analyst'],
      ['roles-answers'],
    ],
    ['instead of the other one is at once', ['administrator'], [], ['analyst'], ['analyst'], [], []],
    [
      'together with its other side waits as the later one',
      ['member'],
      [],
      ['analyst', 'fieldwork-manager'],
      ['analyst'],
      ['fieldwork-manager'],
      ['links-answers', 'codes-answers'],
    ],
    [
      'completes a pair with an office',
      ['member'],
      spokesperson,
      ['member', 'facilitator'],
      ['member'],
      ['facilitator'],
      ['roundtable-spokesperson'],
    ],
    [
      'may leave nothing that is at once',
      ['member'],
      spokesperson,
      ['facilitator'],
      [],
      ['facilitator'],
      ['roundtable-spokesperson'],
    ],
    [
      'beside a pair that the person has already is at once',
      ['administrator', 'analyst'],
      [],
      ['administrator', 'analyst', 'rapporteur'],
      ['administrator', 'analyst', 'rapporteur'],
      [],
      [],
    ],
    [
      'can complete a second pair',
      ['administrator', 'analyst'],
      [],
      ['administrator', 'analyst', 'fieldwork-manager'],
      ['administrator', 'analyst'],
      ['fieldwork-manager'],
      ['links-answers', 'codes-answers'],
    ],
  ])('%s', (_, from, offices, wanted, atOnce, completing, pairs) => {
    const split = splitRoles({ roles: from, offices }, wanted, { permissions, order });
    expect([...split.now].sort()).toEqual([...atOnce].sort());
    expect(split.completing).toEqual(completing);
    expect(split.pairs.map(({ id }) => id)).toEqual(pairs);
  });

  it('completes no pair of which another person is asked for each record', () => {
    const guarded = pairsOfRights.filter(({ guardedByRecord }) => guardedByRecord).map(({ id }) => id);
    expect(guarded).toEqual(['run-approval', 'release-approval']);
    expect(pairsHeld({ roles: ['analyst'], offices: [] }, permissions)).toEqual([]);
  });
});

describe('a pair that is given', () => {
  it.each([
    ['to another, long known account is at once', account('b'), account('a'), []],
    ['to oneself is doubted', account('a'), account('a'), ['oneself']],
    ['to an account of 23 hours is doubted', account('b', { createdAt: hoursAgo(23) }), account('a'), ['new-account']],
    ['to an account of 24 hours is at once', account('b', { createdAt: hoursAgo(24) }), account('a'), []],
    [
      'to a changed address is doubted',
      account('b', { emailChangedAt: hoursAgo(2) }),
      account('a'),
      ['changed-address'],
    ],
    ['to an address changed long ago is at once', account('b', { emailChangedAt: hoursAgo(25) }), account('a'), []],
    ['by a new administrator is doubted', account('b'), account('a', { givingSince: hoursAgo(1) }), ['new-giver']],
    ['by a new account is doubted', account('b'), account('a', { createdAt: hoursAgo(1) }), ['new-giver']],
    ['back to the person who gave one is doubted', account('b'), account('helped'), ['each-other']],
  ])('%s', (_, receiver, giver, expected) => {
    const given = [{ accountId: 'helped', byAccountIds: ['b'] }];
    expect(doubtsAbout(receiver, giver, { given, now })).toEqual(expected);
  });

  it('takes effect a day later', () => {
    expect(takesEffectAt(now)).toEqual(new Date('2026-03-11T12:00:00Z'));
  });
});

describe('a request', () => {
  const ofA: PairRequest = { accountId: 'a', requestedByAccountId: 'a' };
  const forC: PairRequest = { accountId: 'c', requestedByAccountId: 'a' };
  const ofB: PairRequest = { accountId: 'b', requestedByAccountId: 'b' };
  it.each([
    ['is approved by another administrator', ofA, account('b'), [ofA], null],
    ['is not approved by its requester', forC, account('a'), [forC], 'own-request'],
    ['is not approved by its receiver', forC, account('c'), [forC], 'own-request'],
    [
      'is not approved by an administrator since an hour',
      ofA,
      account('b', { givingSince: hoursAgo(1) }),
      [ofA],
      'new-administrator',
    ],
    [
      'is not approved by someone who is no administrator',
      ofA,
      account('b', { givingSince: null }),
      [ofA],
      'new-administrator',
    ],
    ['is not approved by an administrator who waits as well', ofA, account('b'), [ofA, ofB], 'has-request'],
    ['is not approved by someone whom its receiver helped', ofA, account('helped'), [ofA], 'each-other'],
    ['is not approved by someone whom its requester helped', forC, account('helped'), [forC], 'each-other'],
  ] as const)('%s', (_, request, decider, open, fault) => {
    const given = [{ accountId: 'helped', byAccountIds: ['a'] }];
    expect(approvalFault(request, decider, { open, given, now })).toBe(fault);
  });
});

describe('the time since which a person has a pair', () => {
  const pair = { one: 'identity.membership.edit', other: 'surveys.microdata.export' };
  it('is that of the later side', () => {
    const since = new Map<Role, Date>([
      ['administrator', hoursAgo(50)],
      ['analyst', hoursAgo(10)],
    ]);
    expect(pairSince(pair, { roles: since, offices: new Map() }, permissions)).toEqual(hoursAgo(10));
  });

  it('is unknown if a side is missing', () => {
    const roles = new Map<Role, Date>([['administrator', hoursAgo(50)]]);
    expect(pairSince(pair, { roles, offices: new Map() }, permissions)).toBeNull();
  });
});
