import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor, Capacity, Constituency, Role } from '../../../kernel/actor.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { keepsOwnAccount } from '../domain/policy.js';
import { accountProblems } from '../domain/problems.js';
import type { ConstituencyTerms, WorkspaceKind } from '../domain/workspace.js';

/** One workspace of the account: who they are in it and the roles they hold. */
export interface OwnMembershipView {
  readonly workspace: {
    readonly id: string;
    readonly slug: string;
    readonly name: LocalizedText;
    readonly kind: WorkspaceKind;
    readonly demonstration: boolean;
    readonly basisNote: LocalizedText | null;
    readonly timeZone: string;
    readonly constituencyTerms: ConstituencyTerms;
  };
  readonly roles: readonly Role[];
  readonly person: {
    readonly id: string;
    readonly name: LocalizedText;
    readonly constituency: Constituency | null;
    readonly capacity: Capacity | null;
    readonly organisationId: string | null;
  };
}

export interface OwnAccountView {
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly language: Language;
    readonly hasPassword: boolean;
  };
  readonly memberships: readonly OwnMembershipView[];
}

export interface SessionView {
  readonly id: string;
  readonly client: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  /** The one that asks. */
  readonly current: boolean;
}

export interface ApiTokenView {
  readonly id: string;
  readonly workspaceId: string;
  readonly label: string;
  readonly scopes: readonly Role[];
  readonly createdAt: Date;
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
}

const membershipColumns = `
  jsonb_build_object('id', id, 'slug', slug, 'name', name, 'kind', kind, 'demonstration', demonstration,
    'basisNote', basis_note, 'timeZone', time_zone, 'constituencyTerms', constituency_terms) AS workspace,
  roles,
  jsonb_build_object('id', person_id, 'name', person_name, 'constituency', constituency, 'capacity', capacity,
    'organisationId', organisation_id) AS person`;

/** What belongs to the account that asks, and to no other. */
@Injectable()
export class OwnAccountQuery {
  constructor(private readonly database: Database) {}

  me(actor: Actor): Promise<OwnAccountView> {
    return this.read(actor, async (tx, accountId) => {
      const [account] = await tx.query<OwnAccountView['account']>(
        `SELECT id, email, language, identity_password_of(id) IS NOT NULL AS "hasPassword" FROM identity_account_card($1)`,
        [accountId],
      );
      const memberships = await tx.query<OwnMembershipView>(
        `SELECT ${membershipColumns} FROM identity_workspaces_of($1)`,
        [accountId],
      );
      return { account: account!, memberships };
    });
  }

  sessions(actor: Actor): Promise<SessionView[]> {
    return this.read(actor, (tx, accountId) =>
      tx.query<SessionView>(
        `SELECT id, client, created_at AS "createdAt", seen_at AS "seenAt", expires_at AS "expiresAt", id = $3 AS current
         FROM identity_sessions_of($1, $2)`,
        [accountId, tx.now, actor.sessionId],
      ),
    );
  }

  apiTokens(actor: Actor): Promise<ApiTokenView[]> {
    return this.read(actor, (tx, accountId) =>
      tx.query<ApiTokenView>(
        `SELECT id, workspace_id AS "workspaceId", label, scopes, created_at AS "createdAt", used_at AS "usedAt",
           expires_at AS "expiresAt" FROM identity_api_tokens_of($1)`,
        [accountId],
      ),
    );
  }

  private async read<T>(actor: Actor, work: (tx: ReadTransaction, accountId: string) => Promise<T>): Promise<T> {
    const { accountId } = actor;
    if (!keepsOwnAccount(actor) || accountId === null) throw accountProblems.sessionNeeded();
    return this.database.read(systemActor(null), (tx) => work(tx, accountId));
  }
}
