import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { inBuild } from '../config/in-build.js';
import { gzipFiles, gzipReplies } from './gzip.js';
import { httpProblem } from './http-problem.js';

/**
 * Serves the phone page under /s and the workspace at all other addresses; every address of a client returns its
 * single page.
 */
export function serveClients(app: NestExpressApplication, folder: string = inBuild('web')): void {
  const forever = { index: false, immutable: true, maxAge: '365d' } as const;
  const server = app.getHttpAdapter().getInstance() as express.Express;
  const files = express.Router();
  // The phone questionnaire is public and the same for everyone, so compressing it reveals nothing; its size matters on
  // a weak network.
  server.use('/api/phone', gzipReplies);
  for (const client of ['phone', 'workspace'] as const) {
    const mount = client === 'phone' ? '/s' : '/';
    const root = path.join(folder, client);
    const assets = `${mount === '/' ? '' : mount}/assets`;
    files.use(assets, gzipFiles(path.join(root, 'assets'), 'public, max-age=31536000, immutable'));
    files.use(assets, express.static(path.join(root, 'assets'), forever));
    files.use(mount, gzipFiles(root, 'public, max-age=3600'));
    files.use(mount, express.static(root, { index: false, maxAge: '1h' }));
    files.use(mount, (request: Request, response: Response, next: NextFunction) => page(root, request, response, next));
  }
  server.use((request: Request, response: Response, next: NextFunction) =>
    request.originalUrl.startsWith('/api/') ? next() : files(request, response, next),
  );
}

function page(root: string, request: Request, response: Response, next: NextFunction): void {
  const wanted = request.originalUrl.split('?')[0] ?? '/';
  if (/^\/(api(\/|$)|health\/(live|ready)$|socket\.io\/)/.test(wanted)) return next();
  const isPage =
    request.method === 'GET' && !/^(\/s)?\/(assets|health)(\/|$)/.test(wanted) && !/\.[a-z0-9]{2,5}$/i.test(wanted);
  if (!isPage) return next(httpProblem('not-found'));
  response.setHeader('Cache-Control', 'no-cache');
  response.sendFile(path.join(root, 'index.html'), (error) => {
    if (error !== undefined && error !== null && !response.headersSent) next(httpProblem('not-found'));
  });
}
