import pg from 'pg';

/** What the socket adapter calls of a pool. */
export interface AdapterPool {
  connect(): Promise<pg.PoolClient>;
  query(text: string, values?: unknown[]): Promise<pg.QueryResult>;
}

/**
 * The connections of the socket adapter. It keeps one client of the pool to listen, does not release it when it ends,
 * and connects twice if the connection is cut while it begins to listen. So each client that it asks for replaces the
 * one before: otherwise lost clients would use up the pool, and the end of the pool would wait for them for ever.
 */
export function adapterPool(connectionString: string): AdapterPool & { end(): Promise<void> } {
  const pool = new pg.Pool({ connectionString, max: 3, connectionTimeoutMillis: 5000 });
  pool.on('error', () => undefined);
  // without a listener, a lost connection ends the process
  pool.on('connect', (client) => client.on('error', () => undefined));
  let listening: pg.PoolClient | undefined;
  let hasEnded = false;
  pool.on('release', (_, client) => {
    if (client === listening) listening = undefined;
  });
  const replace = (next?: pg.PoolClient): void => {
    const last = listening;
    listening = next;
    // its end must not make the adapter connect once more
    last?.removeAllListeners('end');
    last?.release(true);
  };
  return {
    query: (text, values) => pool.query(text, values),
    connect: async () => {
      replace();
      const client = await pool.connect();
      replace(client);
      if (!hasEnded) return client;
      replace();
      // the adapter would try again after a refusal
      return new Promise(() => undefined);
    },
    end: async () => {
      hasEnded = true;
      replace();
      await pool.end();
    },
  };
}
