import type { ClientCommands } from '../../../../../../src/modules/live/realtime/protocol.js';

export type CommandName = Exclude<keyof ClientCommands, 'join' | 'leave' | 'sync' | 'clock'>;

export interface Pending {
  readonly name: CommandName;
  readonly payload: { readonly commandId: string } & Readonly<Record<string, unknown>>;
  /** When it was given, on this device's clock. */
  readonly at: number;
  /** The number the server gave; the command leaves once the room has come there. */
  readonly doneAt?: number;
}

export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Commands on their way, in the order given; they survive a cut and a reload of the page. */
export class Outbox {
  private list: readonly Pending[];

  constructor(
    private readonly key: string,
    private readonly store: Store,
  ) {
    this.list = read(key, store);
  }

  /** The same array as long as nothing changed. */
  get all(): readonly Pending[] {
    return this.list;
  }

  next(): Pending | undefined {
    return this.list.find((pending) => pending.doneAt === undefined);
  }

  add(pending: Pending): void {
    this.keep([...this.list, pending]);
  }

  done(pending: Pending, seq: number): void {
    this.keep(this.list.map((one) => (one === pending ? { ...one, doneAt: seq } : one)));
  }

  drop(pending: Pending): void {
    this.keep(this.list.filter((one) => one !== pending));
  }

  clear(): void {
    this.keep([]);
  }

  dropDoneBy(seq: number): void {
    if (!this.list.some(({ doneAt }) => doneAt !== undefined && doneAt <= seq)) return;
    this.keep(this.list.filter(({ doneAt }) => doneAt === undefined || doneAt > seq));
  }

  private keep(list: readonly Pending[]): void {
    this.list = list;
    try {
      if (list.length === 0) this.store.removeItem(this.key);
      else this.store.setItem(this.key, JSON.stringify(list));
    } catch {
      /* storage full or forbidden: the commands stay in memory */
    }
  }
}

function read(key: string, store: Store): readonly Pending[] {
  try {
    const found: unknown = JSON.parse(store.getItem(key) ?? '[]');
    return Array.isArray(found) ? (found as Pending[]) : [];
  } catch {
    return [];
  }
}
