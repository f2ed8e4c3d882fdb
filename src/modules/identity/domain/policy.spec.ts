import { describe, expect, it } from '@jest/globals';
import { nobody, roles } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { identityPermissions, keepsOwnAccount, leavesAnAdministrator } from './policy.js';

describe('the identity policy', () => {
  it('lets all members see people and only administrators see email addresses', () => {
    expect(identityPermissions['identity.person.read']).toEqual(roles);
    expect(identityPermissions['identity.membership.read']).toEqual(['administrator']);
  });

  it('does not let an API token manage the account for which it acts', () => {
    const person: Actor = { ...nobody, kind: 'person', accountId: 'a', sessionId: 's' };
    expect(keepsOwnAccount(person)).toBe(true);
    expect(keepsOwnAccount({ ...person, sessionId: null })).toBe(false);
    expect(keepsOwnAccount(nobody)).toBe(false);
  });

  it.each([
    ['the only one steps down', [['a', 'administrator']], 'a', ['member'], false],
    [
      'the only one leaves',
      [
        ['a', 'administrator'],
        ['b', 'member'],
      ],
      'a',
      [],
      false,
    ],
    [
      'one of two leaves',
      [
        ['a', 'administrator'],
        ['b', 'administrator'],
      ],
      'a',
      [],
      true,
    ],
    ['the only one stays', [['a', 'administrator']], 'a', ['administrator', 'analyst'], true],
    [
      'someone else leaves',
      [
        ['a', 'administrator'],
        ['b', 'member'],
      ],
      'b',
      [],
      true,
    ],
  ] as const)('knows whether an administrator remains when %s', (_, members, accountId, changed, left) => {
    const held = members.map(([id, role]) => ({ accountId: id, roles: [role] }));
    expect(leavesAnAdministrator(held, { accountId, roles: changed })).toBe(left);
  });
});
