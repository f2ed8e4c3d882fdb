import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Server as SocketServer } from 'socket.io';
import { Readiness } from './readiness.js';

/** Milliseconds. */
const patience = {
  /** The time that a load balancer may need to notice that readiness is 503. */
  announcement: 5000,
  /** For requests that were accepted before the server stopped listening. */
  lastRequests: 5000,
};

/**
 * Ends HTTP and socket connections while clients are busy. `server.close()` alone would wait for keep-alive
 * connections that never pause, and for sockets, which do not end by themselves.
 */
@Injectable()
export class GracefulShutdown {
  private readonly sockets: SocketServer[] = [];

  constructor(private readonly readiness: Readiness) {}

  include(server: SocketServer): void {
    this.sockets.push(server);
  }

  /**
   * Sets readiness to 503 and still answers requests, each with `Connection: close`. Then stops listening and closes
   * the sockets so that their clients reconnect, by then to another server.
   */
  async drain(server: Server, hurry: AbortSignal): Promise<void> {
    this.readiness.stop();
    server.prependListener('request', (_, response: ServerResponse) => response.setHeader('Connection', 'close'));
    await sleep(patience.announcement, undefined, { signal: hurry }).catch(() => undefined);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const { engine } of this.sockets) engine.close();
    await Promise.race([closed, sleep(patience.lastRequests)]);
    server.closeAllConnections();
  }
}
