/**
 * Runs the server with reload: the compiler watches, Node restarts after a build, and the web clients are rebuilt when
 * they change.
 */
import { build } from './build.mjs';
import { bin, install, root, spawnNode } from './lib.mjs';
import { spawn } from 'node:child_process';

await install({ development: true });
await build();
const children = [
  spawn(bin('tsc'), ['-p', 'tsconfig.json', '-w', '--preserveWatchOutput'], { cwd: root, stdio: 'inherit' }),
  spawn(bin('vite'), ['build', '--watch', '--logLevel', 'warn', 'web/workspace'], { cwd: root, stdio: 'inherit' }),
  spawnNode(['--watch-path=dist', '--watch-preserve-output', 'dist/main.js']),
];
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)));
