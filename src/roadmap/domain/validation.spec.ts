import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Constituency } from '../../kernel/actor.js';
import { constituencies } from '../../kernel/actor.js';
import type { ActionStatus } from './status.js';
import type { GivenVerdict, ValidationRefusal, Verdict } from './validation.js';
import { awaitedGroups, mayWithdrawVerdict, statusAfterVerdicts, verdictBy, verdicts } from './validation.js';

interface Case {
  readonly name: string;
  readonly who: { personId?: string | null; constituency?: Constituency; organisationId?: string | null };
  readonly owner?: Constituency | null;
  readonly claimant?: Constituency | null;
  readonly named?: Constituency | null;
  readonly verdict?: Verdict;
  readonly refusal: ValidationRefusal | null;
}

const cases: readonly Case[] = [
  { name: 'workers confirm what employers claim', who: { constituency: 'workers' }, refusal: null },
  { name: 'government disputes it', who: { constituency: 'government' }, verdict: 'disputed', refusal: null },
  { name: 'employers may not confirm their own', who: { constituency: 'employers' }, refusal: 'own-constituency' },
  {
    name: 'employers may not dispute their own either',
    who: { constituency: 'employers' },
    verdict: 'disputed',
    refusal: 'own-constituency',
  },
  {
    name: 'an account without a person has none',
    who: { personId: null, constituency: 'workers' },
    refusal: 'no-constituency',
  },
  {
    name: 'the claimant does not confirm',
    who: { personId: 'claimant', constituency: 'workers' },
    refusal: 'own-claim',
  },
  {
    name: 'the owner person does not confirm',
    who: { personId: 'owner', constituency: 'workers' },
    refusal: 'own-claim',
  },
  {
    name: 'a co-owning organisation does not confirm',
    who: { constituency: 'workers', organisationId: 'co-owner' },
    refusal: 'own-organisation',
  },
  {
    name: 'who moved to another group cannot confirm what they claimed for the first',
    who: { constituency: 'employers' },
    owner: 'government',
    claimant: 'employers',
    refusal: 'own-constituency',
  },
  {
    name: 'any group confirms what a body without a group claims',
    who: { constituency: 'employers' },
    owner: null,
    claimant: null,
    refusal: null,
  },
  {
    name: 'a named validator reserves the confirmation',
    who: { constituency: 'government' },
    named: 'workers',
    refusal: 'other-validator-named',
  },
  {
    name: 'a named validator does not silence a dispute',
    who: { constituency: 'government' },
    named: 'workers',
    verdict: 'disputed',
    refusal: null,
  },
];

describe('joint validation', () => {
  const action = ({ owner = 'employers', claimant = 'employers', named = null }: Partial<Case> = {}) => ({
    ownerOrganisationId: 'owning',
    ownerPersonId: 'owner',
    ownerConstituency: owner,
    coOwnerOrganisationIds: ['co-owner'],
    validatorConstituency: named,
    owningGroup: null,
    claim: { personId: 'claimant', constituency: claimant, side: null },
  });
  const someone = { personId: 'someone', organisationId: 'elsewhere' };

  it.each(cases)('$name', ({ who, verdict = 'confirmed', refusal, ...more }) => {
    const { constituency = 'workers' } = who;
    const voice = { constituency, recordedAs: 'titular' as const };
    for (const own of [
      { voice, mayRecord: false },
      { voice: null, mayRecord: true },
    ])
      expect(
        verdictBy({ person: { ...someone, constituency, ...who }, ...own }, action(more), { constituency, verdict }),
      ).toEqual(refusal ?? (own.voice === null ? { constituency, recordedAs: 'recorder' } : voice));
  });

  it.each(cases.filter(({ refusal }) => refusal !== null))(
    'gives for $name this reason, not the missing spokesperson',
    ({ who, verdict = 'confirmed', refusal, ...more }) => {
      const { constituency = 'workers' } = who;
      const person = { ...someone, constituency, ...who };
      const validator = { person, voice: null, mayRecord: false };
      expect(verdictBy(validator, action(more), { constituency, verdict })).toBe(refusal);
    },
  );

  const own = { constituency: 'workers' as const, recordedAs: 'titular' as const };
  it.each([
    ['the own group with a seat that speaks', 'workers', 'workers', own, false, own],
    ['the own group without such a seat', 'workers', 'workers', null, false, 'not-spokesperson'],
    ['another group', 'workers', 'government', own, false, 'not-spokesperson'],
    ['no group', null, null, null, true, 'no-constituency'],
    ['a group, being of none', null, 'workers', null, false, 'no-constituency'],
    ['a group as a recorder', null, 'workers', null, true, { constituency: 'workers', recordedAs: 'recorder' }],
    ['the own group as a recorder with a seat', 'workers', 'workers', own, true, own],
    [
      ...(['another group as a recorder from a group that is not the owner’s', 'workers', 'government'] as const),
      ...([own, true, { constituency: 'government', recordedAs: 'recorder' }] as const),
    ],
    ['another group as a recorder from the group of the owner', 'employers', 'workers', null, true, 'own-constituency'],
    [
      'another group without a right to record, being of the owner’s',
      'employers',
      'workers',
      null,
      false,
      'own-constituency',
    ],
  ] as const)('lets a person speak for %s', (_name, constituency, asked, voice, mayRecord, spoken) => {
    const said = { constituency: asked, verdict: 'confirmed' as const };
    const validator = { person: { ...someone, constituency }, voice, mayRecord };
    expect(verdictBy(validator, action(), said)).toEqual(spoken);
  });
});

describe('a recorder', () => {
  const action = {
    ...{ ownerOrganisationId: 'owning', ownerPersonId: null, coOwnerOrganisationIds: [], owningGroup: null },
    ...{ ownerConstituency: 'employers' as const, validatorConstituency: null },
    claim: { personId: 'claimant', constituency: 'government' as const, side: null },
  };
  const recorder = (constituency: Constituency | null) => ({
    person: { personId: 'someone', organisationId: 'elsewhere', constituency },
    ...{ voice: null, mayRecord: true },
  });

  it.each([
    ['the group of the owner', 'employers', false],
    ['the group of the person who reported completion', 'government', false],
    ['the group that gave it', 'workers', true],
    ['no group', null, true],
  ] as const)('of %s withdraws a dispute or not', (_name, constituency, allowed) => {
    const dispute = { constituency: 'workers', personId: 'author', verdict: 'disputed' } as const;
    expect(mayWithdrawVerdict(action, dispute, recorder(constituency))).toBe(allowed);
    const confirmation = { ...dispute, verdict: 'confirmed' } as const;
    expect(mayWithdrawVerdict(action, confirmation, recorder(constituency))).toBe(true);
  });
});

describe('a claim of completion', () => {
  const dispute = (constituency: Constituency, more: Partial<GivenVerdict> = {}): GivenVerdict => ({
    ...{ updateId: 'claim', personId: 'someone', withdrawnAt: null, verdict: 'disputed' as const, constituency },
    ...more,
  });
  const claim = {
    id: 'claim',
    personId: 'claimant',
    constituency: 'employers' as Constituency | null,
    side: null,
  };
  interface Waiting {
    readonly name: string;
    readonly status?: ActionStatus;
    readonly claim?: typeof claim | null;
    readonly owner?: Constituency | null;
    readonly named?: Constituency;
    readonly given?: readonly GivenVerdict[];
    readonly awaited: readonly Constituency[];
  }
  it.each<Waiting>([
    { name: 'waits for every other group', awaited: ['government', 'workers'] },
    { name: 'waits for the named group only', named: 'workers', awaited: ['workers'] },
    {
      name: 'of a person without a group waits for all but the owner',
      claim: { ...claim, constituency: null },
      owner: 'workers',
      awaited: ['government', 'employers'],
    },
    { name: 'that is confirmed waits for no one', status: 'confirmed', awaited: [] },
    { name: 'that was not made waits for no one', status: 'in-progress', claim: null, awaited: [] },
    {
      name: 'that is disputed waits for those who dispute it, unless they withdrew',
      status: 'disputed',
      given: [dispute('workers'), dispute('government', { withdrawnAt: new Date(0) })],
      awaited: ['workers'],
    },
  ])('$name', ({ status = 'claimed-done', owner = 'employers', named = null, given = [], awaited, ...more }) => {
    const owned = { ownerOrganisationId: 'o', ownerPersonId: null, coOwnerOrganisationIds: [], owningGroup: null };
    const made = more.claim === undefined ? claim : more.claim;
    const action = { ...owned, ownerConstituency: owner, validatorConstituency: named, status, claim: made };
    expect(awaitedGroups(action, given)).toEqual(awaited);
  });
});

describe('responses in force', () => {
  const status = (given: readonly GivenVerdict[]) => statusAfterVerdicts(given, 'claim');
  const one = (more: Partial<GivenVerdict> = {}): GivenVerdict => ({
    updateId: 'claim',
    constituency: 'workers',
    verdict: 'confirmed',
    personId: 'a',
    withdrawnAt: null,
    ...more,
  });

  it.each<readonly [string, readonly GivenVerdict[], ActionStatus]>([
    ['none', [], 'claimed-done'],
    [
      'a dispute and the later confirmation of a colleague',
      [one({ verdict: 'disputed' }), one({ personId: 'b' })],
      'disputed',
    ],
    ['a dispute and the later confirmation of its author', [one({ verdict: 'disputed' }), one()], 'confirmed'],
    ['a withdrawn dispute', [one({ verdict: 'disputed', withdrawnAt: new Date() })], 'claimed-done'],
    [
      'a withdrawn dispute does not bring back what it replaced',
      [one(), one({ verdict: 'disputed', withdrawnAt: new Date() })],
      'claimed-done',
    ],
    ['a confirmation of an earlier claim', [one({ updateId: 'earlier' })], 'claimed-done'],
    [
      'a dispute of an earlier claim',
      [one({ updateId: 'earlier', verdict: 'disputed' }), one({ constituency: 'government', personId: 'c' })],
      'disputed',
    ],
    [
      'a dispute that was recorded for one group and a confirmation for another by the same person',
      [one({ verdict: 'disputed' }), one({ constituency: 'government' })],
      'disputed',
    ],
  ])('%s', (_name, given, expected) => {
    expect(status(given)).toBe(expected);
  });

  const given: fc.Arbitrary<GivenVerdict> = fc.record({
    updateId: fc.constant('claim'),
    constituency: fc.constantFrom(...constituencies),
    verdict: fc.constantFrom(...verdicts),
    personId: fc.constantFrom('a', 'b'),
    withdrawnAt: fc.constant(null),
  });

  it('keep an action disputed until the author of the dispute settles it', () => {
    fc.assert(
      fc.property(fc.array(given), given, fc.array(given), (before, dispute, after) => {
        const { constituency, personId } = dispute;
        const others = after.filter((word) => word.constituency !== constituency || word.personId !== personId);
        expect(status([...before, { ...dispute, verdict: 'disputed' }, ...others])).toBe('disputed');
      }),
    );
  });

  it("confirm it exactly if someone confirmed and no author's last response is a dispute", () => {
    fc.assert(
      fc.property(fc.array(given, { minLength: 1 }), (all) => {
        const last = constituencies.flatMap((group) =>
          ['a', 'b'].map((id) => all.filter((word) => word.constituency === group && word.personId === id).at(-1)),
        );
        expect(status(all) === 'confirmed').toBe(!last.some((word) => word?.verdict === 'disputed'));
      }),
    );
  });
});
