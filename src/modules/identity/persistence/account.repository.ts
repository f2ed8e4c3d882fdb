import type { EntityManager } from 'typeorm';
import type { Language } from '../../../kernel/localized-text.js';

export interface AccountCard {
  readonly id: string;
  readonly email: string;
  readonly language: Language;
}

/** Accounts and passwords, through database functions (migration 020): the server's role cannot read the tables. */
export class AccountRepository {
  constructor(private readonly em: EntityManager) {}

  async anyExists(): Promise<boolean> {
    const [row] = await this.em.query<{ exists: boolean }[]>('SELECT identity_any_account() AS exists');
    return row!.exists;
  }

  /** Waits for any other first run, then returns whether the installation still has no account. */
  async lockFirstRun(): Promise<boolean> {
    const [row] = await this.em.query<{ first: boolean }[]>('SELECT identity_lock_first_run() AS first');
    return row!.first;
  }

  async add(account: AccountCard, now: Date): Promise<void> {
    await this.em.query('SELECT identity_add_account($1, $2, $3, $4)', [
      account.id,
      account.email,
      account.language,
      now,
    ]);
  }

  async card(id: string): Promise<AccountCard | undefined> {
    const rows = await this.em.query<AccountCard[]>('SELECT * FROM identity_account_card($1)', [id]);
    return rows[0];
  }

  async speak(id: string, language: Language): Promise<void> {
    await this.em.query('SELECT identity_speak($1, $2)', [id, language]);
  }

  async setPassword(id: string, hash: string, now: Date): Promise<void> {
    await this.em.query('SELECT identity_set_password($1, $2, $3)', [id, hash, now]);
  }

  async passwordOf(id: string): Promise<string | null> {
    const [row] = await this.em.query<{ hash: string | null }[]>('SELECT identity_password_of($1) AS hash', [id]);
    return row?.hash ?? null;
  }

  async passwordByEmail(email: string): Promise<{ accountId: string; hash: string | null } | undefined> {
    const rows = await this.em.query<{ account_id: string; password_hash: string | null }[]>(
      'SELECT * FROM identity_password_by_email($1)',
      [email],
    );
    const [row] = rows;
    return row && { accountId: row.account_id, hash: row.password_hash };
  }

  async administersSomewhere(id: string): Promise<boolean> {
    const [row] = await this.em.query<{ administers: boolean }[]>('SELECT identity_administers($1) AS administers', [
      id,
    ]);
    return row!.administers;
  }
}
