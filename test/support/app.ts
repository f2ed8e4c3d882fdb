import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApplication } from '../../src/application.js';
import type { Clock } from '../../src/kernel/clock.js';
import { readSettings } from '../../src/platform/config/environment.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { copyDatabase, createTestDatabase, type TestDatabase } from './database.js';
import { copyDemonstration } from './demonstration-template.js';
import { dataFolder } from './program.js';

export interface RunningApp {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly test: TestDatabase;
  readonly folder: string;
  close(): Promise<void>;
}

/** A migrated database and a folder for the program. `drop` removes both. */
interface Ground extends TestDatabase {
  readonly folder: string;
}

type Standing = Pick<RunningApp, 'test' | 'folder'>;

async function ownGround(copyOf?: Standing): Promise<Ground> {
  const test = await (copyOf === undefined ? createTestDatabase() : copyDatabase(copyOf.test));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tripartite-'));
  if (copyOf !== undefined) await cp(copyOf.folder, folder, { recursive: true });
  const drop = async (): Promise<void> => {
    await test.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...test, folder, drop };
}

/** With the loaded demonstration, in a separate embedded database. */
async function demonstrationGround(): Promise<Ground> {
  const data = dataFolder();
  await copyDemonstration(data.path);
  const server = await startEmbeddedPostgres(data.path);
  const drop = async (): Promise<void> => {
    await server.stop();
    data.remove();
  };
  return { url: server.serverUrl, ownerUrl: server.ownerUrl, folder: data.path, drop };
}

/** The whole program on a separate database, within the test process: HTTP, sockets and workers, on a free port. */
export async function startApp(
  options: {
    readonly clock?: Clock;
    readonly settings?: Record<string, string>;
    readonly demonstration?: boolean;
    /** Where the address must be known before. */
    readonly port?: number;
    /** A program that has stopped; its database and files are used again. */
    readonly copyOf?: Standing;
  } = {},
): Promise<RunningApp> {
  const ground = await (options.demonstration === true ? demonstrationGround() : ownGround(options.copyOf));
  const settings = readSettings({
    DATA_DIR: ground.folder,
    LOG_LEVEL: 'error',
    RATE_LIMIT: '0',
    PORT: '0',
    DEMO: 'false',
    ...options.settings,
  });
  const app = await createApplication({ settings, url: ground.url, clock: options.clock });
  await app.listen(options.port ?? 0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    test: ground,
    folder: ground.folder,
    close: async () => {
      await app.close();
      await ground.drop();
    },
  };
}
