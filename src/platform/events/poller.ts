import { Problem } from '../../kernel/problem.js';

/**
 * Runs `work` every `seconds` and whenever it is poked, never twice at the same time. A poke during a run starts
 * another run after it.
 */
export class Poller {
  private running: Promise<void> | undefined;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly seconds: number,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.poke(), this.seconds * 1000);
    this.timer.unref();
    this.poke();
  }

  poke(): void {
    if (this.stopped) return;
    if (this.running !== undefined) {
      this.again = true;
      return;
    }
    this.running = this.loop().finally(() => (this.running = undefined));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async loop(): Promise<void> {
    do {
      this.again = false;
      // the NotifyListener already logs that the database is unavailable; the next run finds what is due
      await this.work().catch((error: unknown) => {
        if (!(error instanceof Problem && error.kind === 'unavailable')) this.failed(error);
      });
    } while (this.again && !this.stopped);
  }
}
