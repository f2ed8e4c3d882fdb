import { describe, expect, it } from '@jest/globals';
import { nobody, systemActor } from '../../../kernel/actor.js';
import type { Actor, Role } from '../../../kernel/actor.js';
import { behalfOf } from './conclusion.js';
import type { Behalf, RecordedAs } from './conclusion.js';
import { groupVoice, mayWithdraw, reservesAs } from './speaking.js';
import type { SpeakingSeat } from './speaking.js';

const as = (role: Role, more: Partial<Actor> = {}): Actor => ({ ...nobody, kind: 'person', roles: [role], ...more });
const union: Behalf = { kind: 'organisation', organisationId: 'union', constituency: 'workers' };
const workers: Behalf = { kind: 'constituency', constituency: 'workers' };
const me = as('member', { personId: 'me', organisationId: 'union', constituency: 'workers' });
const seat = (more: Partial<SpeakingSeat> = {}): SpeakingSeat => ({
  roundtableId: 'first',
  personId: 'me',
  constituency: 'workers',
  organisationId: 'union',
  kind: 'titular',
  function: null,
  ...more,
});

describe('a reservation on behalf of others', () => {
  const cases: readonly (readonly [string, Actor, SpeakingSeat[], Behalf, RecordedAs | null])[] = [
    ['of the group by a titular seat', me, [seat()], workers, 'titular'],
    [
      'of the group by its spokesperson',
      me,
      [seat({ kind: 'adviser', function: 'spokesperson' })],
      workers,
      'spokesperson',
    ],
    ['of the group by a substitute', me, [seat({ kind: 'substitute' })], workers, null],
    ['of the group by an adviser', me, [seat({ kind: 'adviser' })], workers, null],
    ['of the group by a member without a seat', me, [seat({ personId: 'other' })], workers, null],
    ['of the group by someone who has left it', { ...me, constituency: 'employers' }, [seat()], workers, null],
    ['of another group', me, [seat()], { kind: 'constituency', constituency: 'employers' }, null],
    ['of the organisation by a substitute', me, [seat({ kind: 'substitute' })], union, 'substitute'],
    ['of the organisation by an adviser', me, [seat({ kind: 'adviser' })], union, null],
    ['of the organisation by a seat of another one', me, [seat({ organisationId: 'other' })], union, null],
    ['of the organisation by someone who has left it', { ...me, organisationId: 'other' }, [seat()], union, null],
    ['of anyone by the rapporteur', as('rapporteur'), [], union, 'recorder'],
    ['of anyone by a facilitator', as('facilitator'), [], workers, 'recorder'],
    ['of anyone by the program', systemActor('workspace'), [], workers, 'recorder'],
    ['of anyone by an administrator', as('administrator'), [], workers, null],
  ];
  it.each(cases)('%s', (_name, actor, seats, behalf, recordedAs) => {
    expect(reservesAs(actor, behalf, seats)).toBe(recordedAs);
  });

  const spokesperson = seat({ function: 'spokesperson' });
  const withdrawals: readonly (readonly [string, Actor, string, SpeakingSeat[], boolean])[] = [
    ['its author', me, 'me', [], true],
    ['its author, who has left the group', { ...me, constituency: 'employers' }, 'me', [], false],
    ['the spokesperson', me, 'other', [spokesperson], true],
    [
      'the spokesperson of another group',
      { ...me, constituency: 'employers' },
      'other',
      [{ ...spokesperson, constituency: 'employers' }],
      false,
    ],
    ['a colleague with a titular seat', me, 'other', [seat()], false],
    ['the rapporteur', as('rapporteur'), 'other', [], true],
    ['an observer', as('observer', { personId: 'x' }), 'other', [], false],
  ];
  it.each(withdrawals)('can be withdrawn by %s or not', (_name, actor, author, seats, allowed) => {
    const reservation = { organisationId: null, constituency: 'workers' as const, personId: author };
    expect(mayWithdraw(actor, reservation, seats)).toBe(allowed);
  });

  it('restores from the record on whose behalf it was made', () => {
    expect(behalfOf({ organisationId: 'union', constituency: 'workers' })).toEqual(union);
    expect(behalfOf({ organisationId: null, constituency: 'workers' })).toEqual(workers);
  });
});

describe('the right to speak for a group on the follow-up of a roundtable', () => {
  const [first, latest, several] = [
    { roundtableIds: ['first'], latestId: 'latest' },
    { roundtableIds: [], latestId: 'latest' },
    { roundtableIds: ['first', 'second'], latestId: 'latest' },
  ];
  const named = seat({ function: 'spokesperson' });
  const cases: readonly (readonly [
    string,
    SpeakingSeat[],
    { roundtableIds: readonly string[]; latestId: string | null },
    string | null,
  ])[] = [
    ['a titular seat there', [seat()], first, 'titular'],
    ['a titular seat at another roundtable', [seat({ roundtableId: 'latest' })], first, null],
    ['the spokesperson there', [named], first, 'spokesperson'],
    ['the spokesperson at the latest roundtable', [{ ...named, roundtableId: 'latest' }], first, 'spokesperson'],
    ['the spokesperson at one in between', [{ ...named, roundtableId: 'second' }], first, null],
    ['a titular seat where another is spokesperson', [seat(), { ...named, personId: 'other' }], first, null],
    [
      'a titular seat where another group has a spokesperson',
      [seat(), { ...named, personId: 'other', constituency: 'employers' }],
      first,
      'titular',
    ],
    ['a substitute', [seat({ kind: 'substitute' })], first, null],
    [
      'without a conclusion, a titular seat at the latest roundtable',
      [seat({ roundtableId: 'latest' })],
      latest,
      'titular',
    ],
    ['without a conclusion, a titular seat at an earlier one', [seat()], latest, null],
    ['without any roundtable, no one', [], { roundtableIds: [], latestId: null }, null],
    ['a titular seat at one of several', [seat({ roundtableId: 'second' })], several, 'titular'],
    ['the spokesperson at one of several', [{ ...named, roundtableId: 'second' }], several, 'spokesperson'],
    [
      'a titular seat where another is spokesperson at one of several',
      [seat(), { ...named, personId: 'other', roundtableId: 'second' }],
      several,
      null,
    ],
  ];
  it.each(cases)('%s', (_name, seats, at, recordedAs) => {
    expect(groupVoice(me, seats, at)?.recordedAs ?? null).toBe(recordedAs);
  });

  it('is not given to a person outside the groups', () => {
    expect(groupVoice({ ...me, constituency: null }, [seat()], first)).toBeNull();
  });
});
