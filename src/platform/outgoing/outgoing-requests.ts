import dns, { type LookupAddress, type LookupAllOptions } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/environment.js';
import { OutsideAddresses } from './outside-addresses.js';

/** Why there was no answer, or none that counts. */
export type OutgoingFailure = 'address-refused' | 'redirected' | 'status' | 'timed-out' | 'unreachable';

export interface OutgoingResult {
  /** Null: the receiver answered with a status from 200 to 299. */
  readonly failure: OutgoingFailure | null;
  readonly status: number | null;
}

/** Milliseconds from the first look-up to the status of the answer. */
const patience = 5_000;
/** Bytes of the headers of an answer; its body is never read. */
const mostHeaders = 8_192;

/** Calls back with all addresses of a name. */
export type Resolver = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

class AddressRefused extends Error {}

/**
 * Requests to addresses that people entered. A name is resolved once, each of its addresses is checked, and the connection
 * is made to a checked one, so a name cannot lead elsewhere between check and connection. Redirects are not followed.
 */
@Injectable()
export class OutgoingRequests {
  private readonly addresses: OutsideAddresses;
  /** A resolver of a test asks no network. */
  protected readonly resolve: Resolver = dns.lookup;

  constructor(settings: Settings) {
    this.addresses = new OutsideAddresses(settings.WEBHOOK_ADDRESSES);
  }

  /** Without encryption a name can be sent to only if it may lead to a listed address. */
  lacksEncryption(address: string): boolean {
    return URL.canParse(address) && new URL(address).protocol === 'http:' && this.addresses.listsNone;
  }

  /** Whether an address may be sent to, as far as that is known without resolving its name. */
  mayBeSentTo(address: string): boolean {
    if (!URL.canParse(address) || this.lacksEncryption(address)) return false;
    const { protocol, hostname, username, password } = new URL(address);
    if (!['https:', 'http:'].includes(protocol) || username !== '' || password !== '') return false;
    const host = hostname.replace(/^\[|\]$/g, '');
    return isIP(host) === 0 || this.permits(host, protocol);
  }

  async post(
    address: string,
    { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  ): Promise<OutgoingResult> {
    if (!this.mayBeSentTo(address)) return { failure: 'address-refused', status: null };
    const { protocol } = new URL(address);
    const deadline = AbortSignal.timeout(patience);
    try {
      return await new Promise<OutgoingResult>((resolve, reject) => {
        const sent = (protocol === 'https:' ? https : http).request(address, {
          ...{ method: 'POST', agent: false, signal: deadline, maxHeaderSize: mostHeaders },
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          lookup: this.lookup(protocol),
        });
        sent.on('response', (response) => resolve(resultOf(response)));
        // an answer that changes the protocol does not count, and its connection would remain open
        sent.on('upgrade', (response, socket) => {
          socket.destroy();
          resolve(resultOf(response));
        });
        sent.on('error', reject);
        sent.on('close', () => reject(new Error('closed without an answer')));
        deadline.addEventListener('abort', () => reject(new Error('no answer in time')));
        sent.end(body);
      });
    } catch (error) {
      if (error instanceof AddressRefused) return { failure: 'address-refused', status: null };
      return { failure: deadline.aborted ? 'timed-out' : 'unreachable', status: null };
    }
  }

  /** Without encryption only to addresses that a setting lists. */
  private permits(address: string, protocol: string): boolean {
    return protocol === 'https:' ? this.addresses.permits(address) : this.addresses.lists(address);
  }

  /** Refuses a name if one of its addresses is refused: which one is used may be the choice of another. */
  private lookup(protocol: string): LookupFunction {
    return (hostname, options, callback) => {
      this.resolve(hostname, { ...options, all: true }, (error, found) => {
        if (error !== null) return callback(error, []);
        if (found.length === 0 || !found.every(({ address }) => this.permits(address, protocol)))
          return callback(new AddressRefused('address refused'), []);
        if (options.all === true) return callback(null, found);
        return callback(null, found[0]!.address, found[0]!.family);
      });
    };
  }
}

function resultOf(response: IncomingMessage): OutgoingResult {
  const status = response.statusCode ?? 0;
  response.destroy();
  if (status >= 200 && status < 300) return { failure: null, status };
  return { failure: status >= 300 && status < 400 ? 'redirected' : 'status', status };
}
