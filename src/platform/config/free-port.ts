import { createServer } from 'node:net';
import type { Settings } from './environment.js';
import { StartRefused } from './start-refused.js';

/** Checks the port before anything else, so that a start that cannot listen does not create a database first. */
export async function demandFreePort({ PORT, host }: Pick<Settings, 'PORT' | 'host'>): Promise<void> {
  if (PORT === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(cannotListen(error, { PORT, host })));
    probe.listen(PORT, host, () => probe.close(() => resolve()));
  });
}

export function cannotListen(error: NodeJS.ErrnoException, { PORT, host }: Pick<Settings, 'PORT' | 'host'>): Error {
  if (error.syscall !== 'listen' && (error as { hostname?: string }).hostname !== host) return error;
  const advice = 'choose another port: PORT=3001 npm start';
  if (error.code === 'EADDRINUSE')
    return new StartRefused(`Port ${PORT} is taken by another program. Stop that program, or ${advice}`);
  if (error.code === 'EACCES')
    return new StartRefused(`Port ${PORT} needs rights that this user does not have. Please ${advice}`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartRefused(
      `This computer has no address ${host}. Set HOST to an address of this computer, or remove HOST.`,
    );
  return error;
}
