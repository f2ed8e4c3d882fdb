import type { EntityManager } from 'typeorm';
import type { Role } from '../../../kernel/actor.js';
import { mapConstraint } from '../../../platform/database/constraint.js';
import type { Doubt, GivenPair, PairRequest, RequestState } from '../domain/pairs-of-rights.js';
import { pairProblems } from '../domain/problems-of-pairs.js';

export interface StoredPairRequest extends PairRequest {
  readonly id: string;
  readonly personId: string;
  /** What the roles add to those that the person has. */
  readonly roles: readonly Role[];
  /** Ids of the pairs that they completed when it was requested. */
  readonly pairs: readonly string[];
  readonly doubts: readonly Doubt[];
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly takesEffectAt: Date;
  readonly state: RequestState;
}

interface Decided {
  readonly state: Exclude<RequestState, 'open' | 'given'>;
  /** Null: the program, after a day. */
  readonly by: { readonly personId: string | null; readonly accountId: string | null };
  readonly at: Date;
}

const columns = `id, account_id AS "accountId", person_id AS "personId", roles, pairs, doubts,
  requested_by AS "requestedBy", requested_by_account AS "requestedByAccountId", requested_at AS "requestedAt",
  takes_effect_at AS "takesEffectAt", state`;

/** Pairs of rights that were given or requested while work was under way. */
export class PairRequestRepository {
  constructor(private readonly em: EntityManager) {}

  async add(workspaceId: string, request: StoredPairRequest): Promise<void> {
    try {
      await this.em.query(
        `INSERT INTO identity_pair_request (id, workspace_id, account_id, person_id, roles, pairs, doubts, requested_by,
           requested_by_account, requested_at, takes_effect_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[request.id, workspaceId, request.accountId, request.personId, request.roles, request.pairs],
          ...[request.doubts, request.requestedBy, request.requestedByAccountId, request.requestedAt],
          ...[request.takesEffectAt, request.state],
        ],
      );
    } catch (error) {
      mapConstraint(error, { ix_identity_pair_request_open: pairProblems.requestOpen });
    }
  }

  async find(id: string): Promise<StoredPairRequest | null> {
    const rows: StoredPairRequest[] = await this.em.query(
      `SELECT ${columns} FROM identity_pair_request WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  open(): Promise<StoredPairRequest[]> {
    return this.em.query(`SELECT ${columns} FROM identity_pair_request WHERE state = 'open' ORDER BY requested_at, id`);
  }

  /** Who received a pair through whom. */
  async given(): Promise<GivenPair[]> {
    return this.em.query(
      `SELECT account_id AS "accountId", array_remove(
         array_remove(ARRAY[requested_by_account, decided_by_account], NULL), account_id) AS "byAccountIds"
       FROM identity_pair_request WHERE state IN ('given', 'approved')`,
    );
  }

  async decide(id: string, { state, by, at }: Decided): Promise<void> {
    await this.em.query(
      `UPDATE identity_pair_request SET state = $2, decided_by = $3, decided_by_account = $4, decided_at = $5
       WHERE id = $1 AND state = 'open'`,
      [id, state, by.personId, by.accountId, at],
    );
  }
}
