import type { PhoneAnswers } from '#server/surveys/form/index.js';
import type { Later, Opened } from './api.js';
import type { Reply } from './outbox.js';
import type { Store } from './store.js';

export interface AppPorts {
  readonly page: HTMLElement;
  readonly code: string;
  readonly store: Store;
  readonly fetchOpening: (code: string, version: string) => Promise<Opened>;
  readonly fetchLater: (code: string, needsMore: boolean, version: string) => Promise<Later | 'outdated' | undefined>;
  readonly postAnswers: (code: string, body: PhoneAnswers) => Promise<Reply>;
}

/** The page waits so long before it tries again to load the rest of the form, and twice as long after each failure. */
export const FIRST_RETRY_MS = 2000;
export const LAST_RETRY_MS = 30_000;
