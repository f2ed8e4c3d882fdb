import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock } from '../../src/kernel/clock.js';
import { fingerprint } from '../../src/modules/live/domain/room/fingerprint.js';
import { city, signIn, type Visitor } from './demonstration.js';
import { MeetingDevice } from './meeting-device.js';

const delegates = ['member-government', 'member-employers', 'member-workers'] as const;

interface Act {
  /** The person. */
  readonly who: string;
  /** Type of the event. */
  readonly type: 'hand-raised' | 'hand-lowered';
}

/** The room clients of the pages in a demonstration room; the delegates keep raising and lowering their hands. */
export class BusyHands {
  /** In the order in which the server confirmed them. */
  readonly acknowledged: Act[] = [];
  readonly people = delegates.map((name) => city.actors[name].personId!);
  from = 0;
  private going = true;
  /** A heartbeat for each device whose connection exists. */
  private readonly beats = setInterval(() => this.devices.forEach((device) => device.beat()), 1000);

  private constructor(
    readonly meetingId: string,
    private readonly devices: readonly MeetingDevice[],
  ) {}

  static async enter(at: () => string, facilitator: Visitor, accounts: string): Promise<BusyHands> {
    const list = await facilitator.call('GET', `/api/workspaces/${city.workspaceId}/roundtables`);
    const roundtables = list.body['items'] as { id: string; state: string }[];
    // the first meeting has the id of its roundtable
    const meetingId = roundtables.find(({ state }) => state === 'in-session' || state === 'convened')!.id;
    const room = { workspaceId: city.workspaceId, meetingId };
    const settings = { url: at(), clock: new SystemClock(), room, wrongBy: 0 };
    const devices: MeetingDevice[] = [];
    for (const name of [...delegates, 'facilitator'] as const) {
      const { cookie } = await signIn(at, accounts, name);
      devices.push(await MeetingDevice.open(settings, { accountId: city.actors[name].accountId!, cookie }));
    }
    const hands = new BusyHands(meetingId, devices);
    while (!hands.isSettled()) await sleep(50);
    hands.from = hands.shown().seq;
    return hands;
  }

  begin(): Promise<unknown> {
    return Promise.all(this.people.map((who, index) => this.keepActing(this.devices[index]!, who)));
  }

  end(): void {
    this.going = false;
  }

  /** Whether all screens are connected, have sent their commands, and show the same. */
  isSettled(): boolean {
    const shown = this.devices.map(({ picture: { connection, pending, state } }) =>
      connection === 'connected' && pending.length === 0 ? fingerprint(state) : undefined,
    );
    return shown[0] !== undefined && new Set(shown).size === 1;
  }

  shown(): { readonly seq: number; readonly hash: string } {
    const { state } = this.devices[0]!.picture;
    return { seq: state.seq, hash: fingerprint(state) };
  }

  async close(): Promise<void> {
    this.end();
    clearInterval(this.beats);
    await Promise.all(this.devices.map((device) => device.close()));
  }

  private async keepActing(device: MeetingDevice, who: string): Promise<void> {
    for (let turn = 0; this.going; turn += 1) {
      const raises = turn % 2 === 0;
      device.client.send(raises ? 'raise-hand' : 'lower-hand', { kind: 'contribution' });
      while (device.picture.pending.length > 0) await sleep(5);
      const { refused } = device.picture;
      if (refused !== null) throw new Error(`refused: ${JSON.stringify(refused)}`);
      this.acknowledged.push({ who, type: raises ? 'hand-raised' : 'hand-lowered' });
      await sleep(100);
    }
  }
}
