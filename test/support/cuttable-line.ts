import { connect, createServer, type Socket } from 'node:net';

/** A connection to a program that can be cut as networks fail: nothing is refused, and nothing arrives. */
export interface CuttableLine {
  readonly url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function cuttableLine(to: string): Promise<CuttableLine> {
  const { hostname, port } = new URL(to);
  const ends = new Map<Socket, Socket>();
  const waiting: (() => void)[] = [];
  let isCut = false;
  const through = (near: Socket): void => {
    const far = connect(Number(port), hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.set(from, into);
      from.pipe(into);
      from.on('error', () => into.destroy());
      from.on('close', () => {
        ends.delete(from);
        into.destroy();
      });
    }
  };
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    if (isCut) waiting.push(() => through(near));
    else through(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    cut: () => {
      isCut = true;
      for (const [from, into] of ends) from.unpipe(into).pause();
    },
    mend: () => {
      isCut = false;
      for (const [from, into] of ends) from.pipe(into);
      for (const go of waiting.splice(0)) go();
    },
    close: () => {
      for (const end of ends.keys()) end.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
