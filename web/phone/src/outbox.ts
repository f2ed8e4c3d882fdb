import type { PhoneAnswers } from '#server/surveys/form/index.js';
import type { Store } from './store.js';

/**
 * Answers that the person has sent and the server has not yet confirmed. They stay on the device until the server has
 * said yes in so many words; a refusal keeps them too, with its reason, until the person decides. The instance id is
 * made once, so a try whose confirmation got lost is recognised by the server and counted once.
 */
export interface OutboxEntry {
  /** The code in the address by which this person came. */
  readonly code: string;
  readonly body: PhoneAnswers;
  /** Set when the server said no for good: HTTP status and problem code. */
  readonly refusal?: Refusal;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** What came back. `received` only when the body says so: a hotel's sign-in page also answers with 200. */
export interface Reply {
  readonly status: number;
  readonly received: boolean;
  readonly code: string;
  readonly detail: string;
  /** Seconds that the server asks to wait (Retry-After); 0 when it does not say. */
  readonly retryAfter: number;
}

export interface OutboxPorts {
  readonly store: Store;
  /** Rejects on a broken or silent connection. */
  readonly post: (code: string, body: PhoneAnswers) => Promise<Reply>;
  /** Calls `work` after so many milliseconds; returns how to call that off. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Uniform in [0, 1), to keep a thousand phones from coming back at the same moment. */
  readonly random: () => number;
  readonly changed: (status: OutboxStatus) => void;
}

export interface OutboxStatus {
  readonly waiting: readonly OutboxEntry[];
  readonly refused: readonly OutboxEntry[];
  /** Instance ids that the server has confirmed while this page is open. */
  readonly sent: readonly string[];
  /** A try is under way. */
  readonly busy: boolean;
}

const PREFIX = 'outbox:';
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
const BROKEN_LINE = -1;

/** Whether a status is the server's last word about this body. Time-outs, too early, too many and 5xx are not. */
export function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && [408, 425, 429].indexOf(status) < 0;
}

/** Milliseconds before try number `failures` + 1: doubled each time, half of it by chance, never before the server asks. */
export function backOff(failures: number, retryAfter: number, random: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * Math.pow(2, Math.max(0, failures - 1)));
  return Math.max(retryAfter * 1000, Math.round(whole / 2 + (whole / 2) * random));
}

export class Outbox {
  private entries: OutboxEntry[] = [];
  private readonly sent: string[] = [];
  private failures = 0;
  private running: Promise<void> | undefined;
  private again = false;
  private callOff: () => void = () => undefined;

  constructor(private readonly ports: OutboxPorts) {}

  /** Takes up what an earlier visit left, and tries to send it. */
  async start(): Promise<void> {
    for (const key of await this.ports.store.keys(PREFIX)) {
      const entry = readEntry(await this.ports.store.get(key));
      const known = entry && this.entries.some((each) => each.body.instanceId === entry.body.instanceId);
      if (entry && !known) this.entries.push(entry);
    }
    await this.flush();
  }

  /**
   * Keeps an answer and begins to send it. Resolves once it is kept; when the device cannot keep it, it stays in memory
   * and is sent all the same, and the promise says false.
   */
  async add(code: string, body: PhoneAnswers): Promise<boolean> {
    const entry: OutboxEntry = { code, body };
    this.entries = [...this.others(entry), entry];
    const kept = await this.keep(entry);
    void this.flush();
    return kept && this.ports.store.durable;
  }

  /** Whether this device has the answer already, by another tab; asked of the store and not of what this page remembers. */
  async holds(instanceId: string): Promise<boolean> {
    const known = this.entries.some((each) => each.body.instanceId === instanceId);
    return !known && Boolean(await this.ports.store.get(PREFIX + instanceId).catch(() => undefined));
  }

  /** Tries everything that waits, one after the other; calls while a round is under way lead to one more round. */
  flush(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.callOff();
    this.running = this.rounds().then(() => {
      this.running = undefined;
      this.report();
    });
    this.report();
    return this.running;
  }

  /** The person has read the refusal and wants another try: by the poster or link that is open now, perhaps a new link. */
  async retry(instanceId: string, code: string): Promise<void> {
    for (const entry of this.entries.filter((each) => each.body.instanceId === instanceId)) {
      await this.replace({ code, body: entry.body });
    }
    this.failures = 0;
    await this.flush();
  }

  /** The person gives up a refused answer. Nothing that still waits can be dropped here. */
  async discard(instanceId: string): Promise<void> {
    for (const entry of this.entries.filter((each) => each.refusal && each.body.instanceId === instanceId)) {
      await this.drop(entry);
    }
    this.report();
  }

  status(): OutboxStatus {
    return {
      waiting: this.entries.filter((entry) => !entry.refusal),
      refused: this.entries.filter((entry) => entry.refusal),
      sent: this.sent.slice(),
      busy: this.running !== undefined,
    };
  }

  /** A server that is down for one answer may take the next; a line that is down takes none. */
  private async rounds(): Promise<void> {
    do {
      this.again = false;
      const waits: number[] = [];
      for (const entry of this.status().waiting) {
        const wait = await this.attempt(entry);
        if (wait !== undefined) waits.push(wait);
        if (wait === BROKEN_LINE) break;
      }
      this.failures = waits.length > 0 ? this.failures + 1 : 0;
      if (waits.length > 0) return this.schedule(Math.max(...waits));
    } while (this.again);
  }

  /** One try. undefined: done, one way or the other; a number: not through, and the seconds the server asks to wait. */
  private async attempt(entry: OutboxEntry): Promise<number | undefined> {
    let reply: Reply;
    try {
      reply = await this.ports.post(entry.code, entry.body);
    } catch {
      return BROKEN_LINE;
    }
    const { status, code, detail } = reply;
    if ((status === 200 || status === 201) && reply.received) {
      this.sent.push(entry.body.instanceId);
      await this.drop(entry);
    } else if (isFinal(status)) {
      await this.replace({ code: entry.code, body: entry.body, refusal: { status, code, detail } });
    } else {
      return reply.retryAfter;
    }
    this.report();
    return undefined;
  }

  private schedule(retryAfter: number): void {
    this.callOff();
    this.callOff = this.ports.later(() => void this.flush(), backOff(this.failures, retryAfter, this.ports.random()));
  }

  private others(entry: OutboxEntry): OutboxEntry[] {
    return this.entries.filter((each) => each.body.instanceId !== entry.body.instanceId);
  }

  private async replace(entry: OutboxEntry): Promise<void> {
    this.entries = [...this.others(entry), entry];
    await this.keep(entry);
  }

  private async keep(entry: OutboxEntry): Promise<boolean> {
    try {
      await this.ports.store.put(PREFIX + entry.body.instanceId, JSON.stringify(entry));
      return true;
    } catch {
      return false;
    }
  }

  private async drop(entry: OutboxEntry): Promise<void> {
    this.entries = this.others(entry);
    try {
      await this.ports.store.remove(PREFIX + entry.body.instanceId);
    } catch {
      // It stays on the device and is sent once more at the next visit; the server knows the instance.
    }
  }

  private report(): void {
    this.ports.changed(this.status());
  }
}

function readEntry(text: string | undefined): OutboxEntry | undefined {
  try {
    const entry = JSON.parse(text || '') as OutboxEntry;
    return entry.code && entry.body.instanceId ? entry : undefined;
  } catch {
    return undefined;
  }
}
