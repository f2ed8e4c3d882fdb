import { once } from 'node:events';
import http, { type ServerResponse } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '../config/environment.js';
import { OutgoingRequests, type Resolver } from './outgoing-requests.js';

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/accepted': (response) => response.writeHead(202).end(),
  '/broken': (response) => response.writeHead(500).end('no'),
  '/moved': (response) => response.writeHead(307, { location: '/accepted' }).end(),
  '/metadata': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/endless': (response) => {
    response.writeHead(200);
    response.write('x'.repeat(100_000));
  },
  '/headers': (response) => response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(),
  '/silent': () => undefined,
  '/closed': (response) => response.destroy(),
  '/upgrade': (response) => response.writeHead(101, { connection: 'Upgrade', upgrade: 'websocket' }).flushHeaders(),
};
const asked: string[] = [];
const receiver = http.createServer((request, response) => {
  asked.push(request.url!);
  request.resume();
  answers[request.url!]!(response);
});
let port: number;
beforeAll(async () => {
  // on all of 127.0.0.0/8
  receiver.listen(0, '0.0.0.0');
  await once(receiver, 'listening');
  ({ port } = receiver.address() as AddressInfo);
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await once(receiver, 'close');
});

const permitted = new OutgoingRequests(readSettings({ WEBHOOK_ADDRESSES: '127.0.0.1, ::1' }));
const strict = new OutgoingRequests(readSettings({}));
const message = { headers: { 'content-type': 'application/json' }, body: '{"绿":1}' };
const sendTo = (path: string, requests = permitted, host = '127.0.0.1') =>
  requests.post(`http://${host}:${port}${path}`, message);

describe('a request to an address that a person entered', () => {
  it.each([
    ['/accepted', { failure: null, status: 202 }],
    ['/broken', { failure: 'status', status: 500 }],
    ['/endless', { failure: null, status: 200 }],
    ['/headers', { failure: 'unreachable', status: null }],
    ['/closed', { failure: 'unreachable', status: null }],
    ['/upgrade', { failure: 'status', status: 101 }],
  ])('to %s ends with %j', async (path, result) => expect(await sendTo(path)).toEqual(result));

  it('does not follow redirects, wherever they lead', async () => {
    asked.length = 0;
    expect(await sendTo('/moved')).toEqual({ failure: 'redirected', status: 307 });
    expect(await sendTo('/metadata')).toEqual({ failure: 'redirected', status: 302 });
    expect(asked).toEqual(['/moved', '/metadata']);
  });

  it('reaches neither a local address nor a name that resolves to one, unless the setting lists it', async () => {
    asked.length = 0;
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]', '0.0.0.0'])
      expect(await sendTo('/accepted', strict, host)).toEqual({ failure: 'address-refused', status: null });
    expect(asked).toEqual([]);
    expect(await sendTo('/accepted', permitted, 'localhost')).toMatchObject({ status: 202 });
  });

  it('without encryption reaches listed addresses only, and no other scheme or password is accepted', () => {
    expect(strict.mayBeSentTo('https://93.184.215.14/')).toBe(true);
    expect(permitted.mayBeSentTo('http://127.0.0.1/')).toBe(true);
    expect(permitted.mayBeSentTo('http://example.org/')).toBe(true);
    expect(strict.mayBeSentTo('http://example.org/')).toBe(false);
    expect([strict.lacksEncryption('http://example.org/'), strict.lacksEncryption('ftp://x/')]).toEqual([true, false]);
    for (const address of [
      'http://93.184.215.14/',
      'ftp://example.org/',
      'https://a:b@example.org/',
      'x',
      'file:///etc',
    ])
      expect(permitted.mayBeSentTo(address)).toBe(false);
  });

  it('is given up after some seconds of silence, and at once if no one listens', async () => {
    expect(await sendTo('/silent')).toEqual({ failure: 'timed-out', status: null });
    expect(await permitted.post('http://127.0.0.1:1/', message)).toEqual({ failure: 'unreachable', status: null });
  });
});

/** Every name has these addresses at its first resolution, the next ones at the second; none leaves this machine. */
class OwnResolver extends OutgoingRequests {
  readonly resolved: string[] = [];
  constructor(
    private readonly found: readonly (readonly string[])[],
    listed = '',
  ) {
    super(readSettings({ WEBHOOK_ADDRESSES: listed }));
  }
  protected override readonly resolve: Resolver = (hostname, _, callback) => {
    const found = this.found[this.resolved.length]!;
    this.resolved.push(hostname);
    callback(
      null,
      found.map((address) => ({ address, family: isIP(address) })),
    );
  };
}

const refused = { failure: 'address-refused', status: null };

describe('a name that its owner can let resolve to anything', () => {
  it.each([
    ['127.0.0.1'],
    ['10.0.0.5'],
    ['169.254.169.254'],
    ['192.168.1.1'],
    ['::1'],
    ['fd00::1'],
    ['::ffff:127.0.0.1'],
    ['93.184.215.14', '127.0.0.1'],
    ['2606:4700:4700::1111', 'fe80::1'],
  ])('is refused with %s, also next to an address of the internet', async (...found) => {
    const requests = new OwnResolver([found, found]);
    expect(await requests.post(`https://rebind.example:${port}/accepted`, message)).toEqual(refused);
    expect(requests.resolved).toEqual(['rebind.example']);
  });

  it('is resolved once for each message, and the connection is made to the address that was checked', async () => {
    asked.length = 0;
    const requests = new OwnResolver([['127.0.0.1'], ['127.0.0.2'], ['127.0.0.1', '127.0.0.2']], '127.0.0.1');
    const address = `http://rebind.example:${port}/accepted`;
    expect(await requests.post(address, message)).toEqual({ failure: null, status: 202 });
    // private since then, and then one of two
    expect(await requests.post(address, message)).toEqual(refused);
    expect(await requests.post(address, message)).toEqual(refused);
    expect(requests.resolved).toHaveLength(3);
    expect(asked).toEqual(['/accepted']);
  });
});
