import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks at the readiness of a server. */
const every = 250;

/**
 * A load balancer in front of several servers: each new connection goes to the next one that is ready. Established
 * connections stay until one of their ends closes them.
 */
export class Balancer {
  private readonly ready = new Set<string>();
  private readonly connections = new Map<Socket, string>();
  private readonly server = createServer((near) => this.forward(near));
  private turn = 0;
  private going = true;

  private constructor(private readonly servers: readonly string[]) {}

  static async before(servers: readonly string[], port: number): Promise<Balancer> {
    const balancer = new Balancer(servers);
    await new Promise<void>((resolve) => balancer.server.listen(port, '127.0.0.1', resolve));
    for (const server of servers) void balancer.watch(server);
    return balancer;
  }

  /** Number of connections to this server. */
  connectionsTo(server: string): number {
    return [...this.connections.values()].filter((each) => each === server).length / 2;
  }

  close(): Promise<void> {
    this.going = false;
    for (const connection of this.connections.keys()) connection.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async watch(server: string): Promise<void> {
    for (; this.going; await sleep(every)) {
      const health = await fetch(`${server}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(
        () => undefined,
      );
      await health?.body?.cancel();
      if (health?.ok === true) this.ready.add(server);
      else this.ready.delete(server);
    }
  }

  private forward(near: Socket): void {
    near.on('error', () => near.destroy());
    const ready = this.servers.filter((server) => this.ready.has(server));
    this.turn += 1;
    const server = ready[this.turn % ready.length];
    if (server === undefined) return void near.destroy();
    const { hostname, port } = new URL(server);
    const far = connect(Number(port), hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      this.connections.set(from, server);
      from.pipe(into);
      from.on('error', () => into.destroy());
      from.on('close', () => {
        this.connections.delete(from);
        into.destroy();
      });
    }
  }
}
