import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { demandUsable } from './data-folder.js';
import { StartRefused } from './start-refused.js';

export class AlreadyRunning extends StartRefused {}

/** Ensures that only one program uses a data folder. Replaces a lock that a killed program left behind. */
export function lockDataFolder(folder: string): () => void {
  demandUsable(folder);
  return takeLock(folder);
}

function takeLock(folder: string): () => void {
  const file = path.join(folder, 'server.pid');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, `${process.pid} ${startTimeOf(process.pid) ?? ''}`);
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [pid, started] = readFileSync(file, 'utf8').split(' ');
      if (isRunning(Number(pid), started))
        throw new AlreadyRunning(
          `Tripartite is already running with the data folder ${folder} (process ${pid}). Stop it first, or set another DATA_DIR and PORT.`,
        );
      rmSync(file, { force: true });
    }
  }
  throw new AlreadyRunning(`another start is taking the data folder ${folder} at this moment`);
}

/** Compares the start time as well: after a crash, another process may have the same id. */
function isRunning(pid: number, started: string | undefined): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = startTimeOf(pid);
  return now === undefined || started === undefined || started === '' || now === started;
}

/** Field 22 of /proc/PID/stat: start time in clock ticks since boot. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'zombie' : fields[19];
  } catch {
    return undefined;
  }
}
