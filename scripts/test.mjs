/** Builds, starts a temporary PostgreSQL with a migrated template, runs Jest, and prints a summary in one line. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { install, spawnNode, writeApiTypes } from './lib.mjs';

const parameters = process.argv.slice(2);
const long = parameters.includes('--long');
const pictures = parameters.includes('--pictures');
/** Files with failures that may run once more; with more of them something is really broken. */
const repeatable = 3;
const longFiles = '\\.long\\.spec\\.tsx?$';
/** Long files that assert how soon something happens, or that use the whole machine: one at a time. */
const alone =
  '(commands|console-cut|database-away|kills|room-presence|shutdown|start-together|stop-during-start)\\.long\\.spec\\.ts$';
const wanted = parameters.filter((parameter) => !['--long', '--no-web', '--pictures'].includes(parameter));

await install({ development: true });
await writeApiTypes();
await build({ web: !parameters.includes('--no-web') });
const { startEmbeddedPostgres } = await import(
  new URL('../dist/platform/database/embedded/embedded-postgres.js', import.meta.url).href
);
const { migrate } = await import(new URL('../dist/platform/database/migrate.js', import.meta.url).href);
const folder = mkdtempSync(path.join(os.tmpdir(), 'tripartite-test-'));
chmodSync(folder, 0o755);
const server = await startEmbeddedPostgres(folder);
let isStopped = false;
let status = 1;
try {
  await keepInMemory(server.ownerUrl);
  await migrate(server.ownerUrl);
  status = await test({
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

/** The databases of tests end with the run: no commit and no new database waits for the disk. */
async function keepInMemory(ownerUrl) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('ALTER SYSTEM SET fsync = off');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/**
 * Runs the tests. If all were asked for, the files of a few failures run once more: browsers and killed processes depend
 * on time, on a busy machine more so. What passes only then is named, because it is a fault of the test or a race in the
 * product.
 */
async function test(environment) {
  let code = 0;
  const results = [];
  for (const [pass, selection] of passes().entries()) {
    if (isStopped) break;
    const summary = path.join(folder, `summary-${pass}.json`);
    code = Math.max(code, await jest(environment, summary, [...selection, ...wanted]));
    results.push(read(summary));
  }
  const first = together(results);
  const failed = first.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const isRepeated = !isStopped && wanted.length === 0 && failed.length > 0 && failed.length <= repeatable;
  if (code === 0 || !isRepeated) return report(code, first);

  process.stdout.write(`\nRunning again: ${failed.map((name) => path.relative('.', name)).join(', ')}\n`);
  const again = path.join(folder, 'again.json');
  const secondCode = await jest(environment, again, ['--maxWorkers=1', '--runTestsByPath', ...failed]);
  const second = read(again);
  for (const { name, status } of second.testResults) {
    if (status !== 'failed') process.stdout.write(`Passed only when run again: ${path.relative('.', name)}\n`);
  }
  const kept = first.testResults.filter(({ name }) => !failed.includes(name));
  return report(secondCode, { ...second, testResults: [...kept, ...second.testResults] });
}

/** The runs of Jest, one after the other: which files, and how many at once. */
function passes() {
  if (wanted.length > 0) return [[long ? '--maxWorkers=1' : '--maxWorkers=2']];
  const only = (...patterns) => patterns.map((pattern) => `--testPathPatterns=${pattern}`);
  const without = (...patterns) => patterns.map((pattern) => `--testPathIgnorePatterns=${pattern}`);
  if (!long) return [['--maxWorkers=2', ...without(longFiles)]];
  return [
    ['--maxWorkers=2', ...only(longFiles), ...without('/node_modules/', alone)],
    ['--maxWorkers=1', ...only(alone)],
  ];
}

function together(results) {
  return {
    testResults: results.flatMap(({ testResults }) => testResults),
    numRuntimeErrorTestSuites: results.reduce((sum, { numRuntimeErrorTestSuites: count }) => sum + count, 0),
  };
}

function jest(environment, summary, selection) {
  const child = spawnNode(
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--json',
      // a hook that failed may have left a connection or a program open
      '--forceExit',
      `--outputFile=${summary}`,
      ...selection,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...environment } },
  );
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      isStopped = true;
      child.kill(signal);
    });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

function read(summary) {
  try {
    return JSON.parse(readFileSync(summary, 'utf8'));
  } catch {
    process.stdout.write('Jest left no summary.\n');
    return { testResults: [], numRuntimeErrorTestSuites: 1 };
  }
}

function report(code, { testResults, numRuntimeErrorTestSuites }) {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (...wantedStatus) => all.filter((status) => wantedStatus.includes(status)).length;
  const failed = count('failed') + numRuntimeErrorTestSuites;
  for (const [reason, skipped] of reasons(testResults)) process.stdout.write(`${skipped} skipped: ${reason}\n`);
  process.stdout.write(`\n${count('passed')} passed, ${failed} failed, ${count('pending', 'todo')} skipped\n`);
  return code === 0 && failed === 0 ? 0 : 1;
}

/** How many tests were skipped for each reason that `describeWhen` of test/support/when.ts gave, most first. */
function reasons(testResults) {
  const counts = new Map();
  for (const { ancestorTitles, status } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
    const reason = ancestorTitles.map((title) => / \(skipped: (.*)\)$/.exec(title)?.[1]).find(Boolean);
    if (status === 'pending' && reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
