import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type pg from 'pg';
import type { Role } from '../../src/kernel/actor.js';
import { type Answer, cookieOf, visit, type Visitor, visitorPassword } from '../support/visitor.js';
import type { GivenMember } from '../support/workspace.js';
import type { PrivateMeeting } from './group-reads.js';

export type Person = Visitor & GivenMember;

/** The group that met privately, with its two titular members. */
export interface Place {
  readonly owner: pg.Pool;
  readonly meeting: PrivateMeeting;
  readonly titular: Person;
  readonly second: Person;
}

export const apiOf = ({ workspaceId }: Pick<PrivateMeeting, 'workspaceId'>): string => `/api/workspaces/${workspaceId}`;

const letter = 'City Federation, No. 12, 3 March 2026';

/** One who acts, and the one who is to get into the group; the same person where one acts alone. */
export interface Walk {
  readonly by: Person;
  readonly role: Role;
  readonly target: Person;
  /** An adviser whom the group has accepted, for the paths that take over an account. */
  readonly member: Person;
}

export interface Step extends Walk {
  readonly place: Place;
  /** Sends a request as the one who acts, and notes whether it succeeded. */
  send(what: string, method: string, path: string, body?: unknown, table?: readonly [string, unknown]): Promise<Answer>;
  /** Runs after the reading, so that the next walk finds nothing taken. */
  finally(cleanup: () => Promise<unknown>): void;
}

const seatOf = async ({ owner, meeting }: Place, personId: string | null): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>(
    'SELECT id FROM dialogue_seat WHERE roundtable_id = $1 AND person_id = $2',
    [meeting.roundtableId, personId],
  );
  return rows[0]?.id ?? randomUUID();
};

/** Accepts an invitation that came by email, and signs in. */
async function enter({ owner, meeting }: Place, email: string): Promise<Visitor | null> {
  const { rows } = await owner.query<{ body: string }>(
    'SELECT body FROM mail_outbox WHERE recipient = $1 ORDER BY id DESC',
    [email],
  );
  const token = /#([\w-]{43})/.exec(rows[0]?.body ?? '')?.[1];
  if (token === undefined) return null;
  const body = { token, password: visitorPassword, language: 'en' };
  await visit(() => meeting.url, '').call('POST', '/api/invitations/accept', { body });
  return visit(() => meeting.url, await cookieOf(meeting.url, email, visitorPassword));
}

export const seatsOf = ({ roundtableId }: PrivateMeeting): string => `roundtables/${roundtableId}/seats`;

/** Each returns who may now try to read, besides the two. */
export const paths: Readonly<Record<string, (step: Step) => Promise<readonly (Visitor | null)[]>>> = {
  'directory entry': async ({ send, place: { titular }, target: { actor } }) => {
    const version = ['identity_person', actor.personId] as const;
    const ofUnion = { constituency: 'workers', capacity: null, organisationId: titular.actor.organisationId };
    await send('entry', 'PATCH', `people/${actor.personId}`, ofUnion, version);
    return [];
  },
  organisation: async ({ send, place: { titular }, target: { actor } }) => {
    const version = ['directory_organisation', actor.organisationId] as const;
    const workers = { constituency: 'workers', capacity: null };
    await send('organisation', 'PATCH', `organisations/${actor.organisationId}`, workers, version);
    const body = { name: { en: `Union ${randomUUID()}`, zh: '工会' }, constituency: 'workers' };
    const added = await send('new organisation', 'POST', 'organisations', body);
    const moved = { organisationId: added.body['id'] ?? titular.actor.organisationId };
    await send('move', 'PATCH', `people/${actor.personId}`, moved, ['identity_person', actor.personId]);
    return [];
  },
  'seat list': async ({ send, place: { meeting }, target: { actor } }) => {
    const row = `Name,Group,Seat\nPerson ${actor.personId},workers,titular`;
    await send('seat list', 'POST', `roundtables/${meeting.roundtableId}/seat-lists`, { text: row, leaveOut: [] });
    return [];
  },
  seat: async ({ send, place, target: { actor } }) => {
    const seatId = await seatOf(place, actor.personId);
    await send('vacate', 'DELETE', `seats/${seatId}`, undefined, ['dialogue_seat', seatId]);
    await send('seat', 'POST', seatsOf(place.meeting), { people: [{ personId: actor.personId, kind: 'titular' }] });
    const named = await seatOf(place, actor.personId);
    await send('spokesperson', 'PATCH', `seats/${named}`, { function: 'spokesperson' }, ['dialogue_seat', named]);
    return [];
  },
  substitution: async ({ send, place, target: { actor }, ...step }) => {
    const own = await seatOf(place, actor.personId);
    const change = { kind: 'substitute', function: null };
    await send('substitute', 'PATCH', `seats/${own}`, change, ['dialogue_seat', own]);
    const period = { startsAt: new Date().toISOString(), endsAt: new Date(Date.now() + 3_600_000).toISOString() };
    const body = { seatId: await seatOf(place, place.second.actor.personId), substituteSeatId: own, ...period };
    const path = `live/roundtables/${place.meeting.roundtableId}/substitutions`;
    const planned = await send('substitution', 'POST', path, body);
    if (planned.status < 300)
      step.finally(() => send('end of substitution', 'DELETE', `${path}/${String(planned.body['id'])}`));
    return [];
  },
  'working group': async ({ send, place: { meeting }, target: { actor } }) => {
    const name = { en: `Group ${randomUUID()}`, zh: '工作组' };
    const place = { composition: ['workers'], roundtableId: meeting.roundtableId, formedOn: '2026-03-10' };
    const formed = await send('working group', 'POST', 'working-groups', { name, mandate: name, ...place });
    const body = { personId: actor.personId, function: 'convenor' };
    await send('convenor', 'POST', `working-groups/${String(formed.body['id'] ?? randomUUID())}/members`, body);
    return [];
  },
  acceptance: async ({ send, by, place: { meeting }, target: { actor, call } }) => {
    const { personId } = actor;
    const members = `roundtables/${meeting.roundtableId}/group-members`;
    await send('accept', 'POST', `${members}/acceptances`, { personId, earlier: true, letter });
    await send('confirm', 'POST', `${members}/spokesperson`, { personId });
    const accepting = { personId: by.actor.personId, earlier: true, letter };
    await call('POST', `${apiOf(meeting)}/${members}/acceptances`, { body: accepting });
    return [];
  },
  role: async ({ send, place: { meeting }, target: { actor, call } }) => {
    const path = `members/${actor.accountId}`;
    const wanted = { roles: ['administrator', 'facilitator', 'analyst', 'rapporteur', 'interpreter', 'observer'] };
    const answer = await send('roles', 'PATCH', path, wanted, ['identity_membership.account_id', actor.accountId]);
    const waiting = answer.body['waiting'] as { id: string } | null | undefined;
    if (waiting)
      await call('POST', `${apiOf(meeting)}/rights/requests/${waiting.id}`, { body: { decision: 'approve' } });
    return [];
  },
  'hand-over': async ({ send, place: { titular }, target: { actor } }) => {
    const title = { en: `Action ${randomUUID()}`, zh: '行动' };
    await send('action', 'POST', 'roadmap/actions', { title, ownerPersonId: titular.actor.personId });
    const people = { fromPersonId: titular.actor.personId, toPersonId: actor.personId, startsOn: '2026-01-05' };
    const checked = await send('hand-over check', 'POST', 'roadmap/hand-overs/checks', people);
    const basis = String(checked.body['basis'] ?? 'none');
    await send('hand-over', 'POST', 'roadmap/hand-overs', { ...people, basis });
    return [];
  },
  'bulk import': async ({ send, place }) => {
    const name = `Person ${randomUUID()}`;
    const text = `Name,Group,Seat\n${name},workers,titular`;
    await send('imported list', 'POST', `roundtables/${place.meeting.roundtableId}/seat-lists`, { text, leaveOut: [] });
    const { rows } = await place.owner.query<{ id: string }>(
      `SELECT id FROM identity_person WHERE name ->> 'en' = $1`,
      [name],
    );
    const email = `imported-${randomUUID()}@test.example`;
    const invited = { personId: rows[0]?.id ?? randomUUID(), email, roles: ['member'] };
    await send('invitation of the imported', 'POST', 'invitations', invited);
    return [await enter(place, email)];
  },
  'account of another person': async ({ send, place, member: { actor } }) => {
    const email = `second-${randomUUID()}@test.example`;
    const invited = { personId: actor.personId, email, roles: ['member'] };
    await send('invitation of a member', 'POST', 'invitations', invited);
    const path = `members/${actor.accountId}`;
    await send('removal', 'DELETE', path, undefined, ['identity_membership.account_id', actor.accountId]);
    await send('changed address', 'POST', 'invitations', invited);
    return [await enter(place, email)];
  },
  'one-time link': async ({ by, send, place: { titular } }) => {
    const asked = await by.call('POST', '/api/sign-in/link', { body: { email: titular.email } });
    expect(JSON.stringify(asked.body)).not.toMatch(/[\w-]{43}/);
    const change = { email: by.email };
    const path = `people/${titular.actor.personId}`;
    await send('address of the entry', 'PATCH', path, change, ['identity_person', titular.actor.personId]);
    return [];
  },
};
