import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Actor, Role } from '../../../src/kernel/actor.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { RecordClosedGroupsWhenAMemberLeft } from '../../../src/modules/dialogue/subscribers/record-closed-groups-when-a-member-left.js';
import { AcceptGroupMembers } from '../../../src/modules/dialogue/use-cases/accept-group-members.js';
import { PlanConstituencyMeeting } from '../../../src/modules/dialogue/use-cases/plan-constituency-meeting.js';
import { ReadConstituencyGroup } from '../../../src/modules/dialogue/use-cases/read-constituency-group.js';
import { ReadShownRecords } from '../../../src/modules/dialogue/use-cases/shown-records.js';
import { ChangePerson } from '../../../src/modules/identity/use-cases/change-person.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import type { Transaction } from '../../../src/platform/database/transaction.js';
import { type OpenDatabase, openTestDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

let open: OpenDatabase;
let dialogue: ReturnType<typeof dialogueOn>;
let place: Awaited<ReturnType<typeof openWorkspace>>;
let members: AcceptGroupMembers;
let reader: ReadConstituencyGroup;
let facilitator: Actor;
let roundtableId: string;
let union: string;
let only: Actor;
let adviser: Actor;

const directory = new DirectoryFacade();
const letter = 'City Federation, No. 12, 3 March 2026';

const organisation = (): Promise<string> =>
  open.database.write(place.system, (tx) =>
    directory.addOrganisation(tx, {
      ...{ name: localized(`Union ${Math.random()}`, '工会'), constituency: 'workers', capacity: null },
    }),
  );

/** A person of the workers with a seat. */
async function delegate(kind: 'titular' | 'adviser', role: Role = 'member', organisationId = union): Promise<Actor> {
  const personId = await place.person({ constituency: 'workers', organisationId });
  await dialogue.seat.execute(facilitator, { roundtableId, personId, kind });
  return place.as(role, { personId, constituency: 'workers', organisationId });
}

const accept = (by: Actor, who: Actor, { earlier = false, by: how = null as string | null } = {}) =>
  members.accept(by, { roundtableId, personId: who.personId!, earlier, letter: how });
const planned = (by: Actor) =>
  new PlanConstituencyMeeting(open.database, directory).execute(by, {
    ...{ roundtableId, title: localized('Quokka wages', '工资'), startsOn: '2026-03-09', endsOn: '2026-03-09' },
  } as never);
const page = (by: Actor) => reader.execute(by, roundtableId);

/** Groups, meetings and events that the row policies show to a person. */
const seen = (who: Actor): Promise<number> =>
  open.database.read(who, async (tx) => {
    const [row] = await tx.query<{ count: number }>(`SELECT (
      (SELECT count(*) FROM dialogue_constituency_group) + (SELECT count(*) FROM dialogue_meeting
        WHERE constituency_group_id IS NOT NULL) + (SELECT count(*) FROM domain_event
        WHERE payload ->> 'constituencyGroupId' IS NOT NULL))::int AS count`);
    return row!.count;
  });

async function seatOf(who: Actor): Promise<{ seatId: string; baseVersion: number }> {
  const [seat] = await open.owner<{ id: string; version: number }>(
    'SELECT id, version FROM dialogue_seat WHERE roundtable_id = $1 AND person_id = $2',
    [roundtableId, who.personId],
  );
  return { seatId: seat!.id, baseVersion: seat!.version };
}

const vacate = async (who: Actor) => dialogue.vacate.execute(facilitator, await seatOf(who));
const change = async (who: Actor, changes: object) =>
  dialogue.changeSeat.execute(facilitator, { ...(await seatOf(who)), ...changes });
const move = (who: Actor, organisationId: string) =>
  new ChangePerson(open.database, directory).execute(facilitator, {
    ...{ id: who.personId!, baseVersion: 1, changes: { organisationId } },
  } as never);

const events = async (type: string): Promise<readonly object[]> => {
  const recorded = new RecordClosedGroupsWhenAMemberLeft(members);
  await open.database.write(place.system, (tx: Transaction) => recorded.handle({} as never, tx));
  return open.owner('SELECT subject, payload FROM domain_event WHERE type = $1 AND workspace_id = $2', [
    type,
    place.workspaceId,
  ]);
};

beforeAll(async () => {
  open = await openTestDatabase();
  dialogue = dialogueOn(open);
  members = new AcceptGroupMembers(open.database, new IdentityFacade());
  reader = new ReadConstituencyGroup(open.database, new ReadShownRecords(new IdentityFacade(), directory));
});
afterAll(() => open.close());

let count = 0;
beforeEach(async () => {
  place = await openWorkspace(open, `group-left-${(count += 1)}`);
  facilitator = place.as('facilitator', { personId: await place.person({ capacity: 'secretariat' }) });
  roundtableId = (await dialogue.create.execute(facilitator, plan)).id;
  union = await organisation();
  [only, adviser] = [await delegate('titular'), await delegate('adviser')];
  const reason = 'The delegations are still to be named.';
  await dialogue.state.execute(facilitator, { roundtableId, to: 'convened', reason });
  await accept(only, only, { by: letter });
  await planned(only);
  await accept(only, adviser, { earlier: true });
});

describe('a group with a single organisation', () => {
  it('begins with its letter, which also names the spokesperson', async () => {
    expect((await page(only)).access).toMatchObject({ begun: true, spokesperson: true, closedAt: null });
    expect(await seen(adviser)).toBeGreaterThan(1);
  });

  it('has no spokesperson by its letter if the seats name someone else', async () => {
    await vacate(only);
    const successor = await delegate('titular');
    await change(adviser, { function: 'spokesperson' });
    await accept(successor, successor, { by: letter });
    expect((await page(successor)).access).toMatchObject({ begun: true, spokesperson: false });
  });
});

describe('when the only titular member of a group leaves', () => {
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the seat is removed', () => vacate(only)],
    ['the seat becomes that of an adviser', () => change(only, { kind: 'adviser' })],
    ['the person moves to another organisation', async () => move(only, await organisation())],
    [
      'the account changes hands',
      () =>
        open.database.write(place.system, async (tx) => {
          const [row] = await tx.query<{ id: string }>('SELECT gen_random_uuid() AS id');
          const account = {
            id: row!.id,
            email: `${row!.id}@test.example`,
            language: 'en' as const,
            passwordHash: '$argon2id$none',
          };
          await new IdentityFacade().addAccount(tx, account);
          const member = { accountId: row!.id, personId: only.personId!, roles: ['member' as const] };
          await new IdentityFacade().admitMember(tx, member);
        }),
    ],
  ];

  it.each(ways)('its access ends at once, and the content is closed to all: %s', async (_way, leave) => {
    await leave();
    for (const who of [only, adviser]) expect(await seen(who)).toBe(0);
    await expect(planned(only)).rejects.toMatchObject({ code: expect.stringMatching(/no-access|not-found/) });
    await expect(accept(adviser, adviser, { by: letter })).rejects.toMatchObject({ kind: 'conflict' });
    const { access } = await page(adviser);
    expect(access).toMatchObject({ accepted: false, begun: false, spokesperson: false });
    expect(Date.now() - access.closedAt!.getTime()).toBeLessThan(60_000);
  });

  it('this is recorded once', async () => {
    expect(await events('dialogue.group.closed.v1')).toEqual([]);
    await vacate(only);
    const closed = { subject: roundtableId, payload: { personId: only.personId, constituency: 'workers' } };
    expect(await events('dialogue.group.closed.v1')).toEqual([closed]);
    expect(await events('dialogue.group.closed.v1')).toEqual([closed]);
  });

  it('the letter for a successor names the spokesperson and opens the content to those who had access', async () => {
    await vacate(only);
    const successor = await delegate('titular');
    for (const who of [successor, adviser]) expect(await seen(who)).toBe(0);
    await expect(accept(successor, successor)).rejects.toMatchObject({ code: 'dialogue.group-access.letter-missing' });
    expect(await accept(successor, successor, { by: letter })).toEqual({ accepted: true });
    expect((await page(successor)).access).toMatchObject({ accepted: true, spokesperson: true, closedAt: null });
    expect((await page(adviser)).group.meetings).toHaveLength(1);
    // letters are not verified, so the successor sees what is planned from now on
    expect((await page(successor)).group.meetings).toEqual([]);
    expect(await planned(successor)).toMatchObject({ number: 2 });
    expect((await page(successor)).group.meetings).toHaveLength(1);
    expect(await seen(only)).toBe(0);
  });

  it('an adviser who becomes the successor sees what the adviser saw', async () => {
    await vacate(only);
    await change(adviser, { kind: 'titular' });
    expect(await seen(adviser)).toBe(0);
    await accept(adviser, adviser, { by: letter });
    expect((await page(adviser)).group.meetings).toHaveLength(1);
  });

  it('access that ended for its own reason meanwhile does not return', async () => {
    await vacate(only);
    await vacate(adviser);
    const personId = adviser.personId!;
    await dialogue.seat.execute(facilitator, { roundtableId, personId, kind: 'adviser' });
    const successor = await delegate('titular');
    await accept(successor, successor, { by: letter });
    expect(await seen(adviser)).toBe(0);
  });

  it('two who convene and administrate, and take the seats of its organisation, open nothing that was planned', async () => {
    await vacate(only);
    const [one, two] = [await delegate('titular', 'facilitator'), await delegate('titular', 'administrator')];
    await accept(one, one, { by: letter });
    await accept(one, two, { earlier: true });
    for (const who of [one, two]) {
      expect((await page(who)).group.meetings).toEqual([]);
      expect(await page(who)).toMatchObject({ group: { agenda: [], documents: [] } });
    }
  });
});

describe('a group with two titular members', () => {
  it('stays open when one of them leaves', async () => {
    const second = await delegate('titular');
    await accept(only, second, { earlier: true });
    await vacate(only);
    for (const who of [second, adviser]) expect(await seen(who)).toBeGreaterThan(1);
    expect(await events('dialogue.group.closed.v1')).toEqual([]);
  });

  it('accepts no one through a member who is being moved at the same moment', async () => {
    const [second, third] = [await delegate('titular'), await delegate('adviser')];
    await accept(only, second);
    const mover = new pg.Client({ connectionString: open.ownerUrl });
    await mover.connect();
    await mover.query('BEGIN');
    await mover.query('UPDATE identity_person SET organisation_id = NULL WHERE id = $1', [only.personId]);
    const accepted = accept(only, third).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await mover.query('COMMIT');
    await mover.end();
    expect(await accepted).toMatchObject({ code: 'dialogue.group-access.no-access' });
    expect(await seen(third)).toBe(0);
  });
});
