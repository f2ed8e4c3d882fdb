import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';

/** Milliseconds without a byte after which a request is given up. */
const patience = 30_000;
/** Milliseconds before each repetition of a request to a store that is overloaded or restarting. */
const pauses = [200, 1000];
const passing = [500, 502, 503, 504];

export interface BucketRequest {
  readonly method: 'HEAD' | 'GET' | 'PUT' | 'DELETE';
  /** After the address of the bucket: `/KEY` or a query. */
  readonly path?: string;
  /** Path of the file to send. */
  readonly file?: string;
}

/** The store refused a request; the message has its code and no secrets. */
export class BucketRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`the store answered ${status} ${code}`);
  }
}

/**
 * Requests to one bucket, signed with AWS Signature Version 4. By node:http, because `fetch` of Node 20 and 24 held all
 * 300 MB of a sent file in memory.
 */
export class S3Bucket {
  private readonly address: string;
  private readonly account: ConstructorParameters<typeof AwsV4Signer>[0];

  /** `https://KEY:SECRET@SERVER/BUCKET?region=REGION`; the bucket may also be the first part of the server's name. */
  constructor(filesUrl: string) {
    const url = new URL(filesUrl);
    this.address = url.origin + url.pathname.replace(/\/+$/, '');
    this.account = {
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
      region: url.searchParams.get('region') ?? 'us-east-1',
      service: 's3',
      url: this.address,
    };
  }

  /** Repeats what failed for a passing reason: each of these requests has the same effect twice as once. */
  async ask(request: BucketRequest): Promise<IncomingMessage> {
    for (const pause of pauses) {
      try {
        return await this.askOnce(request);
      } catch (error) {
        if (error instanceof BucketRefusal && !passing.includes(error.status)) throw error;
        await sleep(pause);
      }
    }
    return this.askOnce(request);
  }

  async askOnce({ method, path = '', file }: BucketRequest, timeout = patience): Promise<IncomingMessage> {
    const signer = new AwsV4Signer({ ...this.account, method, url: this.address + path });
    const { url, headers } = await signer.sign();
    const bytes = file === undefined ? 0 : (await stat(file)).size;
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      headers: { ...Object.fromEntries(headers), ...(method === 'PUT' && { 'content-length': bytes }) },
    });
    request.setTimeout(timeout, () => request.destroy(new Error('the store does not answer')));
    const answered = once(request, 'response') as Promise<[IncomingMessage]>;
    // its error arrives at the request
    if (file === undefined) request.end();
    else pipeline(createReadStream(file), request).catch(() => undefined);
    const [response] = await answered;
    // the reader of a file may pause as long as necessary
    request.setTimeout(0);
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return response;
    throw new BucketRefusal(status, /<Code>(\w+)<\/Code>/.exec(await text(response))?.[1] ?? '');
  }
}
