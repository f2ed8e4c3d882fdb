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
};

describe('who may do what on the roadmap', () => {
  it.each(roles)('%s reads it, no one from outside does', (role) => {
    expect(holds(withRole(role), roadmapPermissions, 'roadmap.read')).toBe(true);
    expect(() => demand(nobody, roadmapPermissions, 'roadmap.read')).toThrow(Problem);
  });

  it('keeps observers away from files and from writing', () => {
    const writing = Object.keys(roadmapPermissions).filter((permission) => permission !== 'roadmap.read');
    for (const permission of writing) expect(holds(withRole('observer'), roadmapPermissions, permission)).toBe(false);
  });

  it('distinguishes owner and steward', () => {
    expect(partsOf(withRole('member'), owned)).toEqual(['owner']);
    expect(partsOf({ ...withRole('facilitator'), organisationId: 'x' }, owned)).toEqual(['steward']);
    expect(partsOf(withRole('administrator'), owned)).toEqual(['owner', 'steward']);
    expect(partsOf({ ...withRole('member'), organisationId: 'x' }, owned)).toEqual([]);
    expect(partsOf(systemActor('w'), owned)).toEqual(['steward']);
  });

  it('lets evidence go only with who brought it, and only while no update refers to it', () => {
    expect(mayRemoveEvidence({ personId: 'p' }, { personId: 'p', updateId: null })).toBe(true);
    expect(mayRemoveEvidence({ personId: 'p' }, { personId: 'p', updateId: 'u' })).toBe(false);
    expect(mayRemoveEvidence({ personId: 'x' }, { personId: 'p', updateId: null })).toBe(false);
    expect(mayRemoveEvidence({ personId: null }, { personId: null, updateId: null })).toBe(false);
  });
});
