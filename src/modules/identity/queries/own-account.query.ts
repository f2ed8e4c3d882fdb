import type { Capacity, Constituency, Role } from '../../../kernel/actor.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import type { FactorState } from '../domain/factors/factor.js';
import type { MemberWorkspace } from '../domain/workspace.js';

/** One workspace of the account, with the person's affiliation and roles in it. */
export interface OwnMembershipView {
  readonly workspace: MemberWorkspace;
  readonly roles: readonly Role[];
  /** What the workspace asks of this person in this session. */
  readonly secondFactor: FactorState;
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
  /** Whether this is the session of the current request. */
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
  roles, identity_second_factor($1, id, $2, NULL) AS "secondFactor",
  jsonb_build_object('id', person_id, 'name', person_name, 'constituency', constituency, 'capacity', capacity,
    'organisationId', organisation_id) AS person`;

export async function ownAccount(
  tx: ReadTransaction,
  accountId: string,
  sessionId: string | null,
): Promise<OwnAccountView> {
  const [account] = await tx.query<OwnAccountView['account']>(
    `SELECT id, email, language, identity_password_of(id) IS NOT NULL AS "hasPassword" FROM identity_account_card($1)`,
    [accountId],
  );
  // The first one opens after signing in: in a demonstration, the workspace with the most content.
  const memberships = await tx.query<OwnMembershipView>(
    `SELECT ${membershipColumns} FROM identity_workspaces_of($1) ORDER BY demonstration DESC, name ->> 'en', id`,
    [accountId, sessionId],
  );
  return { account: account!, memberships };
}

export function ownSessions(tx: ReadTransaction, accountId: string, current: string | null): Promise<SessionView[]> {
  return tx.query<SessionView>(
    `SELECT id, client, created_at AS "createdAt", seen_at AS "seenAt", expires_at AS "expiresAt", id = $3 AS current
     FROM identity_sessions_of($1, $2)`,
    [accountId, tx.now, current],
  );
}

export function ownApiTokens(tx: ReadTransaction, accountId: string): Promise<ApiTokenView[]> {
  return tx.query<ApiTokenView>(
    `SELECT id, workspace_id AS "workspaceId", label, scopes, created_at AS "createdAt", used_at AS "usedAt",
       expires_at AS "expiresAt" FROM identity_api_tokens_of($1)`,
    [accountId],
  );
}
