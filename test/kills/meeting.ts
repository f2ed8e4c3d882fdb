import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Dice } from '../../src/demo/survey-answers.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { fingerprint } from '../../src/modules/live/domain/room/fingerprint.js';
import { type RoomEvent, upcast } from '../../src/modules/live/domain/room/events.js';
import { reduce } from '../../src/modules/live/domain/room/reduce.js';
import { budgetOf } from '../../src/modules/live/domain/room/budget.js';
import { emptyRoom, handOf, type RoomState, type SpeechKind } from '../../src/modules/live/domain/room/state.js';
import type { RoomView } from '../../src/modules/live/domain/room/view.js';
import { city, signIn, type Visitor } from '../support/demonstration.js';
import { type Installation, servers } from '../support/installation.js';
import { type CommandAnswer, MeetingDevice } from '../support/meeting-device.js';
import { act, type Screen } from './meeting-acts.js';

/** Two screens of the facilitator and of each delegate, one of a person who watches, and one of an interpreter. */
const people = ['facilitator', 'member-government', 'member-employers', 'member-workers'] as const;
const screens = [...people, ...people, 'observer', 'interpreter'] as const;

interface SeatOfAnswer {
  readonly id: string;
  readonly kind: string;
  readonly constituency: string | null;
  readonly person: { readonly id: string };
}

interface PersonalAnswer extends CommandAnswer {
  readonly personId: string;
}

/** Milliseconds until all screens show the same after the last command, also after a kill of PostgreSQL. */
const patience = 120_000;

/** A meeting with screens on both servers and on the load balancer, whose connections are cut and mended at random. */
export class ScriptedMeeting {
  readonly acknowledged: PersonalAnswer[] = [];
  refused = 0;
  /** Commands that the console left to its user, because someone else was faster. */
  left = 0;
  cuts = 0;
  /** Substitutions that were planned and begun. */
  substitutions = 0;
  private readonly beats = setInterval(() => this.screens.forEach(({ device }) => device.beat()), 1000);

  private constructor(
    readonly meetingId: string,
    private readonly screens: readonly Screen[],
    private readonly owner: pg.Pool,
    private readonly facilitator: Visitor,
  ) {}

  static async open(installation: Installation, facilitator: Visitor, owner: pg.Pool): Promise<ScriptedMeeting> {
    const list = await facilitator.call('GET', `/api/workspaces/${city.workspaceId}/roundtables`);
    const roundtables = list.body['items'] as { id: string; state: string }[];
    // the first meeting has the id of its roundtable
    const meetingId = roundtables.find(({ state }) => state === 'in-session' || state === 'convened')!.id;
    const room = { workspaceId: city.workspaceId, meetingId };
    const { body } = await facilitator.call('GET', `/api/workspaces/${room.workspaceId}/live/rooms/${meetingId}`);
    const urls = [installation.urlOf('server-1'), installation.urlOf('server-2'), installation.url];
    const opened: Screen[] = [];
    const meeting = new ScriptedMeeting(meetingId, opened, owner, facilitator);
    for (const [at, name] of screens.entries()) {
      const { cookie } = await signIn(() => installation.url, installation.accounts, name);
      const { accountId } = city.actors[name];
      const personId = city.actors[name].personId!;
      const answered = (answer: CommandAnswer): void => meeting.note({ ...answer, personId });
      const settings = { url: urls[at % urls.length]!, clock: new SystemClock(), room, wrongBy: at * 1_000, answered };
      const device = await MeetingDevice.open(settings, { accountId: accountId!, cookie });
      opened.push({ device, personId, leads: name === 'facilitator', view: body as unknown as RoomView });
    }
    await meeting.settle();
    return meeting;
  }

  /** People act, connections are cut and mended, pages are reloaded, until the time is over. */
  async goOn(milliseconds: number, dice: Dice): Promise<void> {
    const end = Date.now() + milliseconds;
    while (Date.now() < end) {
      const screen = this.screens[Math.floor(dice.next() * this.screens.length)]!;
      this.disturb(screen.device, dice);
      act(screen, dice);
      // a server that is killed at this moment answers nothing
      if (dice.next() < 0.03) await this.substitute(dice).catch(() => undefined);
      await sleep(20 + dice.next() * 120);
    }
  }

  /** A substitute has the seat of a delegate for some seconds, which is refused while the delegate speaks. */
  private async substitute(dice: Dice): Promise<void> {
    const roundtables = `/api/workspaces/${city.workspaceId}`;
    const { body } = await this.facilitator.call('GET', `${roundtables}/roundtables/${this.meetingId}`);
    const seats = body['seats'] as readonly SeatOfAnswer[];
    const members = this.screens.map(({ personId }) => personId);
    const delegates = seats.filter(({ kind, person }) => kind === 'titular' && members.includes(person.id));
    const delegate = delegates[Math.floor(dice.next() * delegates.length)];
    const substitute = seats.find(
      ({ kind, constituency }) => kind === 'substitute' && constituency === delegate?.constituency,
    );
    if (delegate === undefined || substitute === undefined) return;
    const now = new SystemClock().now().getTime();
    const answer = await this.facilitator.call(
      'POST',
      `${roundtables}/live/roundtables/${this.meetingId}/substitutions`,
      {
        body: {
          ...{ seatId: delegate.id, substituteSeatId: substitute.id, startsAt: new Date(now).toISOString() },
          endsAt: new Date(now + 4000 + dice.next() * 6000).toISOString(),
        },
      },
    );
    if (answer.status === 201) this.substitutions += 1;
  }

  private disturb(device: MeetingDevice, dice: Dice): void {
    const luck = dice.next();
    if (device.isCut) {
      if (luck < 0.3) device.mend();
      return;
    }
    if (luck < 0.02) device.cut();
    else if (luck < 0.03) device.reload();
    else if (luck < 0.04) device.breakConnection();
    else return;
    this.cuts += 1;
  }

  /** Mends all connections; what waits for a decision is discarded, as a person would. */
  async settle(): Promise<void> {
    for (const { device } of this.screens) if (device.isCut) device.mend();
    const end = Date.now() + patience;
    while (!this.isSettled()) {
      if (Date.now() > end) throw new Error(`the screens differ: ${JSON.stringify(this.shown())}`);
      await sleep(100);
    }
  }

  private isSettled(): boolean {
    for (const { device } of this.screens)
      for (const pending of device.picture.pending.filter(({ held }) => held !== undefined)) {
        this.left += 1;
        device.client.discard(pending);
      }
    const shown = this.shown();
    return (
      shown.every(({ connection, pending }) => connection === 'connected' && pending === 0) &&
      new Set(shown.map(({ hash }) => hash)).size === 1
    );
  }

  private shown() {
    return this.screens.map(({ device: { picture } }) => ({
      ...{ connection: picture.connection, pending: picture.pending.length, seq: picture.state.seq },
      hash: fingerprint(picture.state),
    }));
  }

  /** What differs between the screens, both servers and a replay of the stored events, and what is missing. */
  async faults(facilitators: Readonly<Record<(typeof servers)[number], Visitor>>): Promise<readonly string[]> {
    const [{ seq, hash }] = this.shown() as [ReturnType<typeof this.shown>[number]];
    const faults: string[] = [];
    for (const name of servers) {
      const path = `/api/workspaces/${city.workspaceId}/live/rooms/${this.meetingId}/state?at=${seq}`;
      const { body } = await facilitators[name].call('GET', path);
      if (body['hash'] !== hash) faults.push(`${name} has another state at ${seq}`);
    }
    const events = await this.events();
    const states = [emptyRoom];
    for (const event of events) states.push(reduce(states.at(-1)!, event));
    if (events.some((event, at) => event.seq !== at + 1)) faults.push('numbers are missing');
    if (fingerprint(states.at(-1)!) !== hash) faults.push('a replay of the events differs from the screens');
    for (const { type, seq: number } of await this.outOfTurn())
      faults.push(`${type} ${number} by an interpreter or a member whose seat a substitute had`);
    const last = new Map(events.map(({ commandId, seq: number }) => [commandId, number]));
    for (const answer of this.acknowledged) {
      const at = last.get(answer.commandId);
      if (at === undefined ? !hadNoEffect(states[answer.seq]!, answer) : at !== answer.seq)
        faults.push(`${answer.name} was acknowledged as ${answer.seq} and is ${at ?? 'missing'}`);
    }
    return faults;
  }

  /**
   * Requests and speeches of people who may not speak: interpreters, and members while substitutes had their seats, by
   * the time of arrival with a margin for a command that was being carried out.
   */
  private async outOfTurn(): Promise<readonly { readonly type: string; readonly seq: number }[]> {
    const { rows } = await this.owner.query<{ readonly type: string; readonly seq: number }>(
      `WITH said AS (
        SELECT seq, received_at, fact ->> 'type' AS type, coalesce(fact ->> 'personId', fact -> 'speaker' ->> 'personId') AS person
        FROM live_room_event WHERE roundtable_id = $1 AND fact ->> 'type' IN ('hand-raised', 'floor-given'))
       SELECT type, seq FROM said WHERE EXISTS (SELECT FROM dialogue_substitution x WHERE x.roundtable_id = $1
           AND x.person_id::text = person AND received_at BETWEEN x.starts_at + interval '2s' AND x.ends_at - interval '2s')
         OR EXISTS (SELECT FROM dialogue_seat s WHERE s.roundtable_id = $1 AND s.person_id::text = person
           AND s.kind = 'interpreter')`,
      [this.meetingId],
    );
    return rows;
  }

  private async events(): Promise<readonly (RoomEvent & { readonly commandId: string })[]> {
    const { rows } = await this.owner.query<{
      readonly seq: number;
      readonly at: Date;
      readonly by: string | null;
      readonly fact: object;
      readonly version: number;
      readonly commandId: string;
    }>(
      `SELECT seq, happened_at AS at, by_person_id AS by, fact, fact_version AS version, command_id AS "commandId"
       FROM live_room_event WHERE roundtable_id = $1 ORDER BY seq`,
      [this.meetingId],
    );
    return rows.map(({ seq, at, by, fact, version, commandId }) => ({
      ...upcast(fact as never, version),
      ...{ seq, at: at.getTime(), by, commandId },
    }));
  }

  private note(answer: PersonalAnswer): void {
    if (answer.ok) this.acknowledged.push(answer);
    else this.refused += 1;
  }

  async close(): Promise<void> {
    clearInterval(this.beats);
    await Promise.all(this.screens.map(({ device }) => device.close()));
  }
}

/** Whether the room was already as an acknowledged command without event wanted it. */
function hadNoEffect(state: RoomState, { name, payload, personId }: PersonalAnswer): boolean {
  const kind = (payload['kind'] ?? undefined) as SpeechKind | undefined;
  const whose = (payload['personId'] as string | undefined) ?? personId;
  switch (name) {
    case 'raise-hand':
      return handOf(state, whose, kind) !== undefined;
    case 'lower-hand':
      return handOf(state, whose, kind) === undefined;
    case 'move-cursor':
      return state.cursor === payload['agendaItemId'];
    case 'set-budget':
      return budgetOf(state, payload['agendaItemId'] as string, null) === payload['minutes'];
    case 'extend-floor':
      // someone else had extended the same speech
      return (
        state.speech?.id === payload['speechId'] &&
        (state.speech?.limitSeconds ?? 0) > (payload['limitSeconds'] as number)
      );
    default:
      return false;
  }
}
