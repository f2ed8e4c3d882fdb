/** Builds what has changed: server, migrations, the two web clients. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, once, root, runOrExit } from './lib.mjs';

export function build({ web = true } = {}) {
  once('server', ['src', 'tsconfig.json', 'package-lock.json'], 'dist/main.js', () => {
    process.stdout.write('Building the server …\n');
    // the compiler's memory says "nothing to do" even when its output was removed
    if (!existsSync(path.join(root, 'dist/main.js'))) rmSync(path.join(root, 'dist/.tsbuildinfo'), { force: true });
    runOrExit(bin('tsc'), ['-p', 'tsconfig.json']);
  });
  once('migrations', ['migrations', 'tsconfig.json'], 'dist/migrations/index.js', () =>
    runOrExit(bin('tsc'), ['-p', 'migrations/tsconfig.json']),
  );
  if (web) for (const client of ['phone', 'workspace']) buildClient(client);
}

function buildClient(client) {
  const folder = `web/${client}`;
  if (!existsSync(path.join(root, folder, 'vite.config.ts'))) return;
  const sources = [folder, 'web/shared', 'src/surveys/form', 'src/modules/live/domain/room', 'package-lock.json'];
  once(client, sources, `dist/web/${client}/index.html`, () => {
    process.stdout.write(`Building ${client === 'phone' ? 'the phone page' : 'the workspace'} …\n`);
    runOrExit(bin('vite'), ['build', '--logLevel', 'warn', folder]);
  });
}

if (import.meta.url === `file://${process.argv[1]}`) build();
