import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';

/** Alive, not a zombie, and started for this data folder. */
export function isOurs(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return isAlive(pid);
  try {
    const state = readFileSync(`/proc/${pid}/status`, 'utf8');
    return !/^State:\s+Z/m.test(state) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    return false;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Server processes that outlived their postmaster: they use its data folder. As long as one is there it may still write
 * to memory that a new postmaster does not share, so none may be started at the same time.
 */
export function orphansOf(data: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const folder = realpathSync(data);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && standsIn(pid, folder));
}

function standsIn(pid: number, folder: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
    // a backend writes `postgres: …` over its command line; the postmaster keeps the path of the program
    return readlinkSync(`/proc/${pid}/cwd`) === folder && /(^|\/)postgres(:|$)/.test(command);
  } catch {
    return false;
  }
}
