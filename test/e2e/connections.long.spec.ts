/** Clients that open connections and never close them: descriptors must be released, and other clients served. */
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { io, type Socket as Client } from 'socket.io-client';
import { limitConnections } from '../../src/platform/http/limit-connections.js';
import { type RunningApp, startApp } from '../support/app.js';

const sockets: Socket[] = [];
const clients: Client[] = [];
let running: RunningApp | undefined;
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const client of clients.splice(0)) client.disconnect();
  await running?.close();
  running = undefined;
});

/** A client that never closes its side, whatever the server sends. */
const openFrom = (address: string, port: number, text = ''): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: address, allowHalfOpen: true });
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
    socket.once('connect', () => {
      if (text !== '') socket.write(text);
      resolve(socket);
    });
    socket.once('close', () => resolve(socket));
  });
const ask = (url: string) => fetch(url, { headers: { connection: 'close' } }).then(({ status }) => status);
const until = async (what: () => boolean | Promise<boolean>, milliseconds: number) => {
  const deadline = performance.now() + milliseconds;
  while (!(await what()) && performance.now() < deadline) await sleep(50);
  expect(await what()).toBe(true);
};

describe('connections', () => {
  async function small(caps: Parameters<typeof limitConnections>[1]) {
    const server = createServer((_, response) => response.end('here'));
    limitConnections(server, caps);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const count = () => new Promise<number>((resolve) => server.getConnections((_, open) => resolve(open)));
    return { server, port, url: `http://127.0.0.1:${port}/`, count };
  }

  it('of one address are limited, and other addresses are served', async () => {
    const { server, port, url, count } = await small({ perAddress: 20, inTotal: 100 });
    for (let opened = 0; opened < 60; opened += 1) await openFrom('127.0.0.2', port);
    await until(async () => (await count()) <= 20, 5000);
    expect(await ask(url)).toBe(200);
    server.close();
  }, 30_000);

  it('are limited in total', async () => {
    const { server, port, count } = await small({ perAddress: 20, inTotal: 50 });
    for (let opened = 0; opened < 90; opened += 1) await openFrom(`127.0.0.${2 + Math.floor(opened / 15)}`, port);
    await until(async () => (await count()) <= 50, 5000);
    server.close();
  }, 30_000);

  it('that are refused release their descriptors although the client never closes', async () => {
    const { server, port, url, count } = await small({ perAddress: 500, inTotal: 1000 });
    const open = () => readdirSync('/proc/self/fd').length;
    const before = open();
    for (let opened = 0; opened < 200; opened += 1) await openFrom('127.0.0.2', port, 'HELLO\r\n\r\n');
    // this process also holds the client's ends of the connections
    await until(async () => (await count()) === 0, 20_000);
    expect(open()).toBeLessThanOrEqual(before + 210);
    expect(await ask(url)).toBe(200);
    server.close();
  }, 60_000);

  it('are closed if they have opened a socket without signing in', async () => {
    running = await startApp();
    const client = io(`${running.url}/workspace`, { transports: ['websocket'], forceNew: true, reconnection: false });
    clients.push(client);
    const gone = new Promise<string>((resolve) => client.once('disconnect', (reason) => resolve(reason)));
    expect(await Promise.race([gone, sleep(45_000, 'still open', { ref: false })])).toBe('io server disconnect');
  }, 90_000);
});
