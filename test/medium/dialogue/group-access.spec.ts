import { afterAll, beforeEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Constituency, Role } from '../../../src/kernel/actor.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { AcceptGroupMembers } from '../../../src/modules/dialogue/use-cases/accept-group-members.js';
import { PlanConstituencyMeeting } from '../../../src/modules/dialogue/use-cases/plan-constituency-meeting.js';
import { ReadConstituencyGroup } from '../../../src/modules/dialogue/use-cases/read-constituency-group.js';
import { ReadShownRecords } from '../../../src/modules/dialogue/use-cases/shown-records.js';
import { ChangePerson } from '../../../src/modules/identity/use-cases/change-person.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from './table.js';

let open: OpenDatabase;
let dialogue: ReturnType<typeof dialogueOn>;
let place: Awaited<ReturnType<typeof openWorkspace>>;
let members: AcceptGroupMembers;
let reader: ReadConstituencyGroup;
let facilitator: Actor;
let roundtableId: string;
let [first, second, third, adviser]: Actor[] = [];
let union: string;

const directory = new DirectoryFacade();
const letter = 'City Federation, No. 12, 3 March 2026';
const titles = { one: localized('Quokka wages', '工资') };

const organisation = () =>
  open.database.write(place.system, (tx) =>
    directory.addOrganisation(tx, {
      ...{ name: localized(`Union ${Math.random()}`, '工会'), constituency: 'workers', capacity: null },
    }),
  );

/** A person of the workers with a seat, as `place` makes people, of an organisation. */
async function delegate(
  organisationId: string,
  kind: 'titular' | 'adviser' | null = 'titular',
  role: Role = 'member',
): Promise<Actor> {
  const personId = await place.person({ constituency: 'workers', organisationId } as never);
  if (kind !== null) await dialogue.seat.execute(facilitator, { roundtableId, personId, kind });
  return place.as(role, { personId, constituency: 'workers', organisationId });
}

const accept = (by: Actor, who: Actor, { earlier = false, by: how = null as string | null } = {}) =>
  members.accept(by, { roundtableId, personId: who.personId!, earlier, letter: how });
const confirm = (by: Actor, who: Actor) => members.confirmSpokesperson(by, { roundtableId, personId: who.personId! });
const planned = (by: Actor) =>
  new PlanConstituencyMeeting(open.database, directory).execute(by, {
    ...{ roundtableId, title: titles.one, startsOn: '2026-03-09', endsOn: '2026-03-09' },
  } as never);
const page = async (by: Actor) => reader.execute(by, roundtableId);

/** Titles of group meetings, groups and events that the row policies show to a person. */
const seen = (who: Actor): Promise<number> =>
  open.database.read(who, async (tx) => {
    const [row] = await tx.query<{ count: number }>(`SELECT (
      (SELECT count(*) FROM dialogue_constituency_group) + (SELECT count(*) FROM dialogue_meeting
        WHERE constituency_group_id IS NOT NULL) + (SELECT count(*) FROM domain_event
        WHERE payload ->> 'constituencyGroupId' IS NOT NULL))::int AS count`);
    return row!.count;
  });

async function name(who: Actor, role: 'spokesperson' | null) {
  const [seat] = await open.owner<{ id: string; version: number }>(
    'SELECT id, version FROM dialogue_seat WHERE roundtable_id = $1 AND person_id = $2',
    [roundtableId, who.personId],
  );
  await dialogue.changeSeat.execute(facilitator, { seatId: seat!.id, baseVersion: seat!.version, function: role });
}

async function vacate(who: Actor) {
  const [seat] = await open.owner<{ id: string; version: number }>(
    'SELECT id, version FROM dialogue_seat WHERE roundtable_id = $1 AND person_id = $2',
    [roundtableId, who.personId],
  );
  await dialogue.vacate.execute(facilitator, { seatId: seat!.id, baseVersion: seat!.version });
}

/** Two titular members of different organisations accept each other, and confirm the first as spokesperson. */
async function begin() {
  expect(await accept(first!, second!, { by: letter })).toEqual({ accepted: false });
  expect(await accept(second!, first!, { by: letter })).toEqual({ accepted: true });
  await name(first!, 'spokesperson');
  await confirm(second!, first!);
}

beforeAll(async () => {
  open = await openTestDatabase();
  dialogue = dialogueOn(open);
  members = new AcceptGroupMembers(open.database, new IdentityFacade());
  reader = new ReadConstituencyGroup(open.database, new ReadShownRecords(new IdentityFacade(), directory));
});
afterAll(() => open.close());

let count = 0;
beforeEach(async () => {
  place = await openWorkspace(open, `group-access-${(count += 1)}`);
  facilitator = place.as('facilitator', { personId: await place.person({ capacity: 'secretariat' }) });
  roundtableId = (await dialogue.create.execute(facilitator, plan)).id;
  union = await organisation();
  [first, second] = [await delegate(union), await delegate(await organisation())];
  [third, adviser] = [await delegate(union), await delegate(union, 'adviser')];
  const reason = 'The delegations are still to be named.';
  await dialogue.state.execute(facilitator, { roundtableId, to: 'convened', reason });
});

describe('access to the private meetings of a group', () => {
  it('begins when two titular members of different organisations accept each other by their letters', async () => {
    await expect(accept(first!, second!)).rejects.toMatchObject({ code: 'dialogue.group-access.letter-missing' });
    for (const who of [third!, first!])
      await expect(accept(first!, who, { by: letter })).rejects.toMatchObject({
        code: 'dialogue.group-access.same-organisation',
      });
    await expect(accept(adviser!, first!, { by: letter })).rejects.toMatchObject({
      code: 'dialogue.group-access.not-titular',
    });
    await expect(planned(first!)).rejects.toMatchObject({ code: 'dialogue.group-access.no-access' });
    await accept(first!, second!, { by: letter });
    await accept(second!, first!, { by: letter });
    await expect(planned(first!)).rejects.toMatchObject({ code: 'dialogue.group-access.no-spokesperson' });
    await expect(confirm(second!, first!)).rejects.toMatchObject({
      code: 'dialogue.group-access.spokesperson-unfit',
    });
    await name(first!, 'spokesperson');
    await expect(planned(first!)).rejects.toMatchObject({ code: 'dialogue.group-access.no-spokesperson' });
    await confirm(second!, first!);
    expect(await planned(first!)).toMatchObject({ number: 1 });
    expect(await seen(second!)).toBeGreaterThan(1);
  });

  it('needs one letter in a group with a single organisation', async () => {
    await vacate(second!);
    expect(await accept(first!, first!, { by: letter })).toEqual({ accepted: true });
  });

  it('is given by the spokesperson, or by two titular members who have it', async () => {
    await begin();
    await expect(accept(third!, adviser!)).rejects.toMatchObject({ code: 'dialogue.group-access.no-access' });
    expect(await accept(second!, third!)).toEqual({ accepted: false });
    await expect(accept(second!, third!)).rejects.toMatchObject({ code: 'dialogue.group-access.asked-already' });
    expect(await accept(first!, third!)).toEqual({ accepted: true });
    await name(first!, null);
    expect(await accept(second!, adviser!)).toEqual({ accepted: false });
    expect(await accept(third!, adviser!)).toEqual({ accepted: true });
  });

  it('is not given by a spokesperson whose function ended a second ago, even if it returns', async () => {
    await begin();
    await name(first!, null);
    await name(first!, 'spokesperson');
    expect(await accept(first!, third!)).toEqual({ accepted: false });
    await expect(planned(first!)).rejects.toMatchObject({ code: 'dialogue.group-access.no-spokesperson' });
  });

  it('is refused with a reason that only the nominating organisation reads, and the seat remains', async () => {
    await begin();
    const personId = third!.personId!;
    await members.refuse(first!, { roundtableId, personId, reason: 'Speaks for the employer.' });
    expect((await page(third!)).access.refusals).toMatchObject([{ reason: 'Speaks for the employer.' }]);
    expect((await page(adviser!)).access.refusals).toHaveLength(1);
    expect((await page(second!)).access.refusals).toEqual([]);
    expect(await seen(third!)).toBe(0);
    const seats = await open.owner('SELECT id FROM dialogue_seat WHERE person_id = $1', [personId]);
    expect(seats).toHaveLength(1);
  });

  it('shows earlier meetings only if those who accept say so, and never more than they see', async () => {
    await begin();
    const { id: meetingId } = await planned(first!);
    await dialogue.meetingStates.execute(first!, { meetingId, to: 'cancelled', reason: 'No room.' } as never);
    await accept(first!, third!);
    expect((await page(third!)).group.meetings).toHaveLength(0);
    await accept(first!, adviser!, { earlier: true });
    expect((await page(adviser!)).group.meetings).toHaveLength(1);
    const late = await delegate(union);
    await name(first!, null);
    await name(third!, 'spokesperson');
    await confirm(second!, third!);
    await accept(third!, late, { earlier: true });
    expect((await page(late)).group.meetings).toHaveLength(0);
  });
});

describe('whoever was not accepted reads nothing of a group', () => {
  const change = (by: Actor, who: Actor, changes: { constituency?: Constituency; organisationId?: string }) =>
    new ChangePerson(open.database, directory).execute(by, {
      ...{ id: who.personId!, baseVersion: 1, changes: { capacity: null, ...changes } },
    } as never);

  it('neither by entry, organisation and seat, alone or in twos, as facilitator, administrator or analyst', async () => {
    await begin();
    await planned(first!);
    const insiders: Actor[] = [];
    for (const role of ['facilitator', 'administrator', 'analyst'] as const) {
      const personId = await place.person({ capacity: 'secretariat' });
      const who = place.as(role, { personId });
      await expect(
        change({ ...facilitator, personId }, who, { constituency: 'workers', organisationId: union }),
      ).rejects.toMatchObject({ code: 'identity.person.own-group' });
      // a second person does it for the first
      await change(facilitator, who, { constituency: 'workers', organisationId: union });
      for (const kind of [null, 'titular'] as const) {
        if (kind !== null) await dialogue.seat.execute(facilitator, { roundtableId, personId, kind });
        const moved = { ...who, constituency: 'workers' as const, organisationId: union };
        expect(await seen(moved)).toBe(0);
      }
      insiders.push({ ...who, constituency: 'workers', organisationId: union });
    }
    for (const by of insiders)
      for (const who of insiders) {
        await expect(accept(by, who, { by: letter })).rejects.toMatchObject({ kind: 'conflict' });
        await expect(confirm(by, who)).rejects.toMatchObject({ kind: 'conflict' });
        await expect(planned(by)).rejects.toMatchObject({ code: 'dialogue.group-access.no-access' });
      }
    for (const who of insiders) expect(await seen(who)).toBe(0);
  });

  it('nor after the seats of all members were removed and the group was begun again', async () => {
    await begin();
    await planned(first!);
    const other = await organisation();
    for (const who of [first!, second!, third!, adviser!]) await vacate(who);
    const [one, two] = [
      await delegate(union, 'titular', 'facilitator'),
      await delegate(other, 'titular', 'administrator'),
    ];
    await accept(one, two, { by: letter });
    await accept(two, one, { by: letter });
    await name(one, 'spokesperson');
    await confirm(two, one);
    const accomplice = await delegate(union);
    await accept(one, accomplice, { earlier: true });
    for (const who of [one, two, accomplice]) expect((await page(who)).group.meetings).toEqual([]);
    // a new meeting has a number of its own
    expect(await planned(one)).toMatchObject({ number: 2 });
    expect((await page(two)).group.meetings).toHaveLength(1);
    expect(await seen(first!)).toBe(0);
  });

  it('nor with the account of another person, or a seat that was removed and assigned again', async () => {
    await begin();
    await planned(first!);
    expect(await seen(second!)).toBeGreaterThan(0);
    await open.database.write(place.system, async (tx) => {
      const accountId = await newAccount(tx);
      await new IdentityFacade().admitMember(tx, { accountId, personId: second!.personId!, roles: ['member'] });
    });
    expect(await seen(second!)).toBe(0);
    await vacate(first!);
    await dialogue.seat.execute(facilitator, { roundtableId, personId: first!.personId!, kind: 'titular' });
    expect(await seen(first!)).toBe(0);
  });

  it('nor those who move to another organisation or constituency and back', async () => {
    await begin();
    await planned(first!);
    const moved = await change(facilitator, first!, { organisationId: await organisation() });
    expect(await seen(first!)).toBe(0);
    await new ChangePerson(open.database, directory).execute(facilitator, {
      ...{ id: first!.personId!, baseVersion: moved.version, changes: { organisationId: union } },
    } as never);
    expect(await seen(first!)).toBe(0);
  });

  it('and the content stays closed when the only member with access leaves', async () => {
    await vacate(second!);
    await accept(first!, first!, { by: letter });
    await name(first!, 'spokesperson');
    await confirm(first!, first!);
    await planned(first!);
    await vacate(first!);
    for (const who of [first!, third!, adviser!]) expect(await seen(who)).toBe(0);
    await accept(third!, third!, { by: letter });
    expect((await page(third!)).group.meetings).toEqual([]);
  });
});

async function newAccount(tx: Parameters<IdentityFacade['addAccount']>[0]): Promise<string> {
  const [row] = await tx.query<{ id: string }>('SELECT gen_random_uuid() AS id');
  await new IdentityFacade().addAccount(tx, {
    ...{ id: row!.id, email: `${row!.id}@test.example`, language: 'en', passwordHash: '$argon2id$none' },
  } as never);
  return row!.id;
}
