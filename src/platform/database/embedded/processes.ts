import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';

/** Whether a process is alive, not a zombie, and was started for this data folder. */
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
 * Server processes of this data folder that are still running without their postmaster. They may still write to shared
 * memory that a new postmaster would not share, so no server may be started until they have ended.
 */
export function orphansOf(data: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const folder = realpathSync(data);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && runsIn(pid, folder));
}

function runsIn(pid: number, folder: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
    // a backend replaces its command line with `postgres: …`; the postmaster keeps the path of the program
    return readlinkSync(`/proc/${pid}/cwd`) === folder && /(^|\/)postgres(:|$)/.test(command);
  } catch {
    return false;
  }
}
