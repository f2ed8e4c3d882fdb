/**
 * Builds what has changed: server, migrations and the two web clients, in parallel. `npm run check` checks the types.
 */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, once, root, runOrExit, say } from './lib.mjs';

export async function build({ web = true } = {}) {
  await Promise.all([
    once('server', ['src', 'tsconfig.json', 'package-lock.json'], 'dist/main.js', () =>
      compile('server', 'tsconfig.json'),
    ),
    once('migrations', ['migrations', 'tsconfig.json'], 'dist/migrations/index.js', () =>
      compile('migrations', 'migrations/tsconfig.json'),
    ),
    ...(web ? ['phone', 'workspace'].map((client) => buildClient(client)) : []),
  ]);
}

async function compile(what, project) {
  say(`Building the ${what} …`);
  // the compiler's incremental state considers the build up to date even if its output was removed
  if (what === 'server' && !existsSync(path.join(root, 'dist/main.js')))
    rmSync(path.join(root, 'dist/.tsbuildinfo'), { force: true });
  await runOrExit(bin('tsc'), ['-p', project, '--noCheck']);
}

async function buildClient(client) {
  const folder = `web/${client}`;
  const sources = [folder, 'web/shared', 'src/surveys/form', 'src/modules/live/domain/room', 'package-lock.json'];
  await once(client, sources, `dist/web/${client}/index.html`, async () => {
    say(`Building ${client === 'phone' ? 'the phone page' : 'the workspace'} …`);
    await runOrExit(bin('vite'), ['build', '--logLevel', 'warn', folder]);
  });
}

if (import.meta.url === `file://${process.argv[1]}`) await build();
