import type { Settings } from '../config/environment.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';

export interface ProvidedDatabase {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly kind: 'embedded' | 'external';
  stop(): Promise<void>;
  /** The embedded server is started again should it end; an external one is looked after by others. */
  keepRunning(say: (line: string) => void): void;
}

/** The database of this installation: the external one of the settings, or the embedded one in the data folder. */
export async function provideDatabase(settings: Settings): Promise<ProvidedDatabase> {
  if (settings.DATABASE_URL !== undefined)
    return {
      kind: 'external',
      ownerUrl: settings.DATABASE_OWNER_URL!,
      serverUrl: settings.DATABASE_URL,
      stop: async () => undefined,
      keepRunning: () => undefined,
    };
  const embedded = await startEmbeddedPostgres(settings.dataFolder);
  const { ownerUrl, serverUrl, stop, keepRunning } = embedded;
  return { kind: 'embedded', ownerUrl, serverUrl, stop, keepRunning };
}

/** The name in a connection string: grants go to it. */
export function roleIn(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
