/** Builds, starts a temporary PostgreSQL with a migrated template, runs Jest, and prints a summary in one line. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { install, spawnNode } from './lib.mjs';

const parameters = process.argv.slice(2);
const long = parameters.includes('--long');
const pictures = parameters.includes('--pictures');
const wanted = parameters.filter((parameter) => !['--long', '--no-web', '--pictures'].includes(parameter));

await install({ development: true });
await build({ web: !parameters.includes('--no-web') });
const { startEmbeddedPostgres } = await import(
  new URL('../dist/platform/database/embedded/embedded-postgres.js', import.meta.url).href
);
const { migrate } = await import(new URL('../dist/platform/database/migrate.js', import.meta.url).href);
const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-test-'));
chmodSync(folder, 0o755);
const server = await startEmbeddedPostgres(folder);
let status = 1;
try {
  await migrate(server.ownerUrl);
  status = await jest({
    TEST_DATABASE_OWNER: server.ownerUrl,
    TEST_DATABASE_SERVER: server.serverUrl,
    TEST_FOLDER: folder,
    ...(pictures && { TEST_PICTURES: 'true' }),
  });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);

function jest(environment) {
  const summary = path.join(folder, 'summary.json');
  const quick = wanted.length > 0 ? [] : ['--testPathIgnorePatterns', '\\.long\\.spec\\.tsx?$'];
  const everyLong = wanted.length > 0 ? [] : ['--testPathPatterns', '\\.long\\.spec\\.tsx?$'];
  const selection = long ? ['--maxWorkers=1', ...everyLong] : ['--maxWorkers=2', ...quick];
  const child = spawnNode(
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${summary}`,
      ...selection,
      ...wanted,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...environment } },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(report(summary, code))));
}

function report(summary, code) {
  let sum = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };
  try {
    sum = JSON.parse(readFileSync(summary, 'utf8'));
  } catch {
    process.stdout.write('Jest left no summary.\n');
  }
  const failed = sum.numFailedTests + sum.numRuntimeErrorTestSuites;
  process.stdout.write(`\n${sum.numPassedTests} passed, ${failed} failed, ${sum.numPendingTests} skipped\n`);
  return code === 0 && failed === 0 ? 0 : 1;
}
