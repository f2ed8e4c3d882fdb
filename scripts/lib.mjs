/** Functions shared by the scripts. Uses only Node, because it runs before packages are installed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  const status = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
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
    else if (!/\.spec\.tsx?$/.test(entry.name)) yield path.join(full, entry.name);
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
 * Installs the packages of package-lock.json unless they are installed. `development` adds packages that only tests
 * and checks need.
 */
export async function install({ development }) {
  const lock = fingerprint(['package-lock.json', 'package.json']);
  const stamp = path.join(root, 'node_modules', '.tripartite-installed');
  const [have, kind] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [];
  if (have === lock && (!development || kind === 'development')) return;
  say('Installing packages …');
  const omit = development ? [] : ['--omit=dev'];
  await runOrExit('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...omit]);
  writeFileSync(stamp, `${lock} ${development ? 'development' : 'production'}`);
}

export function spawnNode(parameters, options = {}) {
  return spawn(process.execPath, parameters, { cwd: root, stdio: 'inherit', ...options });
}
