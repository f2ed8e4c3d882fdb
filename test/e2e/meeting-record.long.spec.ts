import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Constituency, Role, Sex } from '../../src/kernel/actor.js';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { localized } from '../../src/kernel/localized-text.js';
import { ChangeRoundtableState } from '../../src/modules/dialogue/use-cases/change-roundtable-state.js';
import { CreateRoundtable } from '../../src/modules/dialogue/use-cases/create-roundtable.js';
import { AddAgendaItem } from '../../src/modules/dialogue/use-cases/plan-agenda-item.js';
import { SeatPeople } from '../../src/modules/dialogue/use-cases/seat-people.js';
import { LiveFacade } from '../../src/modules/live/index.js';
import type { RoomEvent } from '../../src/modules/live/domain/room/events.js';
import type { RecordedSpeech } from '../../src/modules/live/domain/room/record.js';
import type { RoomState } from '../../src/modules/live/domain/room/state.js';
import { Database } from '../../src/platform/database/database.js';
import { type RunningApp, startApp } from '../support/app.js';
import { MeetingDevice } from '../support/meeting-device.js';
import { MeetingLog } from '../support/meeting-log.js';
import { cookieOf, givenVisitor, type Visitor, visit, visitorPassword } from '../support/visitor.js';
import { givenWorkspace, type GivenMember, type GivenWorkspace } from '../support/workspace.js';
import { FixedClock } from '../support/fixed-clock.js';

const begin = Date.parse('2026-03-10T01:00:00Z');
const week = 7 * 24 * 3600;
const names = ['Chair', 'Secretary', 'Wang', 'Wu', 'Ellis', 'Evans', 'Gao', 'Guo'] as const;
type Name = (typeof names)[number];
type Item = 'Opening' | 'Skills' | 'Heat';
type Kind = 'contribution' | 'point-of-order';
const seats: Readonly<Record<Exclude<Name, 'Chair' | 'Secretary'>, readonly [Constituency, Sex]>> = {
  Wang: ['workers', 'female'],
  Wu: ['workers', 'male'],
  Ellis: ['employers', 'male'],
  Evans: ['employers', 'female'],
  Gao: ['government', 'female'],
  Guo: ['government', 'male'],
};
const seated = Object.keys(seats) as (keyof typeof seats)[];

/** Reproducible random numbers (Park and Miller, "Random number generators: good ones are hard to find", 1988). */
function diceOf(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % sides;
  };
}

/**
 * A meeting of one hour on a clock that the test advances, with everything that can go wrong in a hall. The product's
 * record is compared with the log of an observer with a stopwatch.
 */
describe('the record of a meeting of one hour', () => {
  let running: RunningApp;
  let workspace: GivenWorkspace;
  let roundtableId: string;
  const clock = new FixedClock(new Date(begin));
  const log = new MeetingLog();
  const people = {} as Record<Name, Visitor & GivenMember>;
  const items = {} as Record<Item, string>;
  const devices = {} as Record<Name, MeetingDevice>;

  const get = <T>(one: new (...parts: never[]) => T): T => running.app.get(one, { strict: false });
  const idOf = (name: Name): string => people[name].actor.personId!;
  const nameOf = (personId: string | null): string => names.find((name) => idOf(name) === personId) ?? 'unknown';
  const itemOf = (id: string | null): string | null =>
    id === null ? null : Object.entries(items).find(([, one]) => one === id)![0];
  const secondOf = (at: number): number => (at - begin) / 1000;
  const ending = (): string => `/api/workspaces/${workspace.workspaceId}/live/roundtables/${roundtableId}`;
  const room = (): string => `/api/workspaces/${workspace.workspaceId}/live/rooms/${roundtableId}`;
  const signedIn = (name: Name) => ({ accountId: people[name].actor.accountId!, cookie: people[name].cookie });

  beforeAll(async () => {
    running = await startApp({ clock });
    workspace = await givenWorkspace(get(Database));
    for (const name of names) {
      const [constituency, sex] = seats[name as keyof typeof seats] ?? [null, 'female'];
      const role: Role = constituency === null ? 'facilitator' : 'member';
      people[name] = await givenVisitor(running, workspace, { role, constituency, sex });
    }
    const day = { startsOn: '2026-03-10', endsOn: '2026-03-10', opensAt: '09:00', timeZone: 'Asia/Shanghai' };
    const plan = { ...day, title: localized('Green jobs', '绿色就业') };
    roundtableId = (await get(CreateRoundtable).execute(workspace.system, plan)).id;
    for (const title of ['Opening', 'Skills', 'Heat'] as const) {
      const wanted = { roundtableId, title: localized(title, title), plannedMinutes: 20 };
      items[title] = (await get(AddAgendaItem).execute(workspace.system, wanted)).id;
    }
    for (const name of seated)
      await get(SeatPeople).execute(workspace.system, {
        roundtableId,
        people: [{ personId: idOf(name), kind: 'titular' }],
      });
    await get(ChangeRoundtableState).execute(workspace.system, { roundtableId, to: 'convened' });
    await get(ChangeRoundtableState).execute(workspace.system, { roundtableId, to: 'in-session' });
    await enterAll();
  }, 120_000);
  afterAll(async () => {
    await Promise.all(Object.values(devices).map((device) => device.close()));
    await running.close();
  });

  /** Every device has its own clock, which is wrong by up to hours. */
  async function enterAll(): Promise<void> {
    for (const [index, name] of names.entries()) {
      const at = { url: running.url, clock, room: { workspaceId: workspace.workspaceId, meetingId: roundtableId } };
      devices[name] = await MeetingDevice.open({ ...at, wrongBy: (index - 3) * 1_234_567 }, signedIn(name));
    }
    await settled();
  }

  async function until(what: () => boolean): Promise<void> {
    const end = Date.now() + 15_000;
    while (!what()) {
      if (Date.now() > end) throw new Error(`did not come at second ${log.now}: ${what.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  const online = (): MeetingDevice[] => Object.values(devices).filter(({ isCut }) => !isCut);
  const refusalOf = (name: Name): string | undefined => devices[name].picture.refused?.code;

  /** All connected devices have sent their commands and show the same room as the log. */
  async function settled(...refused: readonly Name[]): Promise<void> {
    const shown = (device: MeetingDevice) => {
      const { connection, pending, state } = device.picture;
      return connection === 'connected' && pending.every(({ held }) => held !== undefined) ? state.seq : NaN;
    };
    await until(() => new Set(online().map(shown)).size === 1 && !Number.isNaN(shown(online()[0]!)));
    for (const name of names)
      if (!devices[name].isCut && !refused.includes(name)) expect([name, refusalOf(name)]).toEqual([name, undefined]);
    // actions without a connection are in the log at once, and on the screens once the connection is restored
    if (online().length === names.length)
      for (const device of online()) expect(logged(device.picture.state)).toEqual(expected());
  }

  const logged = ({ speech, cursor, hands, pausedSince }: RoomState) => ({
    speaker: speech === null ? null : nameOf(speech.speaker.personId),
    item: itemOf(cursor),
    hands: hands.map(({ personId, kind }) => `${nameOf(personId)} ${kind}`),
    paused: pausedSince !== null,
  });
  const expected = () => ({
    speaker: log.speaker,
    item: log.item,
    hands: log.hands.map(({ who, kind }) => `${who} ${kind}`),
    paused: log.paused,
  });

  /** Advances the time; every two seconds each connected device gets a heartbeat. */
  const pass = (seconds: number): void => {
    log.pass(seconds);
    for (let left = seconds * 1000; left > 0; left -= 2000) {
      clock.advance(Math.min(2000, left));
      for (const device of Object.values(devices)) device.beat();
    }
  };

  /**
   * Acts at the current second, on the person's own device. Without a connection, the command is pending until it is
   * restored.
   */
  const does = async (name: Name, deed: () => void): Promise<void> => {
    deed();
    if (devices[name].isCut) expect(devices[name].picture.pending.length).toBeGreaterThan(0);
    else await settled();
  };
  const raises = (name: Name, kind: Kind = 'contribution') =>
    does(name, () => {
      log.raises(name, kind);
      devices[name].client.send('raise-hand', { kind });
    });
  const lowers = (name: Name, kind: Kind) =>
    does(name, () => {
      log.lowers(name, kind);
      devices[name].client.send('lower-hand', { kind });
    });
  const gives = (by: Name, speaker: Name, kind: Kind = 'contribution') =>
    does(by, () => {
      log.gives(by, speaker, kind);
      devices[by].give(idOf(speaker), kind);
    });
  const ends = (by: Name) =>
    does(by, () => {
      log.ends();
      devices[by].end();
    });
  const turns = (by: Name, item: Item) =>
    does(by, () => {
      log.turnsTo(item);
      devices[by].turnTo(items[item]);
    });
  const pauses = (by: Name) =>
    does(by, () => {
      log.pauses();
      devices[by].do('pause');
    });
  const resumes = (by: Name) =>
    does(by, () => {
      log.resumes();
      devices[by].do('resume');
    });
  const closes = async (by: Name): Promise<void> => {
    log.closes();
    const answer = await people[by].call('POST', `${ending()}/close`, { body: { commandId: newId(), to: 'closed' } });
    expect(answer).toMatchObject({ status: 200 });
    await until(() => online().every(({ picture }) => picture.state.seq === answer.body['seq']));
    await settled();
  };
  const held = (name: Name) => devices[name].picture.pending.filter((one) => one.held !== undefined);
  const mend = async (name: Name): Promise<void> => {
    devices[name].mend();
    await settled();
  };

  const heads = (device: MeetingDevice): number => {
    const { government, employers, workers, others } = device.picture.present;
    return government + employers + workers + others;
  };

  it('begins with eight people: two workers and two of each other group', async () => {
    await until(() => online().every((device) => heads(device) === 8));
    expect(devices.Wang.picture.present).toMatchObject({ government: 2, employers: 2, workers: 2, others: 2 });
    await turns('Chair', 'Opening');
    pass(30);
    await raises('Wang');
    pass(2);
    await raises('Ellis');
    pass(3);
    await gives('Chair', 'Wang');
    pass(95);
  });

  it('gives a point of order priority and leaves the other request of the person', async () => {
    await raises('Ellis', 'point-of-order');
    pass(4);
    await gives('Secretary', 'Ellis', 'point-of-order');
    pass(41);
    await ends('Chair');
    pass(5);
    await raises('Gao');
    pass(1);
    await lowers('Gao', 'contribution');
  });

  it('counts pauses for no one', async () => {
    await gives('Chair', 'Ellis');
    pass(50);
    await pauses('Secretary');
    pass(300);
    await resumes('Chair');
    pass(21);
    await ends('Ellis');
    pass(9);
    await pauses('Chair');
    pass(60);
    await resumes('Chair');
  });

  it('refuses the later of two facilitators who give the floor at once, with the name of the other', async () => {
    await raises('Wu');
    await raises('Guo');
    pass(7);
    devices.Chair.give(idOf('Wu'));
    devices.Secretary.give(idOf('Guo'));
    await until(() => (['Chair', 'Secretary'] as const).some((name) => refusalOf(name) !== undefined));
    const late = refusalOf('Chair') === undefined ? 'Secretary' : 'Chair';
    const [winner, speaker] = late === 'Chair' ? (['Secretary', 'Guo'] as const) : (['Chair', 'Wu'] as const);
    log.gives(winner, speaker);
    await settled(late);
    expect(devices[late].picture.refused).toMatchObject({ code: 'live.floor.overtaken', status: 409 });
    const { title, detail } = devices[late].picture.refused!;
    expect(`${title} ${detail}`).toContain(`Person ${idOf(winner)}`);
    devices[late].client.dismiss();
    pass(61);
    // the same for the item under discussion
    devices.Chair.turnTo(items.Skills);
    devices.Secretary.turnTo(items.Heat);
    await until(() => (['Chair', 'Secretary'] as const).some((name) => refusalOf(name) !== undefined));
    const slower = refusalOf('Chair') === undefined ? 'Secretary' : 'Chair';
    log.turnsTo(slower === 'Chair' ? 'Heat' : 'Skills');
    await settled(slower);
    expect(devices[slower].picture.refused).toMatchObject({ code: 'live.cursor.overtaken', status: 409 });
    devices[slower].client.dismiss();
    if (log.item !== 'Skills') await turns('Chair', 'Skills');
    pass(12);
  });

  it('undoes a floor given by mistake, and counts an interrupted speaker as having continued', async () => {
    await raises('Evans');
    const { hands } = log;
    await gives('Chair', 'Evans');
    pass(6);
    const { speech } = devices.Chair;
    log.takesBack(hands);
    devices.Chair.client.send('undo-floor', { speechId: speech! });
    await settled();
    pass(30);
    // the same with a pause in between, which is not counted for anyone
    await gives('Chair', 'Evans');
    pass(2);
    await pauses('Secretary');
    pass(3);
    await resumes('Secretary');
    pass(2);
    const mistaken = devices.Chair.speech;
    log.takesBack(hands);
    devices.Chair.client.send('undo-floor', { speechId: mistaken! });
    await settled();
    pass(11);
    await ends('Secretary');
    pass(3);
  });

  it('counts commands of the console from when they were given, after a lost connection and a reload', async () => {
    await gives('Chair', 'Wang');
    pass(10);
    devices.Chair.cut();
    pass(8);
    await until(() => devices.Chair.picture.connection === 'reconnecting');
    await gives('Chair', 'Evans');
    pass(6);
    await raises('Gao');
    await gives('Chair', 'Gao');
    pass(7);
    await ends('Chair');
    await pauses('Chair');
    pass(20);
    // her hand is still raised on the server, which does not know yet that she has the floor; the new request must
    // remain afterwards
    await lowers('Evans', 'contribution');
    pass(1);
    await raises('Evans');
    await resumes('Chair');
    await turns('Chair', 'Heat');
    await gives('Chair', 'Wu');
    pass(13);
    devices.Chair.reload();
    pass(45);
    await mend('Chair');
    expect(log.hands).toContainEqual({ who: 'Evans', kind: 'contribution' });
    pass(22);
    await ends('Wu');
    await lowers('Evans', 'contribution');
  });

  it('holds an overtaken command for a decision, and counts it from then on', async () => {
    await gives('Secretary', 'Guo');
    pass(10);
    devices.Chair.cut();
    pass(10);
    devices.Chair.give(idOf('Ellis'));
    pass(5);
    await ends('Guo');
    pass(20);
    devices.Chair.reload();
    await mend('Chair');
    await until(() => held('Chair').length === 1);
    expect(held('Chair')).toMatchObject([{ name: 'give-floor', held: 'overtaken' }]);
    pass(15);
    log.gives('Chair', 'Ellis');
    devices.Chair.runHeld();
    await settled();
    pass(33);
    await ends('Chair');
    // and one that is discarded
    devices.Secretary.cut();
    pass(6);
    devices.Secretary.do('pause');
    pass(2);
    await gives('Chair', 'Evans');
    pass(11);
    await mend('Secretary');
    expect(held('Secretary')).toMatchObject([{ name: 'pause', held: 'overtaken' }]);
    for (const one of held('Secretary')) devices.Secretary.client.discard(one);
    await settled();
    pass(9);
    await ends('Evans');
  });

  it('does not carry out by itself a command that is older than ten minutes', async () => {
    await pauses('Secretary');
    devices.Chair.cut();
    pass(30);
    devices.Chair.do('resume');
    pass(700);
    await mend('Chair');
    expect(held('Chair')).toMatchObject([{ name: 'resume', held: 'old' }]);
    for (const one of held('Chair')) devices.Chair.client.discard(one);
    pass(18);
    await resumes('Chair');
  });

  it('raises no hand from a shared tablet after another person has signed in', async () => {
    await raises('Gao');
    const tablet = devices.Wang;
    tablet.cut();
    pass(12);
    tablet.client.send('raise-hand', { kind: 'contribution' });
    expect(tablet.picture.pending).toHaveLength(1);
    pass(8);
    // the page of the first person is still open when the session has become that of the second
    tablet.signInBehind(signedIn('Wu'));
    tablet.mend();
    await until(() => tablet.picture.connection === 'refused');
    expect(tablet.picture.refused).toMatchObject({ code: 'platform.auth.other-person', status: 409 });
    pass(4);
    tablet.storage.erase();
    tablet.reload();
    await settled();
    pass(25);
    tablet.storage.erase();
    tablet.signIn(signedIn('Wang'));
    await settled();
    pass(3);
    await lowers('Gao', 'contribution');
  });

  it('counts people once who reload or whose connection breaks', async () => {
    for (const name of ['Guo', 'Wu', 'Evans'] as const) devices[name].reload();
    devices.Ellis.breakConnection();
    await settled();
    pass(10);
    await until(() => online().every((device) => heads(device) === names.length));
  });

  it('continues with random events for most of the hour', async () => {
    const dice = diceOf(7);
    while (log.now < 3400) {
      const onRecord = devices.Secretary.picture.state.speech;
      const cut = dice(6) === 0;
      if (cut) devices.Chair.cut();
      const busy = new Set(onRecord === null ? [] : [nameOf(onRecord.speaker.personId)]);
      for (let left = cut ? 2 + dice(5) : 1; left > 0; left -= 1) {
        pass(1 + dice(20));
        await (dice(3) === 0 ? handsOf(dice, busy) : steers(cut || dice(2) === 0 ? 'Chair' : 'Secretary', dice));
        if (log.speaker !== null) busy.add(log.speaker);
      }
      if (cut) await mend('Chair');
    }
    if (log.paused) await resumes('Chair');
    for (const { who, kind } of log.hands) await lowers(who as Name, kind);
  }, 240_000);

  type Dice = (sides: number) => number;

  async function handsOf(dice: Dice, busy: ReadonlySet<string>): Promise<void> {
    const free = seated.filter((name) => !busy.has(name));
    const name = free[dice(free.length)]!;
    const kind = dice(4) === 0 ? 'point-of-order' : 'contribution';
    const isUp = log.hands.some((hand) => hand.who === name && hand.kind === kind);
    await (isUp ? lowers(name, kind) : raises(name, kind));
  }

  async function steers(by: Name, dice: Dice): Promise<void> {
    if (log.paused) return resumes(by);
    const deed = dice(8);
    if (deed === 0) return pauses(by);
    if (deed === 1) return turns(by, log.item === 'Heat' ? 'Skills' : 'Heat');
    if (deed === 2 && log.speaker !== null) return ends(by);
    const others = seated.filter((name) => name !== log.speaker);
    return gives(by, others[dice(others.length)]!, dice(5) === 0 ? 'point-of-order' : 'contribution');
  }

  it('ends with the roundtable: the speech ends at once, and nothing continues until it is reopened a week later', async () => {
    await gives('Chair', 'Gao');
    pass(120);
    await raises('Wu');
    await raises('Ellis', 'point-of-order');
    // the console is disconnected when the roundtable closes
    pass(3580 - log.now);
    devices.Chair.cut();
    pass(6);
    devices.Chair.give(idOf('Wu'));
    pass(3600 - log.now);
    const matters = await people.Secretary.call('GET', `${room()}/open-matters`);
    expect(matters.body).toMatchObject({
      speaker: { personId: idOf('Gao') },
      hands: [
        { personId: idOf('Ellis'), kind: 'point-of-order' },
        { personId: idOf('Wu'), kind: 'contribution' },
      ],
    });
    await closes('Secretary');
    await until(() => online().every((device) => device.picture.view?.meeting.state === 'closed'));
    await mend('Chair');
    expect(held('Chair')).toMatchObject([{ name: 'give-floor', held: 'overtaken' }]);
    await Promise.all(Object.values(devices).map((device) => device.close()));
    log.pass(week);
    clock.advance(week * 1000);
    for (const name of names) {
      const cookie = await cookieOf(running.url, people[name].email, visitorPassword);
      people[name] = { ...people[name], ...visit(() => running.url, cookie) };
    }
    const address = `/api/workspaces/${workspace.workspaceId}/roundtables/${roundtableId}/transitions`;
    const reopening = { to: 'reopened', reason: 'A conclusion was left out.' };
    expect((await people.Chair.call('POST', address, { body: reopening })).status).toBeLessThan(300);
    await enterAll();
    pass(15);
    await turns('Chair', 'Skills');
    await gives('Chair', 'Gao');
    pass(45);
    await ends('Gao');
    pass(5);
    await gives('Chair', 'Wang');
    pass(17);
    await pauses('Chair');
    pass(20);
    await closes('Chair');
  });

  describe('the record after the meeting', () => {
    const speakers = new Map<number, string>();
    const second = ({ at }: RoomEvent): string => String(secondOf(at)).padStart(6);
    const deedOf = (event: RoomEvent): string => {
      switch (event.type) {
        case 'hand-raised':
        case 'hand-lowered':
          return `${event.type} ${nameOf(event.personId)} ${event.kind}`;
        case 'floor-given':
          return `${event.type} ${nameOf(event.speaker.personId)} ${event.kind} by ${nameOf(event.by)}`;
        case 'floor-ended':
        case 'floor-undone':
          return `${event.type} ${nameOf(speakers.get(event.speechId) ?? null)}`;
        case 'cursor-moved':
          return `${event.type} ${itemOf(event.agendaItemId)}`;
        default:
          return event.type;
      }
    };
    const bySpeaker = () => Object.fromEntries(seated.map((name) => [name, log.spokenBy(name)]));

    it('has each action at its second', async () => {
      const { body } = await people.Chair.call('GET', `${room()}/events?after=1`);
      const first = await people.Chair.call('GET', `${room()}/state?at=1`);
      expect(first.body).toMatchObject({ state: { cursor: items.Opening } });
      const stored = body['events'] as RoomEvent[];
      for (const event of stored) if (event.type === 'floor-given') speakers.set(event.seq, event.speaker.personId);
      const events = stored.map((event) => `${second(event)} ${deedOf(event)}`);
      const deeds = log.deeds.slice(1);
      expect(events.toSorted()).toEqual(deeds.toSorted());
      expect(deeds.length).toBeGreaterThan(150);
    });

    it('has the seconds of each speaker on every screen, in the table of speeches, and for the indicators', async () => {
      for (const { picture } of Object.values(devices))
        expect(
          Object.fromEntries(picture.state.floor.map((one) => [nameOf(one.personId), one.milliseconds / 1000])),
        ).toEqual(bySpeaker());
      const facts = await get(Database).read(workspace.system, (tx) => get(LiveFacade).speechFacts(tx));
      expect(Object.fromEntries(facts.map((one) => [nameOf(one.personId), one.milliseconds / 1000]))).toEqual(
        bySpeaker(),
      );
      const owner = new pg.Client({ connectionString: running.test.ownerUrl });
      await owner.connect();
      const { rows } = await owner.query<{ name: string; seconds: number }>(
        'SELECT person_id AS name, sum(milliseconds)::float8 / 1000 AS seconds FROM live_speech GROUP BY 1',
      );
      const { rows: open } = await owner.query(
        'SELECT 1 FROM live_speech WHERE milliseconds IS NULL OR ended_at IS NULL',
      );
      await owner.end();
      expect(Object.fromEntries(rows.map(({ name, seconds }) => [nameOf(name), seconds]))).toEqual(bySpeaker());
      expect(open).toEqual([]);
    });

    it('has the seconds of groups, and of women and men', async () => {
      const { body } = await people.Chair.call('GET', `${room()}/floor-time`);
      const totals = (list: unknown) =>
        Object.fromEntries(
          (list as { key: string; milliseconds: number }[]).map((one) => [one.key, one.milliseconds / 1000]),
        );
      const of = (index: 0 | 1, value: string) =>
        log.spokenBy(...seated.filter((name) => seats[name][index] === value));
      expect(totals(body['byConstituency'])).toEqual({
        government: of(0, 'government'),
        employers: of(0, 'employers'),
        workers: of(0, 'workers'),
        null: 0,
      });
      expect(totals(body['bySex'])).toMatchObject({ female: of(1, 'female'), male: of(1, 'male') });
      expect((body['milliseconds'] as number) / 1000).toBe(log.spokenBy(...seated));
    });

    it('has for each speech who, when, how long, on which item, given by whom, and whether it was a mistake', async () => {
      const { body } = await people.Chair.call('GET', `${room()}/record`);
      const speeches = (body['speeches'] as RecordedSpeech[]).map((one) => ({
        speaker: nameOf(one.speaker.personId),
        kind: one.kind,
        item: itemOf(one.agendaItemId),
        from: secondOf(one.startedAt),
        by: nameOf(one.by),
        seconds: one.undone === null ? one.milliseconds! / 1000 : null,
      }));
      expect(speeches).toEqual(log.speeches());
    });

    it('shows the items that were discussed as done', async () => {
      const { body } = await people.Chair.call(
        'GET',
        `/api/workspaces/${workspace.workspaceId}/roundtables/${roundtableId}`,
      );
      const agenda = body['agenda'] as { title: { en: string }; status: string }[];
      expect(agenda.map(({ title, status }) => [title.en, status])).toEqual([
        ['Opening', 'done'],
        ['Skills', 'done'],
        ['Heat', 'done'],
      ]);
    });
  });
});
