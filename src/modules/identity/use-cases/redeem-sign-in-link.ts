import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/database.js';
import { accountProblems } from '../domain/problems.js';
import { digest } from '../domain/secret.js';
import { SignInRepository } from '../persistence/sign-in.repository.js';
import { openSession } from './open-session.js';
import type { OpenedSession, SignInOrigin } from './open-session.js';

@Injectable()
export class RedeemSignInLink {
  constructor(private readonly database: Database) {}

  async execute(token: string, origin: SignInOrigin): Promise<OpenedSession> {
    const tokenHash = await digest(token);
    return this.database.write(systemActor(null), async (tx) => {
      const accountId = await tx.get(SignInRepository).redeemLink(tokenHash, tx.now);
      if (accountId === null) throw accountProblems.linkSpent();
      return openSession(tx, accountId, origin);
    });
  }
}
