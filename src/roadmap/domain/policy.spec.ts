import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../../kernel/actor.js';
import { demand, holds, nobody, roles, systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { mayRemoveEvidence, partsOf, roadmapPermissions } from './policy.js';

function withRole(role: Role): Actor {
  return { ...nobody, kind: 'person', personId: 'p', organisationId: 'o', roles: [role] };
}

const owned = {
  ownerOrganisationId: 'o',
  ownerPersonId: null,
  ownerConstituency: null,
  coOwnerOrganisationIds: [],
  validatorConstituency: null,
  owningGroup: null,
};

describe('the permissions of the roadmap', () => {
  it.each(roles)('let %s read it, and no one from outside', (role) => {
    expect(holds(withRole(role), roadmapPermissions, 'roadmap.read')).toBe(true);
    expect(() => demand(nobody, roadmapPermissions, 'roadmap.read')).toThrow(Problem);
  });

  it('do not let observers read files or write', () => {
    const writing = Object.keys(roadmapPermissions).filter((permission) => permission !== 'roadmap.read');
    for (const permission of writing) expect(holds(withRole('observer'), roadmapPermissions, permission)).toBe(false);
  });

  it('distinguish owner and steward', () => {
    expect(partsOf(withRole('member'), owned)).toEqual(['lead', 'owner']);
    expect(partsOf(withRole('member'), { ...owned, ownerOrganisationId: 'x', coOwnerOrganisationIds: ['o'] })).toEqual([
      'owner',
    ]);
    expect(partsOf({ ...withRole('facilitator'), organisationId: 'x' }, owned)).toEqual(['steward']);
    expect(partsOf(withRole('administrator'), owned)).toEqual(['lead', 'owner', 'steward']);
    expect(partsOf({ ...withRole('member'), organisationId: 'x' }, owned)).toEqual([]);
    expect(partsOf(systemActor('w'), owned)).toEqual(['steward']);
  });

  it('let evidence be removed only by the person who added it, and only while no update refers to it', () => {
    expect(mayRemoveEvidence({ personId: 'p' }, { personId: 'p', updateId: null })).toBe(true);
    expect(mayRemoveEvidence({ personId: 'p' }, { personId: 'p', updateId: 'u' })).toBe(false);
    expect(mayRemoveEvidence({ personId: 'x' }, { personId: 'p', updateId: null })).toBe(false);
    expect(mayRemoveEvidence({ personId: null }, { personId: null, updateId: null })).toBe(false);
  });
});
