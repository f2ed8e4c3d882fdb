import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

interface Work {
  readonly ports: readonly number[];
  readonly codes: readonly string[];
  readonly bodies: readonly string[];
  readonly phones: number;
}

const { ports, codes, bodies, phones } = workerData as Work;

/** Minimal client work: real phones have their own processors, while these share the server's. */
function requestFor(index: number, port: number): string {
  const body = bodies[index]!;
  return (
    `POST /api/phone/${codes[index % codes.length]}/answers HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** Whether a complete reply has arrived; the caller checks its status. */
function isWhole(reply: string): boolean {
  const head = reply.indexOf('\r\n\r\n');
  if (head === -1) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(reply)?.[1];
  return length !== undefined && Buffer.byteLength(reply.slice(head + 4)) >= Number(length);
}

function answered(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = '';
    const take = (piece: string): void => {
      reply += piece;
      if (!isWhole(reply)) return;
      socket.off('data', take);
      socket.off('close', broken);
      resolve(reply);
    };
    const broken = (): void => reject(new Error('the connection was closed before the reply'));
    socket.on('data', take);
    socket.once('close', broken);
    socket.write(request);
  });
}

/** As many phones as connections; each sends the next answer after the last was acknowledged. */
let next = 0;
async function phone(place: number): Promise<void> {
  const port = ports[place % ports.length]!;
  const socket = connect(port, '127.0.0.1').setEncoding('utf8').setNoDelay(true);
  socket.on('error', () => undefined);
  for (let index = next++; index < bodies.length; index = next++) {
    const reply = await answered(socket, requestFor(index, port));
    if (!reply.startsWith('HTTP/1.1 201')) throw new Error(`answer ${index} was answered with ${reply.slice(0, 200)}`);
  }
  socket.destroy();
}

const start = performance.now();
await Promise.all(Array.from({ length: phones }, (_, place) => phone(place)));
parentPort?.postMessage(bodies.length / ((performance.now() - start) / 1000));
