import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { factorProblems } from '../domain/second-factor/problems.js';
import type { FactorKind, FactorState } from '../domain/second-factor/factor.js';

export interface Factor {
  readonly id: string;
  readonly kind: FactorKind;
  readonly label: string;
  /** Only of a passkey. */
  readonly credentialId: string | null;
  readonly publicKey: Buffer | null;
  readonly counter: number;
}

export type NewFactor =
  | { readonly id: string; readonly kind: 'totp'; readonly label: string; readonly step: number }
  | {
      readonly id: string;
      readonly kind: 'passkey';
      readonly label: string;
      readonly credentialId: string;
      /** In base 64. */
      readonly publicKey: string;
      readonly counter: number;
    };

interface FactorRow {
  readonly id: string;
  readonly kind: FactorKind;
  readonly label: string;
  readonly credential_id: string | null;
  readonly public_key: Buffer | null;
  readonly counter: string | null;
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

  async of(accountId: string): Promise<Factor[]> {
    const rows = await this.em.query<FactorRow[]>('SELECT * FROM identity_factors_of($1)', [accountId]);
    return rows.map(({ id, kind, label, credential_id, public_key, counter }) => ({
      id,
      kind,
      label,
      credentialId: credential_id,
      publicKey: public_key,
      counter: Number(counter ?? 0),
    }));
  }

  async add(accountId: string, factor: NewFactor, now: Date): Promise<void> {
    try {
      await this.em.query('SELECT identity_add_factor($1, $2, $3)', [accountId, factor, now]);
    } catch (error) {
      mapConstraint(error, {
        pk_identity_factor: factorProblems.alreadySetUp,
        uq_identity_factor_credential: factorProblems.alreadySetUp,
      });
    }
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
