import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor, Role } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/database.js';
import { accountProblems, workspaceProblems } from '../domain/problems.js';
import { digest, newApiToken } from '../domain/secret.js';
import { daysAfter } from '../domain/session.js';
import { FactorRepository } from '../persistence/factor.repository.js';
import { demandFactorFor } from './demand-factor.js';
import { ApiTokenRepository } from '../persistence/api-token.repository.js';
import type { ApiTokenCard } from '../persistence/api-token.repository.js';
import { WorkspaceRepository } from '../persistence/workspace.repository.js';
import { ownAccount } from '../domain/account.js';

export interface NewApiToken {
  readonly workspaceId: string;
  readonly label: string;
  readonly scopes: readonly Role[];
  readonly days: number;
}

/** API tokens act in one workspace, with some of their owner's roles, for a limited time. */
@Injectable()
export class KeepApiTokens {
  constructor(private readonly database: Database) {}

  /** Returns the token itself, which is stored nowhere. */
  async issue(actor: Actor, wanted: NewApiToken): Promise<{ card: ApiTokenCard; token: string }> {
    const own = ownAccount(actor);
    const { accountId } = own;
    const token = newApiToken();
    const hash = await digest(token);
    const card = await this.database.write(systemActor(null), async (tx) => {
      const workspaces = await tx.get(WorkspaceRepository).of(accountId);
      const workspace = workspaces.find(({ id }) => id === wanted.workspaceId);
      if (workspace === undefined) throw workspaceProblems.workspaceNotFound();
      await demandFactorFor(tx, own, workspace.id);
      if (!wanted.scopes.every((scope) => workspace.roles.includes(scope))) throw accountProblems.scopeNotHeld();
      const { days, ...kept } = wanted;
      const expiresAt = daysAfter(tx.now, days);
      const issued: ApiTokenCard = { id: newId(), ...kept, createdAt: tx.now, usedAt: null, expiresAt };
      await tx.get(ApiTokenRepository).add(accountId, issued, hash);
      await tx.get(FactorRepository).markApiToken(issued.id, own.sessionId);
      return issued;
    });
    return { card, token };
  }

  async withdraw(actor: Actor, tokenId: string): Promise<void> {
    const { accountId } = ownAccount(actor);
    const removed = await this.database.write(systemActor(null), (tx) =>
      tx.get(ApiTokenRepository).remove(accountId, tokenId),
    );
    if (!removed) throw accountProblems.apiTokenNotFound();
  }
}
