import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';

/** What `npm test` prepares for its files: a folder for the loaded demonstration, and a server for its lock. */
export async function prepareTests(): Promise<{ remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-processes-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres(folder);
  process.env['TEST_FOLDER'] = folder;
  process.env['TEST_DATABASE_OWNER'] = server.ownerUrl;
  return {
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
