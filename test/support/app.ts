import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApplication } from '../../src/application.js';
import type { Clock } from '../../src/kernel/clock.js';
import { readSettings } from '../../src/platform/config/environment.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export interface RunningApp {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly test: TestDatabase;
  readonly folder: string;
  close(): Promise<void>;
}

/** The whole program on a database of its own: HTTP, sockets and workers, on a free port. */
export async function startApp(
  options: { readonly clock?: Clock; readonly settings?: Record<string, string> } = {},
): Promise<RunningApp> {
  const test = await createTestDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tripartite-'));
  const settings = readSettings({
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    RATE_LIMIT: '0',
    PORT: '0',
    DEMO: 'false',
    ...options.settings,
  });
  const app = await createApplication({ settings, url: test.url, clock: options.clock });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    test,
    folder,
    close: async () => {
      await app.close();
      await test.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
