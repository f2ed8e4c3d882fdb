import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter as createPostgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as createRedisAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { Server, ServerOptions, Socket } from 'socket.io';
import type { Settings } from '../config/environment.js';
import { GracefulShutdown } from '../http/graceful-shutdown.js';
import { Logger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { adapterPool } from './adapter-pool.js';
import { closeIfAnonymous } from './anonymous-connections.js';
import { refuseUnknown } from './unknown-command.js';

/** What the adapter stores about a connection. */
export interface AdmittedSocket {
  readonly isSecure?: boolean;
}

/**
 * In memory on one node; Redis streams with Redis; PostgreSQL when workers run elsewhere. Correctness does not depend
 * on it: rooms have gapless sequence numbers and are replayed from their table.
 */
export class SocketAdapter extends IoAdapter {
  private closers: (() => Promise<unknown>)[] = [];

  constructor(
    private readonly app: INestApplicationContext,
    private readonly settings: Settings,
    private readonly url: string,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server = super.createIOServer(port, {
      ...(options as ServerOptions),
      maxHttpBufferSize: 100_000,
      // also the heartbeat by which a live room shows a lost connection within five seconds; a slow connection has
      // longer to reply
      pingInterval: 2_000,
      pingTimeout: 10_000,
      allowRequest: (
        request: { headers: { origin?: string; host?: string } },
        answer: (error: string | null, ok: boolean) => void,
      ) =>
        answer(
          null,
          request.headers.origin === undefined || originHost(request.headers.origin) === request.headers.host,
        ),
    }) as Server;
    this.attach(server);
    const admit = (socket: Socket, next: () => void) => {
      const data = socket.data as { isSecure?: boolean };
      data.isSecure = this.settings.TRUSTED_PROXIES > 0 && isForwardedSecure(socket);
      socket.use(refuseUnknown(socket));
      closeIfAnonymous(socket);
      next();
    };
    server.use(admit);
    server.on('new_namespace', (namespace) => namespace.use(admit));
    this.app.get(GracefulShutdown).include(server);
    this.app.get(Metrics).watch('sockets', 'Open socket connections', () => server.engine.clientsCount);
    return server;
  }

  override async dispose(): Promise<void> {
    await Promise.all(this.closers.map((close) => close()));
    await super.dispose();
  }

  private attach(server: Server): void {
    if (this.settings.REDIS_URL !== undefined) {
      const redis = new Redis(this.settings.REDIS_URL, { maxRetriesPerRequest: null });
      this.closers.push(async () => redis.disconnect());
      logOutages(redis, this.app.get(Logger));
      server.adapter(createRedisAdapter(redis) as never);
    } else if (this.settings.WORKERS === 'off') {
      const pool = adapterPool(this.url);
      this.closers.push(() => pool.end());
      server.adapter(createPostgresAdapter(pool as never) as never);
    }
  }
}

/** Once for each outage; without a listener, Redis' client writes every attempt to connect to the console. */
function logOutages(redis: Redis, logger: Logger): void {
  let isAway = false;
  redis.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (!isAway) logger.warn('Redis does not respond; sockets of other processes are reached when it does', { code });
    isAway = true;
  });
  redis.on('ready', () => (isAway = false));
}

/** Like Express: the protocol that the first proxy received. */
function isForwardedSecure({ handshake }: Socket): boolean {
  return (
    String(handshake.headers['x-forwarded-proto'] ?? '')
      .split(',')[0]
      ?.trim() === 'https'
  );
}

function originHost(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
