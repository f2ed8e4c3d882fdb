/** `npm run bench` lists the benchmarks; `npm run bench -- NAME` runs one and ends with one line of JSON. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { bin, install, root, runOrExit } from './lib.mjs';

const names = readdirSync(path.join(root, 'bench'))
  .filter((file) => /^[a-z-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -3));
const name = process.argv[2];
if (name === undefined || !names.includes(name)) {
  process.stdout.write(`Benchmarks: ${names.join(', ')}\nRun one: npm run bench -- NAME\n`);
  process.exit(name === undefined ? 0 : 2);
}
// Without a limit, V8 collects garbage late on machines with much memory, and the figures show that instead of the need.
const heap = { export: 160 }[name];
if (heap !== undefined && process.execArgv.length === 0) {
  const again = [`--max-old-space-size=${heap}`, ...process.argv.slice(1)];
  process.exit(spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1);
}
await install({ development: true });
await build();
await runOrExit(bin('tsc'), ['-p', 'bench/tsconfig.json']);
const { run } = await import(new URL(`../dist/bench/bench/${name}.js`, import.meta.url).href);
const result = await run();
process.stdout.write(`${JSON.stringify({ name, ...result })}\n`);
process.exit(0);
