import { setTimeout as sleep } from 'node:timers/promises';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The part of the cluster that the watch needs. */
export interface WatchedCluster {
  owns(pid: number): boolean;
  running(): Promise<Postmaster | undefined>;
  launch(port: number): Promise<Postmaster>;
  stop(pid: number): Promise<void>;
}

/** Milliseconds between two checks, and the longest pause between two attempts to start. */
const lookEvery = 250;
const longestPause = 2000;

/**
 * Restarts the embedded server at the same address if its process has ended (killed, out of memory); the connection
 * pools then reconnect. Until then, requests get 503.
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
