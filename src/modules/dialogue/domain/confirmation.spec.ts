import { describe, expect, it } from '@jest/globals';
import { nobody } from '../../../kernel/actor.js';
import { localized } from '../../../kernel/localized-text.js';
import {
  answersAs,
  type ConfirmationAnswer,
  confirmationState,
  confirmationStatus,
  isFinal,
  mayAttach,
  organisationsAsked,
  writtenFault,
} from './confirmation.js';

const open = { dueOn: '2026-03-31', today: '2026-03-31' };
const given = (answer: ConfirmationAnswer | null) =>
  ({ answer, textChanged: false, constituency: 'workers', rule: 'each' }) as const;
const ended = { dueOn: '2026-03-31', today: '2026-04-01' };

describe('confirmation by organisations', () => {
  it.each([
    [['confirmed', 'confirmed'], open, 'confirmed'],
    [['confirmed', null], open, 'waiting'],
    [['confirmed', null], ended, 'silent'],
    [['confirmed', 'not-confirmed', null], open, 'not-confirmed'],
    [['confirmed', 'confirmed'], ended, 'confirmed'],
    [['confirmed-with-comments', 'confirmed-with-reservation'], open, 'confirmed'],
    [['confirmed-with-reservation', 'not-confirmed'], open, 'not-confirmed'],
    [[], open, 'no-one'],
    [[], ended, 'no-one'],
    [[null], null, 'no-term'],
  ] as const)('of the answers %j in the term %j is %s: silence is never agreement', (answers, term, state) => {
    expect(confirmationState(answers.map(given), term)).toBe(state);
  });

  it.each([
    [['confirmed', 'confirmed-with-reservation', null], open, 'confirmed'],
    [['confirmed', 'confirmed', 'not-confirmed'], ended, 'confirmed'],
    [['confirmed', null, null], open, 'waiting'],
    [['confirmed', null, null], ended, 'silent'],
    [['confirmed', 'not-confirmed', null], open, 'waiting'],
    [['not-confirmed', 'not-confirmed', null], open, 'not-confirmed'],
    [['confirmed', 'not-confirmed'], open, 'not-confirmed'],
    [['confirmed', null], ended, 'silent'],
    [['confirmed'], open, 'confirmed'],
  ] as const)(
    'counts the answers %j of a group whose mandate asks a majority in the term %j as %s',
    (answers, term, state) => {
      const group = answers.map(
        (answer) => ({ ...given(answer), constituency: 'employers', rule: 'majority' }) as const,
      );
      expect(confirmationState(group, term)).toBe(state);
      expect(confirmationState([...group, given('confirmed')], term)).toBe(state);
      expect(confirmationState([...group, given('not-confirmed')], term)).toBe('not-confirmed');
    },
  );

  it.each([
    ['confirmed', null, null, null],
    ['confirmed', 'Costs are shared.', null, null],
    ['confirmed-with-comments', null, null, 'comments'],
    ['confirmed-with-comments', 'Costs are shared.', null, null],
    ['confirmed-with-reservation', null, null, 'statement'],
    ['confirmed-with-reservation', null, localized('Not at night.', ''), null],
    ['not-confirmed', 'The board refused.', localized('Not at night.', ''), 'unneeded'],
  ] as const)(
    'with the answer %s, the comments %j and the statement %j, is missing: %j',
    (answer, note, statement, fault) => {
      expect(writtenFault({ answer, note, statement })).toBe(fault);
    },
  );

  it.each(['confirmed', 'not-confirmed'] as const)(
    'no longer counts the answer %s when the text was revised',
    (answer) => {
      const answers = [given('confirmed'), { ...given(answer), textChanged: true }];
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
      { organisationId: 'a', constituency: 'workers', rule: 'each' },
      { organisationId: 'b', constituency: 'workers', rule: 'each' },
    ]);
  });

  it.each([
    [[], ['a each', 'b each', 'c each']],
    [[{ constituency: 'employers', rule: 'majority', organisationId: null }], ['a majority', 'b majority', 'c each']],
    [[{ constituency: 'employers', rule: 'for-group', organisationId: 'b' }], ['b for-group', 'c each']],
    // without a seat in the group, an organisation cannot answer for it
    [[{ constituency: 'employers', rule: 'for-group', organisationId: 'c' }], ['a each', 'b each', 'c each']],
  ] as const)('is asked by the mandates of the groups %j of %j', (rules, asked) => {
    const seats = [
      { kind: 'titular', organisationId: 'a', constituency: 'employers' },
      { kind: 'titular', organisationId: 'b', constituency: 'employers' },
      { kind: 'titular', organisationId: 'c', constituency: 'workers' },
    ] as const;
    expect(organisationsAsked(seats, rules).map(({ organisationId, rule }) => `${organisationId} ${rule}`)).toEqual(
      asked,
    );
  });

  it('is given by people of the organisation; a recorder enters an answer on paper, others cannot', () => {
    const person = { ...nobody, kind: 'person', personId: 'p', organisationId: 'a' } as const;
    expect(answersAs({ ...person, roles: ['member'] }, 'a')).toBe('organisation');
    expect(answersAs({ ...person, roles: ['member'] }, 'b')).toBeNull();
    expect(answersAs({ ...person, roles: ['facilitator'] }, 'b')).toBe('recorder');
    expect(answersAs({ ...person, roles: ['administrator'] }, 'b')).toBeNull();
  });
});
