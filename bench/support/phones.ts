import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

interface Work {
  readonly port: number;
  readonly codes: readonly string[];
  readonly bodies: readonly string[];
  readonly phones: number;
}

const { port, codes, bodies, phones } = workerData as Work;
const agent = new Agent({ keepAlive: true, maxSockets: phones });

function post(path: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** As many phones as connections, each sending the next answer once its last was acknowledged. */
let next = 0;
async function phone(): Promise<void> {
  for (let index = next++; index < bodies.length; index = next++) {
    const status = await post(`/api/phone/${codes[index % codes.length]}/answers`, bodies[index]!);
    if (status !== 201) throw new Error(`answer ${index} was answered with ${status}`);
  }
}

const start = performance.now();
await Promise.all(Array.from({ length: phones }, phone));
parentPort?.postMessage(bodies.length / ((performance.now() - start) / 1000));
agent.destroy();
