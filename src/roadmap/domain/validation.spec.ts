import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Constituency } from '../../kernel/actor.js';
import { constituencies } from '../../kernel/actor.js';
import type { GivenVerdict, ValidationRefusal, Verdict } from './validation.js';
import { standingOf, validationRefusal, verdicts } from './validation.js';

interface Case {
  readonly name: string;
  readonly who: { personId?: string | null; constituency?: Constituency | null; organisationId?: string | null };
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
  { name: 'the secretariat has no voice in it', who: { constituency: null }, refusal: 'no-constituency' },
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
  it.each(cases)('$name', ({ who, owner = 'employers', claimant = 'employers', named = null, verdict, refusal }) => {
    const actor = { personId: 'someone', constituency: null, organisationId: 'elsewhere', ...who };
    const action = {
      ownerOrganisationId: 'owning',
      ownerPersonId: 'owner',
      ownerConstituency: owner,
      coOwnerOrganisationIds: ['co-owner'],
      validatorConstituency: named,
      claim: { personId: 'claimant', constituency: claimant },
    };
    expect(validationRefusal(actor, action, verdict ?? 'confirmed')).toBe(refusal);
  });

  it('is claimed while nobody has spoken', () => {
    expect(standingOf([])).toBe('claimed-done');
  });

  const given: fc.Arbitrary<GivenVerdict> = fc.record({
    constituency: fc.constantFrom(...constituencies),
    verdict: fc.constantFrom(...verdicts),
  });

  it('keeps a dispute standing until the same constituency settles it', () => {
    fc.assert(
      fc.property(fc.array(given), fc.constantFrom(...constituencies), fc.array(given), (before, who, after) => {
        const others = after.filter((word) => word.constituency !== who);
        const all = [...before, { constituency: who, verdict: 'disputed' as const }, ...others];
        expect(standingOf(all)).toBe('disputed');
      }),
    );
  });

  it('does not depend on the order in which different constituencies speak', () => {
    fc.assert(
      fc.property(fc.constantFrom(...verdicts), fc.constantFrom(...verdicts), (one, two) => {
        const left = { constituency: 'workers' as const, verdict: one };
        const right = { constituency: 'government' as const, verdict: two };
        expect(standingOf([left, right])).toBe(standingOf([right, left]));
      }),
    );
  });

  it('is confirmed exactly when somebody confirmed and nobody’s last word is a dispute', () => {
    fc.assert(
      fc.property(fc.array(given, { minLength: 1 }), (all) => {
        const last = constituencies.map((who) => all.filter((word) => word.constituency === who).at(-1)?.verdict);
        expect(standingOf(all) === 'confirmed').toBe(!last.includes('disputed'));
      }),
    );
  });
});
