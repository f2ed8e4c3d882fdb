/** Functions shared by the scripts. Imports only Node, because they run before packages are installed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamps = path.join(root, 'node_modules', '.cache', 'tripartite');

/** In the format of the program's own lines. */
export function say(line) {
  const json = process.env.LOG_FORMAT === 'json';
  const facts = { level: 30, time: new Date().toISOString(), msg: line };
  process.stdout.write(`${json ? JSON.stringify(facts) : line}\n`);
}

export async function runOrExit(command, parameters) {
  const out = process.env.LOG_FORMAT === 'json' ? 'ignore' : 'inherit';
  const child = spawn(command, parameters, { cwd: root, stdio: ['inherit', out, 'inherit'] });
  // a signal that reaches this process alone ends the other one too
  const pass = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM'];
  for (const signal of signals) process.on(signal, pass);
  const status = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  for (const signal of signals) process.off(signal, pass);
  if (status !== 0) process.exit(status);
}

export const bin = (name) => path.join(root, 'node_modules', '.bin', name);

function* files(place) {
  const full = path.join(root, place);
  if (!existsSync(full)) return;
  if (statSync(full).isFile()) return yield full;
  for (const entry of readdirSync(full, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* files(path.join(place, entry.name));
    else if (!/\.(spec\.tsx?|d\.ts)$/.test(entry.name)) yield path.join(full, entry.name);
  }
}

export function fingerprint(places) {
  const hash = createHash('sha256');
  for (const place of places)
    for (const file of files(place)) {
      hash.update(path.relative(root, file));
      hash.update(readFileSync(file));
    }
  return hash.digest('hex');
}

/** Runs `work` unless it was done for the same content and its `result` still exists. */
export async function once(name, places, result, work) {
  const stamp = path.join(stamps, name);
  const wanted = fingerprint(places);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(path.join(root, result))) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * Whether a version of Node.js is in a range such as `^20.19.0 || >=24.11.0`, the two forms that package.json uses:
 * `^` allows the same major version, `>=` also later ones.
 */
export function isInRange(version, range) {
  const [major, minor, patch] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, sign, ...least] = /^\s*(\^|>=)(\d+)\.(\d+)\.(\d+)\s*$/.exec(part) ?? [];
    const [leastMajor, leastMinor, leastPatch] = least.map(Number);
    if (major !== leastMajor) return sign === '>=' && major > leastMajor;
    return minor > leastMinor || (minor === leastMinor && patch >= leastPatch);
  });
}

/** Ends with a sentence, before anything is installed, under a version of Node.js that packages exclude. */
function refuseOtherNode() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (isInRange(process.versions.node, engines.node)) return;
  process.stderr.write(
    `Tripartite needs Node.js ${engines.node.replaceAll('||', 'or')}; this is ${process.versions.node}. Nothing was installed or changed. Install one of these versions and run the command again.\n`,
  );
  process.exit(1);
}

/** npm needs a folder for what it loads: one of the project, if that of the user cannot be written. */
function npmCache() {
  const usual = process.env.npm_config_cache ?? path.join(os.homedir(), '.npm');
  try {
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
    return [];
  } catch {
    return ['--cache', path.join(root, '.npm')];
  }
}

/**
 * Installs the packages of package-lock.json unless they are installed. `development` adds packages that only tests
 * and checks need.
 */
export async function install({ development }) {
  refuseOtherNode();
  const lock = fingerprint(['package-lock.json', 'package.json']);
  const stamp = path.join(root, 'node_modules', '.tripartite-installed');
  const [have, kind] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [];
  if (have === lock && (!development || kind === 'development')) return;
  say('Installing packages …');
  const omit = development ? [] : ['--omit=dev'];
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  await runOrExit('npm', ['ci', '--prefer-offline', ...quiet, ...npmCache(), ...omit]);
  writeFileSync(stamp, `${lock} ${development ? 'development' : 'production'}`);
}

export function spawnNode(parameters, options = {}) {
  return spawn(process.execPath, parameters, { cwd: root, stdio: 'inherit', ...options });
}

/** Writes the types of the pages from the description of the API (ADR 17): checks, tests and editors read them. */
export async function writeApiTypes() {
  const description = 'docs/api/openapi.json';
  const types = 'web/shared/api/schema.d.ts';
  await once('api-types', [description, 'package-lock.json'], types, () =>
    runOrExit(bin('openapi-typescript'), [description, '--immutable', '--array-length', '-o', types]),
  );
}
