import { nobody } from '../../../kernel/actor.js';
import type { Actor, Capacity, Constituency, Role } from '../../../kernel/actor.js';
import type { Language } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { FactorState } from '../domain/factors/factor.js';

export interface Credentials {
  readonly sessionHash: Uint8Array | null;
  readonly apiTokenHash: Uint8Array | null;
  readonly workspaceId: string | null;
  /** The language of the request: the reader may have chosen another language than the account's. */
  readonly language: Language;
}

export interface ResolvedActor {
  readonly actor: Actor;
  /** When use of the session or token was last recorded. */
  readonly seenAt: Date | null;
  readonly secondFactor: FactorState;
}

interface ActorRow {
  readonly account_id: string;
  readonly session_id: string | null;
  readonly seen_at: Date;
  readonly roles: Role[] | null;
  readonly person_id: string | null;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisation_id: string | null;
  readonly park_id: string | null;
  readonly second_factor: FactorState;
}

const sql = `
SELECT who.*, identity_second_factor(who.account_id, $3, who.session_id, $2) AS second_factor
FROM identity_resolve($1, $2, $3, $4) who`;

/** Finds the actor with one call of the database. */
export async function resolveActor(tx: ReadTransaction, credentials: Credentials): Promise<ResolvedActor> {
  const { sessionHash, apiTokenHash, workspaceId, language } = credentials;
  const [row] = await tx.query<ActorRow>(sql, [
    sessionHash && Buffer.from(sessionHash),
    apiTokenHash && Buffer.from(apiTokenHash),
    workspaceId,
    tx.now,
  ]);
  if (row === undefined) return { actor: { ...nobody, language }, seenAt: null, secondFactor: 'not-asked' };
  const person: Actor = { ...nobody, kind: 'person', accountId: row.account_id, sessionId: row.session_id, language };
  return {
    actor: row.person_id === null ? person : { ...person, ...membership(row, workspaceId) },
    seenAt: row.seen_at,
    secondFactor: row.second_factor,
  };
}

function membership(row: ActorRow, workspaceId: string | null): Partial<Actor> {
  return {
    workspaceId,
    personId: row.person_id,
    roles: row.roles ?? [],
    constituency: row.constituency,
    capacity: row.capacity,
    organisationId: row.organisation_id,
    parkId: row.park_id,
  };
}
