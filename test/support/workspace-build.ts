import { execFile } from 'node:child_process';
import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

/** The strictest policy under which the workspace must work; the server's may allow only what is needed. */
export const strictPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Builds the gallery of components from the current source; takes about two seconds. */
export async function buildGallery(outDir: string): Promise<void> {
  // A separate process: the native part of the bundler does not accept objects of Jest's realm.
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  const settings = [
    '--config',
    'web/workspace/vite.config.ts',
    '--outDir',
    path.resolve(outDir),
    '--logLevel',
    'warn',
    '--mode',
    'gallery',
  ];
  await promisify(execFile)(process.execPath, [vite, 'build', ...settings]);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export type Answer = { readonly status: number; readonly body: unknown };

export interface ShellServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** The built client under the strict policy with a few answers: for specs of the shell without a server. */
export async function serveShell(
  directory: string,
  answer: (request: IncomingMessage) => Answer | undefined,
): Promise<ShellServer> {
  const root = path.resolve(directory);
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    if (url.pathname.startsWith('/api')) return sendJson(response, answer(request) ?? notHere);
    const file = path.join(root, url.pathname);
    const found = file.startsWith(root) && existsSync(file) && statSync(file).isFile();
    return sendFile(response, found ? file : path.join(root, 'index.html'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const notHere: Answer = { status: 404, body: { title: 'Not here', status: 404, code: 'platform.http.not-found' } };

function sendJson(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
  response.end(JSON.stringify(body));
}

function sendFile(response: ServerResponse, file: string): void {
  response.writeHead(200, {
    'content-type': types[path.extname(file)] ?? 'application/octet-stream',
    'content-security-policy': strictPolicy,
  });
  createReadStream(file).pipe(response);
}
