import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from '../database/transaction.js';

/** Claims an Idempotency-Key within the transaction of the effect. */
export type ClaimKey = (tx: Transaction) => Promise<void>;

/** The state of the request in progress, for the platform. */
export class RequestContext {
  private claim: ClaimKey | undefined;
  private begun = false;
  private done = false;
  private withdrawn = false;
  private readonly leaving: (() => void)[] = [];
  /** Of the account that makes the request, once it is known. */
  accountId: string | null = null;

  constructor(readonly requestId: string) {}

  /** Called after the guards: everything written from now on is the effect of the request. */
  begin(claim?: ClaimKey): void {
    this.begun = true;
    this.claim = claim;
  }

  /** Called in each write transaction until one of them is committed; a rollback releases the key. */
  async claimIdempotencyKey(tx: Transaction): Promise<void> {
    if (!this.done) await this.claim?.(tx);
  }

  committed(): void {
    this.done ||= this.begun;
  }

  /** The right to this request has ended: nothing that it writes from now on is committed. */
  withdraw(): void {
    this.withdrawn = true;
  }

  get isWithdrawn(): boolean {
    return this.withdrawn;
  }

  /** Calls back when the connection has ended, with or without a complete answer. */
  whenLeft(listener: () => void): void {
    this.leaving.push(listener);
  }

  left(): void {
    for (const listener of this.leaving.splice(0)) listener();
  }

  /** Whether any change of this request is committed. */
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
