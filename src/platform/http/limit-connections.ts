import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { NextFunction, Request, Response } from 'express';
import { newId } from '../../kernel/ids.js';
import { localized } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';
import { problemBody } from './problem-body.js';

/** Milliseconds. They limit how long a slow sender can occupy a connection. */
const patience = {
  // longer than the idle timeout of proxies and browsers, so that they never send into a connection that is being
  // closed
  idle: 75_000,
  headers: 15_000,
  // a table of 300 MB takes four minutes at 10 Mbit/s
  wholeRequest: 300_000,
  jsonBody: 30_000,
  afterRefusal: 3000,
};

/**
 * Maximum number of open connections, including sockets. All participants of a meeting, or all workers of a park, may
 * share one address.
 */
export interface ConnectionCaps {
  readonly perAddress: number;
  readonly inTotal: number;
}

/** Behind a proxy all connections have the proxy's address, so only the proxy can limit connections per person. */
export const capsBehind = (proxies: number): ConnectionCaps => ({
  perAddress: proxies > 0 ? Infinity : 1000,
  inTotal: 8000,
});

/** Limits connections, and also answers bytes that are not a valid request, if the sender still listens. */
export function limitConnections(server: Server, { perAddress, inTotal }: ConnectionCaps): void {
  server.maxConnections = inTotal;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    if (count > perAddress) return void socket.destroy();
    open.set(address, count);
    socket.once('close', () => {
      const left = open.get(address)! - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
  server.keepAliveTimeout = patience.idle;
  server.headersTimeout = patience.headers;
  server.requestTimeout = patience.wholeRequest;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    socket.end(lastWords(error.code));
    // the other side may never close its half of the connection
    const timer = setTimeout(() => socket.destroy(), patience.afterRefusal);
    timer.unref();
    socket.once('close', () => clearTimeout(timer));
  });
}

function lastWords(code: string | undefined): string {
  const { line, problem } = reasonOf(code);
  // there is no Accept-Language to read, so the answer contains both languages
  const { title, ...body } = problemBody(problem, 'en', `urn:uuid:${newId()}`);
  const text = JSON.stringify({ ...body, status: Number(line.slice(0, 3)), title: `${title} ${problem.title.zh}` });
  const headers = `Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close`;
  return `HTTP/1.1 ${line}\r\n${headers}\r\n\r\n${text}`;
}

function reasonOf(code: string | undefined): { readonly line: string; readonly problem: Problem } {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const title = localized('The request headers are too large.', '请求头过大。');
    return {
      line: '431 Request Header Fields Too Large',
      problem: new Problem('too-large', 'platform.http.headers-too-large', title),
    };
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { line: '408 Request Timeout', problem: tooSlow() };
  const title = localized('This is not a valid HTTP request.', '不是有效的 HTTP 请求。');
  return { line: '400 Bad Request', problem: new Problem('invalid', 'platform.http.not-http', title) };
}

function tooSlow(): Problem {
  const title = localized('The request took too long to arrive.', '请求发送过慢。');
  return new Problem('invalid', 'platform.http.too-slow', title, {
    detail: localized('Nothing was saved. Send the request again.', '未保存任何内容，请重新发送。'),
  });
}

/**
 * For a request that was answered before its body was read to the end: discards the rest of the body for a moment.
 * Closing a connection with unread bytes resets it, and the client would lose the answer.
 */
export function closeUnread(request: Request, response: Response): void {
  if (request.complete) return;
  request.resume();
  response.once('finish', () => {
    const timer = setTimeout(() => request.destroy(), patience.afterRefusal);
    timer.unref();
    request.once('end', () => clearTimeout(timer));
  });
}

/**
 * Ends requests that send slowly: a JSON body has at most a megabyte, so half a minute for it means that the sender
 * only occupies a connection.
 */
export function slowBody(milliseconds: number = patience.jsonBody) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.complete || !/json/i.test(request.headers['content-type'] ?? '')) return next();
    const timer = setTimeout(() => {
      if (request.complete || response.headersSent) return;
      closeUnread(request, response);
      next(tooSlow());
    }, milliseconds);
    timer.unref();
    const stop = () => clearTimeout(timer);
    request.once('end', stop);
    request.once('close', stop);
    next();
  };
}
