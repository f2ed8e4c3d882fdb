import { describe, expect, it } from '@jest/globals';
import { nobody } from '../../../kernel/actor.js';
import {
  answersAs,
  type ConfirmationAnswer,
  confirmationState,
  confirmationStatus,
  isFinal,
  mayAttach,
  organisationsAsked,
} from './confirmation.js';

const open = { dueOn: '2026-03-31', today: '2026-03-31' };
const given = (answer: ConfirmationAnswer | null) => ({ answer, textChanged: false });
const ended = { dueOn: '2026-03-31', today: '2026-04-01' };

describe('confirmation by organisations', () => {
  it.each([
    [['confirmed', 'confirmed'], open, 'confirmed'],
    [['confirmed', null], open, 'waiting'],
    [['confirmed', null], ended, 'silent'],
    [['confirmed', 'not-confirmed', null], open, 'not-confirmed'],
    [['confirmed', 'confirmed'], ended, 'confirmed'],
    [[], open, 'no-one'],
    [[], ended, 'no-one'],
    [[null], null, 'no-term'],
  ] as const)('of the answers %j in the term %j is %s: silence is never agreement', (answers, term, state) => {
    expect(confirmationState(answers.map(given), term)).toBe(state);
  });

  it.each(['confirmed', 'not-confirmed'] as const)(
    'no longer counts the answer %s when the text was revised',
    (answer) => {
      const answers = [given('confirmed'), { answer, textChanged: true }];
      expect([open, ended].map((term) => confirmationState(answers, term))).toEqual(['waiting', 'silent']);
    },
  );

  it.each([
    ['confirmed', 'organisation', 'organisation', { final: true, paper: true }],
    ['confirmed', 'organisation', 'recorder', { final: true, paper: false }],
    ['not-confirmed', 'recorder', 'organisation', { final: false, paper: true }],
    ['not-confirmed', 'recorder', 'recorder', { final: true, paper: true }],
    ['changed', 'organisation', 'organisation', { final: false, paper: false }],
    [null, null, 'recorder', { final: false, paper: false }],
  ] as const)(
    'leaves of the answer %s by %s to %s what the organisation did not enter itself: %j',
    (words, recordedAs, by, expected) => {
      const answer = words === 'changed' ? 'confirmed' : words;
      const asked = { answer, textChanged: words === 'changed', recordedAs, documentId: 'd' };
      expect({ final: isFinal(asked, by), paper: mayAttach(asked, by) }).toEqual(expected);
    },
  );

  it('shows an organisation without answer as waiting until the last day of the term, then as silent', () => {
    expect([confirmationStatus(given(null), open), confirmationStatus(given(null), ended)]).toEqual([
      'waiting',
      'silent',
    ]);
    expect(confirmationStatus(given('confirmed'), ended)).toBe('confirmed');
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
