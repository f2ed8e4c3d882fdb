/**
 * Writes docs/api/openapi.json from the application, running on a temporary database, and then the web clients' types.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { install, root, writeApiTypes } from './lib.mjs';

await install({ development: true });
await build({ web: false });
const load = (file) => import(new URL(`../dist/${file}`, import.meta.url).href);
const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-api-'));
chmodSync(folder, 0o755);
const { startEmbeddedPostgres } = await load('platform/database/embedded/embedded-postgres.js');
const server = await startEmbeddedPostgres(folder);
try {
  await (await load('platform/database/migrate.js')).migrate(server.ownerUrl);
  const settings = (await load('platform/config/environment.js')).readSettings({
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    DEMO: 'false',
  });
  const app = await (await load('application.js')).createApplication({ settings, url: server.serverUrl });
  await app.init();
  await (await load('openapi.js')).writeApi(app, path.join(root, 'docs/api/openapi.json'));
  await app.close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
await writeApiTypes();
process.exit(0);
