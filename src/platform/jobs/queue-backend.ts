import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend } from 'bullmq';
import pg from 'pg';

/** Milliseconds. */
const retryEvery = 1000;

/**
 * The connections of the job queue. A worker of BullMQ asks for the next job again as soon as the last request failed,
 * so a failure is reported after a second: a database that refuses at once would otherwise occupy the whole process.
 */
export class QueuePool extends pg.Pool {
  constructor(url: string) {
    super({ connectionString: url, options: '-c search_path=bullmq', max: 12, keepAlive: true });
    this.setMaxListeners(0);
    this.on('error', () => undefined);
    const connect = this.connect.bind(this) as Work;
    const query = this.query.bind(this) as Work;
    Object.assign(this, { connect: notAtOnce(connect), query: notAtOnce(query) });
  }
}

interface Readiness {
  readyPromise: Promise<void> | undefined;
  waitUntilReady(): Promise<void>;
}

/** BullMQ's back end remembers for good that its first connection failed; here the next request tries again. */
export const createQueueBackend: typeof createPostgresBackend = (...parameters) => {
  const backend = createPostgresBackend(...parameters);
  const { connection } = backend as unknown as { readonly connection: Readiness };
  for (const each of [connection, backend as unknown as Readiness]) {
    const ready = each.waitUntilReady.bind(each);
    each.waitUntilReady = () =>
      ready().catch((error: unknown) => {
        each.readyPromise = undefined;
        throw error;
      });
  }
  return backend;
};

/** Returns a promise, or nothing if it was given a callback. */
type Work = (...parameters: unknown[]) => unknown;

/** Delays the rejections of a function that returns a promise. */
function notAtOnce(work: Work): Work {
  return (...parameters) => {
    const result = work(...parameters);
    if (!(result instanceof Promise)) return result;
    return result.catch(async (error: unknown) => {
      await sleep(retryEvery);
      throw error;
    });
  };
}
