import type { ClientCommands } from '#server/modules/live/realtime/protocol.js';

export type CommandName = Exclude<keyof ClientCommands, 'join' | 'leave' | 'sync' | 'clock'>;

/** `overtaken`: someone else steered the room meanwhile; `old`: too long ago to count from when it was meant. */
export type HeldReason = 'overtaken' | 'old';

export interface Pending {
  readonly name: CommandName;
  readonly payload: { readonly commandId: string } & Readonly<Record<string, unknown>>;
  /** When it was given, on this device's clock, and what had to be added then to get the server's; null: not yet known. */
  readonly at: number;
  readonly offset: number | null;
  /** The number of the room that was on the screen. */
  readonly seenSeq: number;
  /** Names the speech that a `give-floor` begins until the server has numbered it; below zero, further down each time. */
  readonly speech: number;
  /** The number the server gave; the command leaves once the room has come there. */
  readonly doneAt?: number;
  /** Not sent until the person has decided. */
  readonly held?: HeldReason;
}

export interface Store {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
  names(beginning: string): readonly string[];
}

/** A hand depends on nothing that others do; everything else was given on a picture of the room. */
export function steering({ name }: Pick<Pending, 'name'>): boolean {
  return name !== 'raise-hand' && name !== 'lower-hand';
}

/**
 * Commands on their way, in the order given; they survive a cut, a reload and a crash of the page. Each lies in the store by
 * itself, so that two tabs do not overwrite each other's; both may send it, and the server carries it out once.
 */
export class Outbox {
  private list: readonly Pending[];
  private lowest = 0;
  /** Found in the store at the start: another tab may send them, too. */
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

  /** The same array as long as nothing changed. */
  get all(): readonly Pending[] {
    return this.list;
  }

  next(): Pending | undefined {
    return this.list.find(({ doneAt, held }) => doneAt === undefined && held === undefined);
  }

  /** What another tab of this browser has sent, or the person has given up there, is no longer of this one. */
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

  /** What was given after it had this command before the eyes, and names its speech by the number that it now has. */
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

  /** Together with what was given about the speech that it would have begun. */
  drop({ payload: { commandId }, speech }: Pending): void {
    this.keep(
      this.list.filter(
        ({ payload }) => payload.commandId !== commandId && !Object.values(payload).some((value) => value === speech),
      ),
    );
  }

  /** It waits for a decision, and so does what was given after it on the same picture of the room. */
  hold({ payload: { commandId } }: Pending, held: HeldReason): void {
    const place = this.list.findIndex((one) => one.payload.commandId === commandId);
    this.keep(
      this.list.map((one, index) =>
        index === place || (index > place && one.doneAt === undefined && steering(one)) ? { ...one, held } : one,
      ),
    );
  }

  /** Decided: it is sent as if it had been given just now. */
  again({ payload: { commandId } }: Pending, given: Pick<Pending, 'payload' | 'at' | 'offset' | 'seenSeq'>): void {
    this.keep(
      this.list.map((one) => {
        if (one.payload.commandId !== commandId) return one;
        const { name, speech } = one;
        return { name, speech, ...given };
      }),
    );
  }

  /** Discards what was not sent yet; what the server has received remains. */
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
      return [JSON.parse(store.getItem(name) ?? '') as Pending];
    } catch {
      return [];
    }
  });
  return found.sort((left, right) => right.speech - left.speech || left.at - right.at);
}
