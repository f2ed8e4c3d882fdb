import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { nobody, systemActor } from '../../../kernel/actor.js';
import type { Actor, Role } from '../../../kernel/actor.js';
import { conclusionLabel } from './conclusion.js';
import { dialoguePermissions, maySee } from './policy.js';
import { isSaid } from './text.js';

describe('the number of a conclusion', () => {
  it.each([
    [2, 7, 'RT2/D-07'],
    [1, 12, 'RT1/D-12'],
    [11, 104, 'RT11/D-104'],
  ])('for roundtable %d and number %d is %s', (roundtable, number, label) => {
    expect(conclusionLabel(roundtable, number)).toBe(label);
  });

  it('is never the same for two conclusions', () => {
    const number = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(number, number, number, number, (rt1, d1, rt2, d2) => {
        const same = conclusionLabel(rt1, d1) === conclusionLabel(rt2, d2);
        expect(same).toBe(rt1 === rt2 && d1 === d2);
      }),
    );
  });
});

const as = (role: Role, more: Partial<Actor> = {}): Actor => ({ ...nobody, kind: 'person', roles: [role], ...more });

describe('the permissions of the dialogue', () => {
  it('show drafts only to those who prepare them', () => {
    const seen = (
      ['administrator', 'facilitator', 'analyst', 'member', 'rapporteur', 'interpreter', 'observer'] as const
    ).filter((role) => maySee(as(role), { state: 'draft' }));
    expect(seen).toEqual(['administrator', 'facilitator', 'rapporteur', 'interpreter']);
    expect(maySee(as('observer'), { state: 'convened' })).toBe(true);
    expect(maySee(systemActor('workspace'), { state: 'draft' })).toBe(true);
  });

  it('are named in the common format', () => {
    for (const name of Object.keys(dialoguePermissions)) expect(name).toMatch(/^dialogue\.[a-z-]+\.[a-z-]+$/);
  });
});

describe('a text in two languages', () => {
  it.each([
    [{ en: 'Agreed', zh: '同意' }, true],
    [{ en: '', zh: '同意' }, true],
    [{ en: ' ', zh: '' }, false],
  ])('%j exists in a language: %s', (text, said) => {
    expect(isSaid(text)).toBe(said);
  });
});
