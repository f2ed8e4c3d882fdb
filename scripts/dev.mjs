/**
 * Runs the server with reload: the compiler watches server and migrations, and the server restarts after a build; the two web clients are
 * rebuilt when they change, and the server stays.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { bin, install, root, spawnNode } from './lib.mjs';

/** Milliseconds without a new file after which a build is complete. */
const quiet = 500;
/** Milliseconds after which a process that was asked to end is killed. */
const longestEnd = 10_000;

await install({ development: true });
await build();
const start = (command, parameters) => spawn(command, parameters, { cwd: root, stdio: 'inherit' });
const client = (name) => start(bin('vite'), ['build', '--watch', '--logLevel', 'warn', `web/${name}`]);
const compiler = (project) => start(bin('tsc'), ['-p', project, '-w', '--preserveWatchOutput']);
const watchers = [
  compiler('tsconfig.json'),
  compiler('migrations/tsconfig.json'),
  client('workspace'),
  client('phone'),
];
let isEnding = false;
let server = spawnNode(['dist/main.js']);
let restarting = Promise.resolve();
let timer;
watch(path.join(root, 'dist'), { recursive: true }, (_event, file) => {
  if (file === null || !/\.(?:js|json)$/.test(file) || file.split(path.sep)[0] === 'web') return;
  clearTimeout(timer);
  timer = setTimeout(() => (restarting = restarting.then(restart)), quiet);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);

async function restart() {
  await stop(server);
  if (!isEnding) server = spawnNode(['dist/main.js']);
}

async function end() {
  if (isEnding) return;
  isEnding = true;
  await Promise.all([...watchers, server].map(stop));
  process.exit(0);
}

/** As from the keyboard: the server does not wait for load balancers. */
async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGKILL'), longestEnd);
  await ended;
  clearTimeout(late);
}
