import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { FactorKind } from '../domain/factors/factor.js';
import type { OwnReplacement } from '../domain/factors/replacement.js';

export interface FactorView {
  readonly id: string;
  readonly label: string;
  readonly kind: FactorKind;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

export interface SecondFactorView {
  readonly factors: readonly FactorView[];
  readonly recoveryCodesLeft: number;
  /** Whether it was given in this session. */
  readonly given: boolean;
  /** Requests of administrators to replace lost devices. */
  readonly replacements: readonly Omit<OwnReplacement, 'workspaceId'>[];
}

export async function ownSecondFactor(
  tx: ReadTransaction,
  accountId: string,
  sessionId: string | null,
): Promise<SecondFactorView> {
  const factors = await tx.query<FactorView>(
    `SELECT id, label, CASE WHEN credential_id IS NULL THEN 'app' ELSE 'passkey' END AS kind, created_at AS "createdAt", used_at AS "usedAt" FROM identity_factors_of($1)`,
    [accountId],
  );
  const [rest] = await tx.query<{ left: number; given: boolean }>(
    'SELECT identity_recovery_codes_left($1) AS left, identity_factor_is_given($1, $2) AS given',
    [accountId, sessionId],
  );
  const replacements = await tx.query<Omit<OwnReplacement, 'workspaceId'>>(
    `SELECT id, workspace_name AS "workspaceName", requested_at AS "requestedAt", takes_effect_at AS "takesEffectAt"
     FROM identity_device_replacements_of($1)`,
    [accountId],
  );
  return { factors, replacements, recoveryCodesLeft: rest!.left, given: rest!.given };
}
