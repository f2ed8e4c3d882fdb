import { describe, expect, it } from '@jest/globals';
import { nobody } from '../../../kernel/actor.js';
import { answersAs, confirmationState, confirmationStatus, organisationsAsked } from './confirmation.js';

const open = { dueOn: '2026-03-31', today: '2026-03-31' };
const ended = { dueOn: '2026-03-31', today: '2026-04-01' };

describe('confirmation by organisations', () => {
  it.each([
    [['confirmed', 'confirmed'], open, 'confirmed'],
    [['confirmed', null], open, 'waiting'],
    [['confirmed', null], ended, 'silent'],
    [['confirmed', 'not-confirmed', null], open, 'not-confirmed'],
    [['confirmed', 'confirmed'], ended, 'confirmed'],
    [[], open, 'waiting'],
    [[null], null, 'no-term'],
  ] as const)('of the answers %j in the term %j is %s: silence is never agreement', (answers, term, state) => {
    expect(confirmationState(answers, term)).toBe(state);
  });

  it('shows an organisation without answer as waiting until the last day of the term, then as silent', () => {
    expect([confirmationStatus(null, open), confirmationStatus(null, ended)]).toEqual(['waiting', 'silent']);
    expect(confirmationStatus('confirmed', ended)).toBe('confirmed');
  });

  it('is asked of each organisation with a titular or substitute seat in a group, once', () => {
    const seat = (kind: 'titular' | 'substitute' | 'adviser', organisationId: string | null) =>
      ({ kind, organisationId, constituency: 'workers' }) as const;
    const secretariat = { kind: 'titular', organisationId: 'e', constituency: null } as const;
    const seats = [seat('titular', 'a'), seat('titular', 'a'), seat('substitute', 'b'), seat('adviser', 'c')];
    expect(organisationsAsked([...seats, seat('titular', null), secretariat])).toEqual([
      { organisationId: 'a', constituency: 'workers' },
      { organisationId: 'b', constituency: 'workers' },
    ]);
  });

  it('is given by people of the organisation; a recorder enters an answer on paper, others cannot', () => {
    const person = { ...nobody, kind: 'person', personId: 'p', organisationId: 'a' } as const;
    expect(answersAs({ ...person, roles: ['member'] }, 'a')).toBe('organisation');
    expect(answersAs({ ...person, roles: ['member'] }, 'b')).toBeNull();
    expect(answersAs({ ...person, roles: ['facilitator'] }, 'b')).toBe('recorder');
    expect(answersAs({ ...person, roles: ['administrator'] }, 'b')).toBeNull();
  });
});
