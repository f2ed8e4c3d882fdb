import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const compress = promisify(gzip);

/** Text files of a built client; images and fonts are already compressed. */
const TEXTS = new Set(['.js', '.css', '.html', '.json', '.svg']);
/** Shorter replies do not become smaller. */
const LEAST_BYTES = 1024;

interface Zipped {
  readonly changed: number;
  readonly body: Buffer;
}

/**
 * Built files, compressed once and cached: a client has a few dozen files, and the content of a hashed name never
 * changes. The middleware `compression` would compress them again for each request.
 */
export function gzipFiles(root: string, caching: string): RequestHandler {
  const kept = new Map<string, Zipped>();
  return (request, response, next) => {
    const file = fileFor(root, request);
    if (file === undefined) return next();
    zipped(kept, file).then(
      (body) => {
        response.setHeader('Cache-Control', caching);
        response.setHeader('Content-Encoding', 'gzip');
        response.vary('Accept-Encoding').type(path.extname(file)).send(body);
      },
      () => next(),
    );
  };
}

function fileFor(root: string, request: Request): string | undefined {
  if ((request.method !== 'GET' && request.method !== 'HEAD') || !acceptsGzip(request)) return undefined;
  const file = path.join(root, path.normalize(request.path));
  return file.startsWith(root + path.sep) && TEXTS.has(path.extname(file)) ? file : undefined;
}

async function zipped(kept: Map<string, Zipped>, file: string): Promise<Buffer> {
  const { mtimeMs: changed } = await stat(file);
  const known = kept.get(file);
  if (known?.changed === changed) return known.body;
  const body = await compress(await readFile(file), { level: 9 });
  kept.set(file, { changed, body });
  return body;
}

/**
 * Compresses what `response.send` and `response.json` receive. Only for replies that do not combine a secret with text
 * that the requester can choose: the length of the compressed reply would reveal the secret (BREACH).
 */
export function gzipReplies(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'GET' || !acceptsGzip(request)) return next();
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    if (typeof body !== 'string' || body.length < LEAST_BYTES) return send(body);
    if (response.getHeader('Content-Type') === undefined) response.type('html');
    compress(body).then(
      (bytes) => {
        response.setHeader('Content-Encoding', 'gzip');
        response.vary('Accept-Encoding');
        send(bytes);
      },
      () => send(body),
    );
    return response;
  };
  next();
}

export function acceptsGzip(request: Request): boolean {
  return request.acceptsEncodings('gzip') === 'gzip';
}
