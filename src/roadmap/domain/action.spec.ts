import { describe, expect, it } from '@jest/globals';
import { actionNumber, emptyContent, isLeadOwner, isOwner, sortedAreas } from './action.js';
import { contentProblem } from './action-check.js';

const named = { ...emptyContent, title: { en: 'Train safety officers', zh: '' } };

describe('an action', () => {
  it.each([
    [1, 'A-001'],
    [42, 'A-042'],
    [1234, 'A-1234'],
  ])('with number %i is shown as %s', (number, text) => expect(actionNumber(number)).toBe(text));

  it('is owned by the responsible person and by all members of the owning organisations', () => {
    const owned = { ownerPersonId: 'p', ownerOrganisationId: 'o', coOwnerOrganisationIds: ['c'], owningGroup: null };
    expect(isOwner({ personId: 'p', organisationId: null }, owned)).toBe(true);
    expect(isOwner({ personId: 'x', organisationId: 'o' }, owned)).toBe(true);
    expect(isOwner({ personId: 'x', organisationId: 'c' }, owned)).toBe(true);
    expect(isOwner({ personId: 'x', organisationId: 'z' }, owned)).toBe(false);
    expect(isLeadOwner({ personId: 'p', organisationId: null }, owned)).toBe(true);
    expect(isLeadOwner({ personId: 'x', organisationId: 'o' }, owned)).toBe(true);
    // a partner organisation
    expect(isLeadOwner({ personId: 'x', organisationId: 'c' }, owned)).toBe(false);
  });

  it('of a working group is owned by its convenors, and not by its other members or their organisations', () => {
    const member = (personId: string, convenor: boolean) => ({
      ...{ personId, convenor, organisationId: `o-${personId}`, constituency: null },
    });
    const members = [member('convenor', true), member('member', false)];
    const owned = { ...emptyContent, ownerWorkingGroupId: 'g', owningGroup: { id: 'g', members } };
    expect(isOwner({ personId: 'convenor', organisationId: null }, owned)).toBe(true);
    expect(isOwner({ personId: 'member', organisationId: 'o-member' }, owned)).toBe(false);
    expect(isOwner({ personId: 'x', organisationId: 'o-convenor' }, owned)).toBe(false);
  });

  it('without a stated owner is not owned by everyone without an organisation', () => {
    expect(isOwner({ personId: null, organisationId: null }, { ...emptyContent, owningGroup: null })).toBe(false);
  });

  it.each([
    ['nothing', named, null],
    ['no title', emptyContent, 'roadmap.text.missing'],
    ['a NUL byte', { ...named, title: { en: 'a\u0000b', zh: '' } }, 'roadmap.text.unwritable'],
    ['half a character', { ...named, description: { en: '', zh: '\uDC00' } }, 'roadmap.text.unwritable'],
    ['a tenth policy area', { ...named, policyAreas: [10 as never] }, 'roadmap.action.policy-area-unknown'],
    ['two owners', { ...named, ownerOrganisationId: 'o', ownerWorkingGroupId: 'g' }, 'roadmap.action.two-owners'],
    [
      'an end before the start',
      { ...named, startOn: '2026-02-01', dueOn: '2026-01-31' },
      'roadmap.action.dates-reversed',
    ],
  ])('is refused for %s', (_, content, code) => {
    expect(contentProblem(content)?.code ?? null).toBe(code);
  });

  it('lists each policy area once, in the order of the guidelines', () => {
    expect(sortedAreas([5, 4, 5, 1])).toEqual([1, 4, 5]);
  });
});
