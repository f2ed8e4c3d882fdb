import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { replacementProblems } from '../domain/factors/problems-of-replacements.js';
import type { EndOfReplacement, OwnReplacement, Replacement } from '../domain/factors/replacement.js';

interface Decided {
  readonly state: EndOfReplacement;
  /** Null: the program, after a day. */
  readonly by: string | null;
  readonly at: Date;
}

const columns = `id, account_id AS "accountId", person_id AS "personId", requested_by AS "requestedBy",
  requested_by_account AS "requestedByAccountId", requested_at AS "requestedAt", takes_effect_at AS "takesEffectAt", state`;

/** Requests of administrators to replace lost devices. */
export class DeviceReplacementRepository {
  constructor(private readonly em: EntityManager) {}

  async add(workspaceId: string, request: Replacement): Promise<void> {
    try {
      await this.em.query(
        `INSERT INTO identity_device_replacement (id, workspace_id, account_id, person_id, requested_by,
           requested_by_account, requested_at, takes_effect_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[request.id, workspaceId, request.accountId, request.personId, request.requestedBy],
          ...[request.requestedByAccountId, request.requestedAt, request.takesEffectAt, request.state],
        ],
      );
    } catch (error) {
      mapConstraint(error, { ix_identity_device_replacement_open: replacementProblems.openAlready });
    }
  }

  async findForChange(id: string): Promise<Replacement | null> {
    const rows = await this.em.query<Replacement[]>(
      `SELECT ${columns} FROM identity_device_replacement WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  open(): Promise<Replacement[]> {
    return this.em.query(
      `SELECT ${columns} FROM identity_device_replacement WHERE state = 'open' ORDER BY takes_effect_at, id`,
    );
  }

  /** In all workspaces. */
  openOf(accountId: string): Promise<OwnReplacement[]> {
    return this.em.query(
      `SELECT id, workspace_id AS "workspaceId", workspace_name AS "workspaceName", requested_at AS "requestedAt",
         takes_effect_at AS "takesEffectAt" FROM identity_device_replacements_of($1)`,
      [accountId],
    );
  }

  async decide(id: string, { state, by, at }: Decided): Promise<void> {
    await this.em.query(
      `UPDATE identity_device_replacement SET state = $2, decided_by = $3, decided_at = $4
       WHERE id = $1 AND state = 'open'`,
      [id, state, by, at],
    );
  }

  /** Devices, recovery codes, password and sessions of the account end. */
  async clearFactors(accountId: string): Promise<void> {
    await this.em.query('SELECT identity_clear_factors($1)', [accountId]);
  }
}
