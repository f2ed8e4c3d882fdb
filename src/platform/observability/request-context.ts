import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from '../database/transaction.js';

/** What the rest of the platform knows of the request in progress. */
export interface RequestContext {
  readonly requestId: string;
  /** Called by the first write transaction: takes the Idempotency-Key in the same transaction as the effect. */
  claimIdempotencyKey(tx: Transaction): Promise<void>;
}

export const requestStorage = new AsyncLocalStorage<RequestContext>();

export function currentRequest(): RequestContext | undefined {
  return requestStorage.getStore();
}
