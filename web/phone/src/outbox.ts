import type { PhoneAnswers } from '#server/surveys/form/index.js';
import type { Store } from './store.js';

/**
 * Submitted answers that the server has not confirmed yet. They stay on the device until the server explicitly
 * confirms them; refused answers stay too, with the reason, until the person decides. The instance id is generated
 * once, so if a confirmation is lost, the server recognises the repeated attempt and counts it once.
 */
export interface OutboxEntry {
  /** The code in the address of the page. */
  readonly code: string;
  readonly body: PhoneAnswers;
  /** Set if the server refused it definitely: HTTP status and problem code. */
  readonly refusal?: Refusal;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/**
 * The reply. `received` is true only if the body says so: the sign-in page of a public network also answers with 200.
 */
export interface Reply {
  readonly status: number;
  readonly received: boolean;
  readonly code: string;
  readonly detail: string;
  /** Seconds to wait according to the server (Retry-After); 0 if not stated. */
  readonly retryAfter: number;
}

export interface OutboxPorts {
  readonly store: Store;
  /** Rejects if the connection is broken or does not respond. */
  readonly post: (code: string, body: PhoneAnswers) => Promise<Reply>;
  /** Calls `work` after a delay; returns a function that cancels it. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Uniform in [0, 1); spreads the retries of many phones. */
  readonly random: () => number;
  readonly changed: (status: OutboxStatus) => void;
}

export interface OutboxStatus {
  readonly waiting: readonly OutboxEntry[];
  readonly refused: readonly OutboxEntry[];
  /** Instance ids that the server has confirmed since the page was opened. */
  readonly sent: readonly string[];
  /** An attempt is in progress. */
  readonly busy: boolean;
}

const PREFIX = 'outbox:';
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
const BROKEN_LINE = -1;

/**
 * Whether a status is the server's final decision about this body. Timeouts, too early, too many requests and 5xx are
 * not.
 */
export function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && [408, 425, 429].indexOf(status) < 0;
}

/**
 * Milliseconds before attempt number `failures` + 1: doubled each time, half of it random, never shorter than the
 * server requests.
 */
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

  /** Loads the answers of earlier visits and tries to send them. */
  async start(): Promise<void> {
    for (const key of await this.ports.store.keys(PREFIX)) {
      const entry = readEntry(await this.ports.store.get(key));
      const known = entry && this.entries.some((each) => each.body.instanceId === entry.body.instanceId);
      if (entry && !known) this.entries.push(entry);
    }
    await this.flush();
  }

  /**
   * Stores an answer and starts to send it. Resolves to true once it is stored; if the device cannot store it, it
   * stays in memory, is sent anyway, and the result is false.
   */
  async add(code: string, body: PhoneAnswers): Promise<boolean> {
    const entry: OutboxEntry = { code, body };
    this.entries = [...this.others(entry), entry];
    const kept = await this.keep(entry);
    void this.flush();
    return kept && this.ports.store.durable;
  }

  /**
   * Whether another tab has already stored this answer on the device; checks the store, not the memory of this page.
   */
  async holds(instanceId: string): Promise<boolean> {
    const known = this.entries.some((each) => each.body.instanceId === instanceId);
    return !known && Boolean(await this.ports.store.get(PREFIX + instanceId).catch(() => undefined));
  }

  /** Tries to send all waiting answers one after the other; a call during a round causes one more round. */
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

  /** The person has read the refusal and wants to try again, with the poster or link that is open now. */
  async retry(instanceId: string, code: string): Promise<void> {
    for (const entry of this.entries.filter((each) => each.body.instanceId === instanceId)) {
      await this.replace({ code, body: entry.body });
    }
    this.failures = 0;
    await this.flush();
  }

  /** The person discards a refused answer. Answers that are still waiting cannot be discarded here. */
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

  /** If the server fails for one answer, the next may succeed; if the connection is broken, none will. */
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

  /** One attempt. Returns undefined if the answer is finished; otherwise the seconds that the server asks to wait. */
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
      // It stays on the device and is sent again at the next visit; the server recognises the instance.
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
