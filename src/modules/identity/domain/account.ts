import type { Actor } from '../../../kernel/actor.js';
import { keepsOwnAccount } from './policy.js';
import { accountProblems } from './problems.js';

export interface OwnAccount {
  readonly accountId: string;
  readonly sessionId: string;
}

/** The account of a signed-in person; refuses API tokens. */
export function ownAccount(actor: Actor): OwnAccount {
  const { accountId, sessionId } = actor;
  if (!keepsOwnAccount(actor) || accountId === null || sessionId === null) throw accountProblems.sessionNeeded();
  return { accountId, sessionId };
}
