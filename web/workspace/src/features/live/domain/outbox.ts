import { isLate, mostDelay } from '#server/modules/live/domain/room/events.js';
import { handOf, type RoomState, type SpeechKind } from '#server/modules/live/domain/room/state.js';
import type { ClientCommands } from '#server/modules/live/realtime/protocol.js';

export type CommandName = Exclude<keyof ClientCommands, 'join' | 'leave' | 'sync' | 'clock'>;

/** `overtaken`: someone else steered the room meanwhile; `old`: too late to take effect at the time it was given. */
export type HeldReason = 'overtaken' | 'old';

export interface Pending {
  readonly name: CommandName;
  readonly payload: { readonly commandId: string } & Readonly<Record<string, unknown>>;
  /** When it was given, on this device's clock, and the offset of the server's clock then; null if not yet known. */
  readonly at: number;
  readonly offset: number | null;
  /** Number of the room's last event on the screen. */
  readonly seenSeq: number;
  /**
   * Identifies the speech that a `give-floor` begins until the server has numbered it: a negative number, decreasing.
   */
  readonly speech: number;
  /** The number that the server returned; the command is removed when the room has reached it. */
  readonly doneAt?: number;
  /** If set, it is not sent until the person has decided. */
  readonly held?: HeldReason;
}

export interface Store {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
  names(beginning: string): readonly string[];
}

/** Hands are independent of others' actions; all other commands depend on the state of the room that the person saw. */
export function steering({ name }: Pick<Pending, 'name'>): boolean {
  return name !== 'raise-hand' && name !== 'lower-hand';
}

/** Whether the person has this request, including one that is being sent, so that no one presses twice. */
export function wantsFloor(
  { state, pending }: { readonly state: RoomState; readonly pending: readonly Pending[] },
  personId: string,
  kind: SpeechKind,
): boolean {
  const last = pending.findLast(
    ({ name, payload, held }) =>
      held === undefined &&
      payload['kind'] === kind &&
      (name === 'raise-hand' || name === 'lower-hand') &&
      (payload['personId'] === undefined || payload['personId'] === personId),
  );
  if (last !== undefined) return last.name === 'raise-hand';
  return handOf(state, personId, kind) !== undefined;
}

/**
 * Commands that were not confirmed yet, in the order given; they survive a lost connection, a reload and a crash of
 * the page. Each is stored separately, so that two tabs do not overwrite each other's; if both send one, the server
 * carries it out once.
 */
export class Outbox {
  private list: readonly Pending[];
  private lowest = 0;
  /** Commands found in the store at the start; another tab may send them too. */
  private readonly found: ReadonlySet<string>;
  private readonly numbers = new Map<number, number>();

  constructor(
    private readonly key: string,
    private readonly store: Store,
  ) {
    this.list = read(key, store);
    this.found = new Set(this.list.map(({ payload }) => payload.commandId));
    for (const { speech } of this.list) this.lowest = Math.min(this.lowest, speech);
  }

  /** Returns the same array while nothing changes. */
  get all(): readonly Pending[] {
    return this.list;
  }

  next(): Pending | undefined {
    return this.list.find(({ doneAt, held }) => doneAt === undefined && held === undefined);
  }

  /** Drops commands that another tab of this browser has sent or discarded. */
  leaveToOthers(): void {
    const gone = ({ payload: { commandId } }: Pending): boolean =>
      this.found.has(commandId) && this.store.getItem(this.key + commandId) === null;
    if (this.list.some(gone)) this.list = this.list.filter((one) => !gone(one));
  }

  add(given: Omit<Pending, 'speech'>): void {
    this.lowest -= 1;
    let payload = given.payload;
    for (const [speech, seq] of this.numbers) payload = renamed(payload, speech, seq);
    this.keep([...this.list, { ...given, payload, speech: this.lowest }]);
  }

  /** Later commands were given after this one, and refer to its speech by the number that it has now. */
  done({ payload: { commandId }, speech }: Pending, seq: number): void {
    this.numbers.set(speech, seq);
    const place = this.list.findIndex((one) => one.payload.commandId === commandId);
    this.keep(
      this.list.map((one, index) => {
        if (index === place) return { ...one, doneAt: seq };
        if (index < place || one.doneAt !== undefined) return one;
        return { ...one, payload: renamed(one.payload, speech, seq), seenSeq: Math.max(one.seenSeq, seq) };
      }),
    );
  }

  /** Removes the command and all that refer to the speech that it would have begun. */
  drop({ payload: { commandId }, speech }: Pending): void {
    this.keep(
      this.list.filter(
        ({ payload }) => payload.commandId !== commandId && !Object.values(payload).some((value) => value === speech),
      ),
    );
  }

  /** Holds the command for a decision, and with it all later ones that depend on the same state of the room. */
  hold({ payload: { commandId } }: Pending, held: HeldReason): void {
    const place = this.list.findIndex((one) => one.payload.commandId === commandId);
    this.keep(
      this.list.map((one, index) =>
        index === place || (index > place && one.doneAt === undefined && steering(one)) ? { ...one, held } : one,
      ),
    );
  }

  /** The person decided to send it; it counts as given now. */
  again({ payload: { commandId } }: Pending, given: Pick<Pending, 'payload' | 'at' | 'offset' | 'seenSeq'>): void {
    this.keep(
      this.list.map((one) => {
        if (one.payload.commandId !== commandId) return one;
        const { name, speech } = one;
        return { name, speech, ...given };
      }),
    );
  }

  /** Discards commands that were not sent yet; commands that the server has received remain. */
  clear(): void {
    this.keep([]);
  }

  dropDoneBy(seq: number): void {
    if (!this.list.some(({ doneAt }) => doneAt !== undefined && doneAt <= seq)) return;
    this.keep(this.list.filter(({ doneAt }) => doneAt === undefined || doneAt > seq));
  }

  private keep(list: readonly Pending[]): void {
    const nameOf = ({ payload }: Pending): string => this.key + payload.commandId;
    for (const gone of this.list)
      if (!list.some((one) => nameOf(one) === nameOf(gone))) this.store.removeItem(nameOf(gone));
    for (const one of list) if (!this.list.includes(one)) this.store.setItem(nameOf(one), JSON.stringify(one));
    this.list = list;
  }
}

function renamed(payload: Pending['payload'], speech: number, seq: number): Pending['payload'] {
  const entries = Object.entries(payload).map(([name, value]) => [name, value === speech ? seq : value] as const);
  return { ...payload, ...Object.fromEntries(entries) };
}

function read(key: string, store: Store): readonly Pending[] {
  const found = store.names(key).flatMap((name): Pending[] => {
    try {
      return [ofMeeting(JSON.parse(store.getItem(name) ?? '') as Pending)];
    } catch {
      return [];
    }
  });
  return found.sort((left, right) => right.speech - left.speech || left.at - right.at);
}

/** Commands stored before a roundtable had several meetings name the roundtable, whose id is that of its first one. */
function ofMeeting({ payload: { roundtableId, ...payload }, ...pending }: Pending): Pending {
  return { ...pending, payload: roundtableId === undefined ? payload : { meetingId: roundtableId, ...payload } };
}

export const notJoined = 'live.room.not-joined';

/** A refusal in the server's words. */
export interface Refused {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** The command that was refused. */
  readonly command?: Pending;
}

export type Answer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problem: Refused };

/** The part of the connection to the room that the sender needs. */
export interface Line {
  ask(name: Pending['name'], payload: unknown): Promise<Answer<{ readonly seq: number }>>;
  readonly isOpen: () => boolean;
  readonly serverNow: () => number;
  readonly offset: () => number;
  readonly rejoin: () => Promise<void>;
  readonly shut: (problem: Refused) => void;
  /** Called when a command left the outbox or waits for a decision, with the refusal of the server if there is one. */
  readonly changed: (refused?: Refused) => void;
  readonly tryLater: () => void;
}

/** Sends the commands in the outbox one after the other, each until it is answered. */
export class CommandSender {
  private busy = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly line: Line,
  ) {}

  async send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      this.outbox.leaveToOthers();
      for (let next = this.outbox.next(); next !== undefined && this.line.isOpen(); next = this.outbox.next()) {
        await this.deal(next);
        this.line.changed();
      }
    } catch {
      // no answer in time: the command is sent again with the same id, and the server carries it out once
      this.line.tryLater();
    } finally {
      this.busy = false;
    }
  }

  private async deal(pending: Pending): Promise<void> {
    const { name, payload, seenSeq } = pending;
    const meantAt = Math.round(pending.at + (pending.offset ?? this.line.offset()));
    if (this.line.serverNow() - meantAt > mostDelay) return this.outbox.hold(pending, 'old');
    // before the answer: the page may join again meanwhile, and then measures the clock again
    const late = isLate(meantAt, this.line.serverNow());
    const answer = await this.line.ask(name, { ...payload, meantAt, seenSeq });
    if (answer.ok) this.outbox.done(pending, answer.seq);
    else await this.refused(pending, answer.problem, late);
  }

  private async refused(pending: Pending, problem: Refused, late: boolean): Promise<void> {
    if (problem.code === notJoined) return this.line.rejoin();
    if (problem.status === 503) throw new Error(problem.code);
    // the session has ended or belongs to someone else: the commands stay with the person who gave them
    if (problem.status === 401 || problem.code === 'platform.auth.other-person') return this.line.shut(problem);
    if (problem.status === 409 && late && steering(pending)) return this.outbox.hold(pending, 'overtaken');
    this.outbox.drop(pending);
    this.line.changed({ ...problem, command: pending });
  }
}
