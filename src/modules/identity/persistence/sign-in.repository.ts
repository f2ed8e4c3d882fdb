import type { EntityManager } from 'typeorm';
import type { Language } from '../../../kernel/localized-text.js';
import type { Attempts } from '../domain/lock-out.js';

export interface NewLink {
  readonly email: string;
  readonly tokenHash: Uint8Array;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly atMost: number;
}

/** Password attempts and one-time links, through database functions. */
export class SignInRepository {
  constructor(private readonly em: EntityManager) {}

  /** Other transactions with the same key wait until this one ends. */
  async lockAttempts(key: Uint8Array, now: Date): Promise<Attempts> {
    const [row] = await this.em.query<{ failures: number; last_at: Date }[]>(
      'SELECT * FROM identity_lock_attempt($1, $2)',
      [Buffer.from(key), now],
    );
    return { failures: row!.failures, lastAt: row!.last_at };
  }

  async count(key: Uint8Array, failures: number, now: Date): Promise<void> {
    await this.em.query('SELECT identity_count_attempt($1, $2, $3)', [Buffer.from(key), failures, now]);
  }

  async forget(key: Uint8Array): Promise<void> {
    await this.em.query('SELECT identity_forget_attempt($1)', [Buffer.from(key)]);
  }

  /** Returns undefined for an unknown address, or if the account already has the maximum number of valid links. */
  async writeLink(link: NewLink): Promise<{ accountId: string; language: Language } | undefined> {
    const [row] = await this.em.query<{ account_id: string; language: Language }[]>(
      'SELECT * FROM identity_write_link($1, $2, $3, $4, $5)',
      [link.email, Buffer.from(link.tokenHash), link.createdAt, link.expiresAt, link.atMost],
    );
    return row && { accountId: row.account_id, language: row.language };
  }

  /** Deletes the link and returns its account; of two simultaneous calls only one succeeds. */
  async redeemLink(tokenHash: Uint8Array, now: Date): Promise<string | null> {
    const [row] = await this.em.query<{ account: string | null }[]>('SELECT identity_redeem_link($1, $2) AS account', [
      Buffer.from(tokenHash),
      now,
    ]);
    return row?.account ?? null;
  }
}
