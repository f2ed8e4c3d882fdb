import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from '../database/transaction.js';

/** Takes an Idempotency-Key in the transaction of the effect. */
export type ClaimKey = (tx: Transaction) => Promise<void>;

/** What the rest of the platform knows of the request in progress. */
export class RequestContext {
  private claim: ClaimKey | undefined;
  private begun = false;
  private done = false;

  constructor(readonly requestId: string) {}

  /** The guards are through: what is written from now on is the effect of the request. */
  begin(claim?: ClaimKey): void {
    this.begun = true;
    this.claim = claim;
  }

  /** Called in each write transaction until one of them is committed: one that is rolled back gives the key back. */
  async claimIdempotencyKey(tx: Transaction): Promise<void> {
    if (!this.done) await this.claim?.(tx);
  }

  committed(): void {
    this.done ||= this.begun;
  }

  /** Whether something of this request's effect is on disk. */
  get hasCommitted(): boolean {
    return this.done;
  }
}

export const requestStorage = new AsyncLocalStorage<RequestContext>();

export function currentRequest(): RequestContext | undefined {
  return requestStorage.getStore();
}

/** For work that serves several requests at once and belongs to none of them. */
export function outsideRequest<T>(work: () => T): T {
  return requestStorage.exit(work);
}
