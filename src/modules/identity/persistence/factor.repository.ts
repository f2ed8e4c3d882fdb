import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { factorProblems } from '../domain/factors/problems.js';
import type { FactorState } from '../domain/factors/factor.js';

export interface Factor {
  readonly id: string;
  readonly label: string;
}

export interface Passkey extends Factor {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  /** How often it was used, as it was last reported; passkeys that are synchronised always report 0. */
  readonly counter: number;
}

export interface NewFactor extends Factor {
  /** The time step of the code with which it was set up. */
  readonly step: number;
}

interface OwnSession {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Second factors and recovery codes, through database functions (persistence/sql/second-factor.ts). */
export class FactorRepository {
  constructor(private readonly em: EntityManager) {}

  async state({ accountId, sessionId }: OwnSession, workspaceId: string): Promise<FactorState> {
    const [row] = await this.em.query<{ state: FactorState }[]>(
      'SELECT identity_second_factor($1, $2, $3, NULL) AS state',
      [accountId, workspaceId, sessionId],
    );
    return row!.state;
  }

  /** Other changes of the factors of this account wait until the transaction ends. */
  async lock({ accountId, sessionId }: OwnSession): Promise<{ factors: number; given: boolean }> {
    const [row] = await this.em.query<{ factors: number; given_at: Date | null }[]>(
      'SELECT * FROM identity_lock_factors($1, $2)',
      [accountId, sessionId],
    );
    return { factors: row!.factors, given: row!.given_at !== null };
  }

  appsOf(accountId: string): Promise<Factor[]> {
    return this.em.query<Factor[]>('SELECT id, label FROM identity_factors_of($1) WHERE credential_id IS NULL', [
      accountId,
    ]);
  }

  of(accountId: string): Promise<Factor[]> {
    return this.em.query<Factor[]>('SELECT id, label FROM identity_factors_of($1)', [accountId]);
  }

  async add(accountId: string, factor: NewFactor, now: Date): Promise<void> {
    try {
      await this.em.query('SELECT identity_add_factor($1, $2, $3, $4, $5)', [
        accountId,
        factor.id,
        factor.label,
        factor.step,
        now,
      ]);
    } catch (error) {
      mapConstraint(error, { pk_identity_factor: factorProblems.alreadySetUp });
    }
  }

  async addPasskey(accountId: string, passkey: Passkey, now: Date): Promise<void> {
    const { id, label, credentialId, publicKey, counter } = passkey;
    try {
      await this.em.query('SELECT identity_add_passkey($1, $2, $3, $4, $5, $6, $7)', [
        ...[accountId, id, label, credentialId, publicKey, counter, now],
      ]);
    } catch (error) {
      mapConstraint(error, { uq_identity_factor_credential: factorProblems.alreadySetUp });
    }
  }

  async passkeysOf(accountId: string): Promise<Passkey[]> {
    const rows = await this.em.query<(Omit<Passkey, 'counter'> & { counter: string })[]>(
      `SELECT id, label, credential_id AS "credentialId", public_key AS "publicKey", counter
       FROM identity_factors_of($1) WHERE credential_id IS NOT NULL`,
      [accountId],
    );
    return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
  }

  /** False if the passkey reported this count before: another copy of it was used. */
  async acceptCount(accountId: string, factorId: string, used: { counter: number; now: Date }): Promise<boolean> {
    const [row] = await this.em.query<{ accepted: boolean }[]>(
      'SELECT identity_accept_count($1, $2, $3, $4) AS accepted',
      [accountId, factorId, used.counter, used.now],
    );
    return row!.accepted;
  }

  /** Replaces an earlier challenge of the session. */
  async beginChallenge({ accountId, sessionId }: OwnSession, challenge: string, endsAt: Date): Promise<void> {
    await this.em.query('SELECT identity_begin_challenge($1, $2, $3, $4)', [accountId, sessionId, challenge, endsAt]);
  }

  /** Deletes the challenge; null if there is none or it has ended. */
  async takeChallenge({ accountId, sessionId }: OwnSession, now: Date): Promise<string | null> {
    const [row] = await this.em.query<{ challenge: string | null }[]>(
      'SELECT identity_take_challenge($1, $2, $3) AS challenge',
      [accountId, sessionId, now],
    );
    return row!.challenge;
  }

  /** The last factor takes the recovery codes with it, and is given in no session any more. */
  async remove(accountId: string, factorId: string): Promise<boolean> {
    const [row] = await this.em.query<{ id: string | null }[]>('SELECT identity_remove_factor($1, $2) AS id', [
      accountId,
      factorId,
    ]);
    return typeof row?.id === 'string';
  }

  /** False if this step or a later one was accepted before: of two simultaneous calls only one succeeds. */
  async acceptStep(accountId: string, factorId: string, used: { step: number; now: Date }): Promise<boolean> {
    const [row] = await this.em.query<{ accepted: boolean }[]>(
      'SELECT identity_accept_step($1, $2, $3, $4) AS accepted',
      [accountId, factorId, used.step, used.now],
    );
    return row!.accepted;
  }

  async noteGiven({ accountId, sessionId }: OwnSession, now: Date): Promise<void> {
    await this.em.query('SELECT identity_factor_given($1, $2, $3)', [accountId, sessionId, now]);
  }

  /** An API token has the second factor of the session that issues it. */
  async markApiToken(tokenId: string, sessionId: string): Promise<void> {
    await this.em.query('SELECT identity_mark_api_token($1, $2)', [tokenId, sessionId]);
  }

  async setRecoveryCodes(accountId: string, hashes: readonly Buffer[]): Promise<void> {
    await this.em.query('SELECT identity_set_recovery_codes($1, $2)', [accountId, hashes]);
  }

  /** Deletes the code; of two simultaneous calls only one succeeds. */
  async useRecoveryCode(accountId: string, hash: Buffer): Promise<boolean> {
    const [row] = await this.em.query<{ used: boolean }[]>('SELECT identity_use_recovery_code($1, $2) AS used', [
      accountId,
      hash,
    ]);
    return row!.used;
  }
}
