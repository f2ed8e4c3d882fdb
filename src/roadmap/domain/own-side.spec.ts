import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { constituencies, type Constituency } from '../../kernel/actor.js';
import { isOwner } from './action.js';
import { joined, type OwningGroup, ownSide, sideAtReport, sideOfClaim } from './own-side.js';
import {
  awaitedGroups,
  mayWithdrawVerdict,
  type RecordedAs,
  type Validator,
  verdictBy,
  verdicts,
} from './validation.js';

const someConstituency = fc.option(fc.constantFrom(...constituencies), { nil: null });
const person = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const organisation = fc.option(fc.constantFrom('o', 'p', 'q'), { nil: null });

const group: fc.Arbitrary<OwningGroup> = fc.record({
  id: fc.constant('group'),
  members: fc.array(
    fc.record({
      personId: person,
      organisationId: organisation,
      constituency: someConstituency,
      convenor: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
});

/** An action of a working group that a convenor reported complete; the group may have changed since. */
const action = fc
  .record({
    then: group,
    now: group,
    claimant: fc.record({ personId: person, constituency: someConstituency }),
    ownerConstituency: someConstituency,
    validatorConstituency: someConstituency,
    ownerPersonId: fc.option(person, { nil: null }),
  })
  .map(({ then, now, claimant, ...owned }) => {
    const owners = { ...owned, ownerOrganisationId: null, coOwnerOrganisationIds: [] };
    const side = sideAtReport({ ...owners, owningGroup: then }, claimant, null);
    return { ...owners, owningGroup: now, claim: { id: 'claim', ...claimant, side }, then };
  });

const validator: fc.Arbitrary<Validator> = fc.record({
  person: fc.record({ personId: person, constituency: someConstituency, organisationId: organisation }),
  voice: fc.option(
    fc.record({
      constituency: fc.constantFrom(...constituencies),
      recordedAs: fc.constantFrom<RecordedAs>('spokesperson', 'titular'),
    }),
    { nil: null },
  ),
  mayRecord: fc.boolean(),
});
const said = fc.record({ constituency: someConstituency, verdict: fc.constantFrom(...verdicts) });

describe('the own side of a working group', () => {
  const given = (
    check: (one: {
      readonly action: Parameters<typeof verdictBy>[1] & { readonly then: OwningGroup };
      readonly validator: Validator;
      readonly constituency: Constituency | null;
    }) => void,
  ) =>
    fc.assert(
      fc.property(action, validator, said, (owned, who, response) => {
        // what was refused needs no check
        if (typeof verdictBy(who, owned, response) === 'string') return;
        check({ action: owned, validator: who, constituency: response.constituency });
      }),
      { numRuns: 2000 },
    );

  it('never responds through a person who is in the group or was in it, nor through an owner or the claimant', () => {
    given(({ action: owned, validator: { person: one } }) => {
      const inGroup = [...owned.then.members, ...owned.owningGroup!.members].map(({ personId }) => personId);
      expect([...inGroup, owned.claim.personId, owned.ownerPersonId]).not.toContain(one.personId);
      expect(isOwner(one, owned)).toBe(false);
    });
  });

  it('never responds through an organisation of a convenor', () => {
    given(({ action: owned, validator: { person: one } }) => {
      const convenors = [...owned.then.members, ...owned.owningGroup!.members].filter(({ convenor }) => convenor);
      const theirs = convenors.map(({ organisationId }) => organisationId).filter((id) => id !== null);
      expect(theirs).not.toContain(one.organisationId);
    });
  });

  it('never responds through a person of its constituencies, also not for another one', () => {
    given(({ action: owned, validator: { person: one } }) => {
      expect(sideOfClaim(owned, owned.claim).constituencies).not.toContain(one.constituency);
    });
  });

  it('never responds for the constituency of the claimant or owner, nor for that of a convenor while another is left', () => {
    given(({ action: owned, constituency }) => {
      const stated = [owned.claim.constituency, owned.ownerConstituency];
      expect(stated).not.toContain(constituency);
      for (const members of [owned.then.members, [...owned.then.members, ...owned.owningGroup!.members]]) {
        const convenors = members.filter(({ convenor }) => convenor);
        const all = new Set([...stated, ...convenors.map((one) => one.constituency)].filter((one) => one !== null));
        if (all.size < constituencies.length) expect([...all]).not.toContain(constituency);
      }
    });
  });

  it('never shrinks, whatever owners and group the action has later and whoever reports again', () => {
    const owners = fc.record({
      ownerOrganisationId: organisation,
      ownerPersonId: fc.option(person, { nil: null }),
      ownerConstituency: someConstituency,
      coOwnerOrganisationIds: fc.array(fc.constantFrom('o', 'p', 'q'), { maxLength: 2 }),
      owningGroup: fc.option(group, { nil: null }),
    });
    const reporter = fc.record({ personId: person, constituency: someConstituency });
    fc.assert(
      fc.property(owners, owners, reporter, reporter, (then, now, first, second) => {
        const before = ownSide(then, first);
        const again = sideAtReport(now, second, { ...first, side: before });
        for (const later of [sideOfClaim(now, { ...first, side: before }), again, joined(before, ownSide(now, second))])
          for (const part of ['personIds', 'organisationIds', 'constituencies'] as const) {
            expect(later[part]).toEqual(expect.arrayContaining([...before[part]]));
            expect(later.constituencies.length).toBeLessThan(constituencies.length);
          }
      }),
      { numRuns: 2000 },
    );
  });

  it('does not withdraw a dispute of its own work, although it records what groups say', () => {
    fc.assert(
      fc.property(action, validator, (owned, who) => {
        const dispute = { constituency: 'workers', personId: 'stranger', verdict: 'disputed' } as const;
        const side = sideOfClaim(owned, owned.claim);
        const isOwn =
          side.personIds.includes(who.person.personId!) ||
          side.organisationIds.includes(who.person.organisationId!) ||
          side.constituencies.includes(who.person.constituency!);
        if (isOwn) expect(mayWithdrawVerdict(owned, dispute, { ...who, mayRecord: true })).toBe(false);
        else expect(mayWithdrawVerdict(owned, dispute, { ...who, mayRecord: true })).toBe(true);
      }),
    );
  });

  it('always leaves a constituency that can respond, and awaits only those that can', () => {
    fc.assert(
      fc.property(action, (owned) => {
        const free = awaitedGroups({ ...owned, status: 'claimed-done' }, []);
        expect(free.length).toBeGreaterThan(0);
        const stranger = { personId: 'stranger', organisationId: 'elsewhere' };
        for (const constituency of constituencies) {
          const who: Validator = { person: { ...stranger, constituency }, voice: null, mayRecord: true };
          const answer = verdictBy(who, owned, { constituency, verdict: 'confirmed' });
          if (free.includes(constituency)) expect(typeof answer).not.toBe('string');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('does not shrink when a convenor leaves the group after reporting completion', () => {
    const convenor = { personId: 'a', organisationId: 'o', constituency: 'workers' as const, convenor: true };
    const then = { id: 'group', members: [convenor, { ...convenor, personId: 'b', convenor: false }] };
    const left = {
      ...{ ownerOrganisationId: null, ownerPersonId: null, ownerConstituency: null, validatorConstituency: null },
      ...{ coOwnerOrganisationIds: [], owningGroup: { id: 'group', members: [] } },
    };
    const claimant = { personId: 'a', constituency: null };
    const claim = { ...claimant, side: ownSide({ ...left, owningGroup: then }, claimant) };
    const voice = { constituency: 'workers' as const, recordedAs: 'spokesperson' as const };
    const who = (personId: string): Validator => ({
      person: { personId, constituency: 'workers', organisationId: null },
      ...{ voice, mayRecord: false },
    });
    const confirmed = { constituency: 'workers', verdict: 'confirmed' } as const;
    expect(verdictBy(who('b'), { ...left, claim }, confirmed)).toBe('own-work');
    expect(verdictBy(who('c'), { ...left, claim }, confirmed)).toBe('own-constituency');
  });
});
