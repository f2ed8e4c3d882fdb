import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Server as SocketServer } from 'socket.io';
import { Readiness } from './readiness.js';

/** Milliseconds. */
const patience = {
  /** As long as a load balancer may take to notice that readiness has turned 503. */
  announcement: 5000,
  /** For requests that were accepted before the server stopped listening. */
  lastRequests: 5000,
};

/**
 * Ends HTTP and sockets while clients are busy. `server.close()` alone waits for connections that are kept alive by requests
 * that never pause, and for sockets, which do not end by themselves.
 */
@Injectable()
export class GracefulShutdown {
  private readonly sockets: SocketServer[] = [];

  constructor(private readonly readiness: Readiness) {}

  include(server: SocketServer): void {
    this.sockets.push(server);
  }

  /**
   * Readiness turns 503 while requests are still answered, each on a connection that is closed after it. Then the server stops
   * listening, and sockets are closed in the way that makes their clients connect again, by then to another server.
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
