import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../platform/config/environment.js';

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/** Loads the demonstration when the database is empty; gives the accounts to print. */
export async function prepareDemonstration(
  _app: INestApplicationContext,
  _settings: Settings,
  _say: (line: string) => void,
): Promise<readonly DemoAccount[]> {
  return [];
}
