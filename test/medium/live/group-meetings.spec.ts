import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, Constituency } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { localized } from '../../../src/kernel/localized-text.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { PlanConstituencyMeeting } from '../../../src/modules/dialogue/use-cases/plan-constituency-meeting.js';
import { ReadConstituencyGroup } from '../../../src/modules/dialogue/use-cases/read-constituency-group.js';
import { ReadShownRecords } from '../../../src/modules/dialogue/use-cases/shown-records.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { givenAccepted } from '../../support/group-acceptance.js';
import { openTestDatabase } from '../../support/database.js';
import type { OpenDatabase } from '../../support/database.js';
import { dialogueOn, openWorkspace, plan } from '../dialogue/table.js';
import { liveOn } from './room.js';

/** Tables with rows of a group meeting, and the column that names the group or the meeting. */
const tables = {
  dialogue_constituency_group: 'id',
  dialogue_meeting: 'id',
  dialogue_agenda_item: 'meeting_id',
  live_room: 'roundtable_id',
  live_room_event: 'roundtable_id',
  live_speech: 'roundtable_id',
  live_attendance: 'meeting_id',
  domain_event: `payload ->> 'constituencyGroupId'`,
};

describe('the meetings of one constituency at a roundtable', () => {
  let open: OpenDatabase;
  let dialogue: ReturnType<typeof dialogueOn>;
  let live: ReturnType<typeof liveOn>;
  let place: Awaited<ReturnType<typeof openWorkspace>>;
  let planner: PlanConstituencyMeeting;
  let reader: ReadConstituencyGroup;
  let roundtableId: string;
  let [titular, adviser, employer, unseated]: Actor[] = [];
  let facilitator: Actor;

  const delegate = async (constituency: Constituency, kind: 'titular' | 'adviser' | null): Promise<Actor> => {
    const personId = await place.person({ constituency });
    if (kind !== null) await dialogue.seat.execute(facilitator, { roundtableId, personId, kind });
    return place.as('member', { personId, constituency });
  };
  const days = { startsOn: '2026-03-09', endsOn: '2026-03-09', opensAt: '14:00' };
  const accepted = (
    constituency: Constituency,
    people: readonly Actor[],
    more: { readonly named?: boolean; readonly roundtableId?: string } = {},
  ) =>
    givenAccepted(
      (sql, values) => open.owner(sql, values),
      { workspaceId: place.workspaceId, roundtableId, constituency, ...more },
      people.map(({ personId }) => personId!),
    );
  const planned = (by: Actor) => planner.execute(by, { roundtableId, ...days });
  const page = async (by: Actor) => (await reader.execute(by, roundtableId)).group;

  beforeAll(async () => {
    open = await openTestDatabase();
    [dialogue, live] = [dialogueOn(open), liveOn(open)];
    const directory = new DirectoryFacade();
    planner = new PlanConstituencyMeeting(open.database, directory);
    reader = new ReadConstituencyGroup(open.database, new ReadShownRecords(new IdentityFacade(), directory));
    place = await openWorkspace(open, 'group-meetings');
    facilitator = place.as('facilitator', { personId: await place.person({ capacity: 'secretariat' }) });
    roundtableId = (await dialogue.create.execute(facilitator, plan)).id;
    [titular, adviser] = [await delegate('workers', 'titular'), await delegate('workers', 'adviser')];
    [employer, unseated] = [await delegate('employers', 'titular'), await delegate('workers', null)];
    const reason = 'The delegations are still to be named.';
    await dialogue.state.execute(facilitator, { roundtableId, to: 'convened', reason });
    await accepted('workers', [titular!, adviser!]);
    await accepted('employers', [employer!]);
  });
  afterAll(() => open.close());

  it('are planned by its titular members, numbered for the group, and seen by all its members', async () => {
    await expect(planned(adviser!)).rejects.toMatchObject({ code: 'platform.auth.not-permitted' });
    for (const who of [unseated!, facilitator, place.as('administrator')])
      await expect(planned(who)).rejects.toMatchObject({ code: 'dialogue.constituency-group.not-found' });
    expect([(await planned(titular!)).number, (await planned(titular!)).number]).toEqual([1, 2]);
    expect((await planned(employer!)).number).toBe(1);
    expect((await page(adviser!)).meetings.map(({ number }) => number)).toEqual([1, 2]);
    expect((await page(employer!)).meetings).toHaveLength(1);
    await expect(page(unseated!)).rejects.toMatchObject({ code: 'dialogue.constituency-group.not-found' });
  });

  it('leave no row that the database shows to anyone else', async () => {
    const { id: meetingId } = (await page(titular!)).meetings[0]!;
    await dialogue.addItem.execute(titular!, { meetingId, title: localized('Wages', '工资') });
    await dialogue.meetingStates.execute(titular!, { meetingId, to: 'convened' });
    const command = () => ({ meetingId, commandId: newId() });
    await live.raise.execute(adviser!, command(), { kind: 'contribution' });
    const wish = { personId: adviser!.personId!, kind: null, replaces: null, limitSeconds: null, override: null };
    await live.give.execute(titular!, command(), wish);
    await live.attend.execute(adviser!, meetingId, {
      personId: adviser!.personId!,
      fact: 'arrived',
      substituteId: null,
    });
    const counts = (who: Actor) =>
      open.database.read(who, async (tx) => {
        const found: Record<string, number> = {};
        for (const [table, column] of Object.entries(tables)) {
          const rows = await tx.query<{ count: number }>(
            `SELECT count(*)::int AS count FROM ${table} WHERE (${column})::uuid = ANY ($1::uuid[])`,
            [[meetingId, await groupId]],
          );
          found[table] = rows[0]!.count;
        }
        return found;
      });
    const groupId = open
      .owner<{ id: string }>(`SELECT id FROM dialogue_constituency_group WHERE constituency = 'workers'`)
      .then(([row]) => row!.id);
    for (const count of Object.values(await counts(adviser!))) expect(count).toBeGreaterThan(0);
    const moved = { ...adviser!, constituency: 'employers' as const };
    for (const who of [employer!, unseated!, facilitator, place.as('administrator'), moved])
      expect(Object.values(await counts(who))).toEqual(Object.keys(tables).map(() => 0));
  });

  it('do not exist for those who conduct all others', async () => {
    const { id: meetingId } = (await page(titular!)).meetings[0]!;
    for (const who of [facilitator, place.as('administrator'), employer!, unseated!]) {
      const command = { meetingId, commandId: newId() };
      const tries = [
        () => live.raise.execute(who, command, { kind: 'contribution' }),
        () => live.closeRoom.execute(who, command, { to: 'closed', reason: null }),
        () => dialogue.meetingStates.execute(who, { meetingId, to: 'in-session' }),
        () => dialogue.editMeeting.execute(who, { meetingId, baseVersion: 1, changes: { titleEn: 'Mine' } }),
      ];
      for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ kind: 'not-found' });
    }
  });

  it('are shown on a screen only while the person who paired it conducts them, and to their end', async () => {
    const { id: meetingId } = (await page(titular!)).meetings[0]!;
    const chair = await delegate('workers', 'titular');
    const [identity, accountId, personId] = [new IdentityFacade(), newId(), chair.personId!];
    await open.database.write(place.system, async (tx) => {
      await identity.addAccount(tx, {
        id: accountId,
        email: 'chair@example.org',
        language: 'en',
        passwordHash: '$argon2id$',
      });
      await identity.admitMember(tx, { accountId, personId, roles: ['member'] });
    });
    await accepted('workers', [chair], { named: false });
    const waits = { code: 'ABCD2345', isWaiting: () => Promise.resolve(true) };
    const tries = await Promise.allSettled([1, 2].map(() => live.screens.pair(chair, meetingId, waits)));
    const [won, ...more] = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(more).toEqual([]);
    const shown = () => live.screen.execute(place.workspaceId, won!.secret);
    expect((await shown()).view.meeting.id).toBe(meetingId);
    expect(await live.screens.list(titular!, meetingId)).toMatchObject([{ pairedBy: { en: 'Delegate' } }]);
    const unknown = { code: 'live.screen.unknown' };
    const kind = (value: string) =>
      open.owner(`UPDATE dialogue_seat SET kind = $1 WHERE person_id = $2`, [value, chair.personId]);
    await kind('adviser');
    await expect(shown()).rejects.toMatchObject(unknown);
    await kind('titular');
    await expect(shown()).resolves.toBeDefined();
    await dialogue.meetingStates.execute(titular!, { meetingId, to: 'in-session' });
    await live.closeRoom.execute(titular!, { meetingId, commandId: newId() }, { to: 'closed', reason: null });
    await expect(shown()).rejects.toMatchObject(unknown);
    expect(await open.owner('SELECT 1 FROM live_screen')).toEqual([]);
  });

  it('keep their roundtable from being deleted, with the refusal of any draft in use', async () => {
    const { id: draft } = await dialogue.create.execute(facilitator, plan);
    const preparing: Actor = { ...titular!, roles: ['facilitator'] };
    const personId = titular!.personId!;
    await dialogue.seat.execute(facilitator, { roundtableId: draft, personId, kind: 'titular' });
    await accepted('workers', [titular!], { roundtableId: draft });
    await planner.execute(preparing, { roundtableId: draft, ...days });
    await expect(
      dialogue.deleteRoundtable.execute(facilitator, { roundtableId: draft, baseVersion: 1 }),
    ).rejects.toMatchObject({ code: 'dialogue.roundtable.in-use' });
  });
});
