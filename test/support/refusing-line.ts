import { connect, createServer, type Socket } from 'node:net';

/** A line to PostgreSQL that can refuse new connections, as a server does that is full, stops, or has other passwords. */
export interface RefusingLine {
  readonly url: string;
  /** Connections refused since the last call of `refuse`. */
  readonly refused: () => number;
  /**
   * Cuts connections whose first message contains `containing`, and refuses new ones, after accepting the first
   * `except` of them.
   */
  refuse(code: string, containing?: string, except?: number): void;
  accept(): void;
  close(): Promise<void>;
}

export async function refusingLine(databaseUrl: string): Promise<RefusingLine> {
  const to = new URL(databaseUrl);
  const open = new Map<Socket, string>();
  let refusal: { readonly code: string; readonly containing: string; except: number } | undefined;
  let refused = 0;
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    // the start-up message of the protocol: user, database and options of the session
    near.once('data', (first) => {
      if (refusal !== undefined && first.includes(refusal.containing) && refusal.except-- <= 0) {
        refused += 1;
        near.end(fatal(refusal.code));
        return;
      }
      const far = connect(Number(to.port), to.hostname);
      far.on('error', () => near.destroy());
      far.on('close', () => near.destroy());
      near.on('close', () => {
        open.delete(near);
        far.destroy();
      });
      open.set(near, first.toString('latin1'));
      far.write(first);
      near.pipe(far).pipe(near);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    refused: () => refused,
    refuse: (code, containing = '', except = 0) => {
      refused = 0;
      refusal = { code, containing, except };
      for (const [socket, first] of open) if (first.includes(containing)) socket.destroy();
    },
    accept: () => (refusal = undefined),
    close: () => {
      for (const socket of open.keys()) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An ErrorResponse of the protocol: severity, SQLSTATE and message. */
function fatal(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mrefused by the test\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
