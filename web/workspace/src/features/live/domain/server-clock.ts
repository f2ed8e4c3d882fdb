import { clockOffset, type ClockSample } from '#server/modules/live/domain/room/clock.js';

const samplesKept = 12;

/** Estimates the offset of the server's clock from requests and answers. */
export class ServerClock {
  private samples: readonly ClockSample[] = [];

  constructor(private readonly now: () => number) {}

  /** Null before the first answer. */
  get offset(): number | null {
    return this.samples.length === 0 ? null : clockOffset(this.samples);
  }

  /** Discards earlier answers: the device may have slept, so they are no longer valid. */
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
