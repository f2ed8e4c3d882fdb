import { clockOffset, type ClockSample } from '#server/modules/live/domain/room/clock.js';

const samplesKept = 12;

/** What to add to this device's clock to get the server's, from questions and answers. */
export class ServerClock {
  private samples: readonly ClockSample[] = [];

  constructor(private readonly now: () => number) {}

  /** Null before the first answer. */
  get offset(): number | null {
    return this.samples.length === 0 ? null : clockOffset(this.samples);
  }

  /** The device may have slept, and its clock with it: earlier answers say nothing any more. */
  forget(): void {
    this.samples = [];
  }

  async measure(ask: () => Promise<number | null>): Promise<void> {
    const sentAt = this.now();
    const serverAt = await ask();
    if (serverAt === null) return;
    this.samples = [...this.samples, { sentAt, serverAt, receivedAt: this.now() }].slice(-samplesKept);
  }
}
