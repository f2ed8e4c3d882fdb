import { setTimeout as sleep } from 'node:timers/promises';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** What the watch needs of the cluster. */
export interface WatchedCluster {
  owns(pid: number): boolean;
  running(): Promise<Postmaster | undefined>;
  launch(port: number): Promise<Postmaster>;
  stop(pid: number): Promise<void>;
}

/** Milliseconds between two looks, and the longest pause between two attempts. */
const lookEvery = 250;
const longestPause = 2000;

/**
 * The embedded server belongs to the program, so the program sees to it: when its process is gone (killed, out of memory) it
 * is started again at the same address, where the connection pools look for it. Requests get 503 meanwhile.
 */
export class ServerWatch {
  private timer: NodeJS.Timeout | undefined;
  private restarting: Promise<void> | undefined;
  private readonly ending = new AbortController();

  constructor(
    private readonly cluster: WatchedCluster,
    private server: Postmaster,
  ) {}

  begin(say: (line: string) => void): void {
    this.timer = setInterval(() => {
      if (this.restarting === undefined && !this.cluster.owns(this.server.pid))
        this.restarting = this.restart(say).finally(() => (this.restarting = undefined));
    }, lookEvery);
    this.timer.unref();
  }

  async end(): Promise<void> {
    this.ending.abort();
    clearInterval(this.timer);
    await this.restarting;
    await this.cluster.stop(this.server.pid);
  }

  private async restart(say: (line: string) => void): Promise<void> {
    say('PostgreSQL has ended unexpectedly; it is started again.');
    for (let pause = 500; !this.ending.signal.aborted; pause = Math.min(2 * pause, longestPause)) {
      try {
        this.server = (await this.cluster.running()) ?? (await this.cluster.launch(this.server.port));
        return say('PostgreSQL is running again; nothing that was acknowledged is lost.');
      } catch (error) {
        say(`${error instanceof Error ? error.message : String(error)}. Next attempt in ${pause / 1000} s.`);
        await sleep(pause, undefined, { signal: this.ending.signal }).catch(() => undefined);
      }
    }
  }
}
