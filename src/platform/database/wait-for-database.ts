import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Settings } from '../config/environment.js';
import { StartRefused } from '../config/start-refused.js';
import { sqlState } from './constraint.js';
import { isConnectionLoss } from './unavailable.js';

/** Milliseconds. The machines of an installation may start in any order. */
const patience = 60_000;
const pause = 1000;
const longestAttempt = 5000;

/**
 * Returns when the database responds to each connection string in the settings; otherwise throws a refusal with an
 * explanation.
 */
export async function waitForDatabase(settings: Settings, say: (line: string) => void): Promise<void> {
  const deadline = performance.now() + patience;
  for (const name of ['DATABASE_OWNER_URL', 'DATABASE_URL'] as const) {
    const url = settings[name];
    if (url !== undefined) await waitFor(name, url, { deadline, say });
  }
}

interface Waiting {
  readonly deadline: number;
  readonly say: (line: string) => void;
}

async function waitFor(name: string, url: string, { deadline, say }: Waiting): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const fault = await faultOf(url);
    if (fault === undefined) return;
    if (!isConnectionLoss(fault)) throw new StartRefused(refusal(name, url, fault));
    const address = `${new URL(url).hostname}:${new URL(url).port || 5432}`;
    if (performance.now() > deadline)
      throw new StartRefused(
        `The database at ${address} did not respond for ${patience / 1000} s (${reason(fault)}). Check that PostgreSQL is running there and that ${name} is correct.`,
      );
    if (attempt === 1) say(`Waiting for the database at ${address} (${reason(fault)}) …`);
    await sleep(pause);
  }
}

async function faultOf(url: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: longestAttempt });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const reason = (fault: Error): string => sqlState(fault) ?? fault.message;

/** PostgreSQL appendix A: invalid_authorization_specification, invalid_password, invalid_catalog_name. */
function refusal(name: string, url: string, fault: Error): string {
  const { username, pathname } = new URL(url);
  const code = sqlState(fault);
  if (code === '28000' || code === '28P01')
    return `PostgreSQL refused the role ${decodeURIComponent(username)}. Check the role and the password in ${name}.`;
  if (code === '3D000')
    return `PostgreSQL has no database ${decodeURIComponent(pathname.slice(1))}. Create it, owned by the role of DATABASE_OWNER_URL, or correct ${name}.`;
  return `The database of ${name} cannot be used: ${fault.message}`;
}
