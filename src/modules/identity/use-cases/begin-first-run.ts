import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { newId } from '../../../kernel/ids.js';
import type { Language } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { SecretsKey } from '../../../platform/sealing/index.js';
import { normalAddress } from '../domain/email-address.js';
import { Passwords } from '../domain/password.js';
import { accountProblems } from '../domain/problems.js';
import { AccountRepository } from '../persistence/account.repository.js';
import type { NewPerson } from './add-person.js';
import { demandStrongPassword } from './demand-strong-password.js';
import { openSession } from './open-session.js';
import type { OpenedSession, SignInOrigin } from './open-session.js';
import { joinWorkspace, openWorkspace } from './open-workspace.js';
import type { NewWorkspace } from './open-workspace.js';

export interface FirstRun {
  /** Printed by the server when it starts, so that no stranger on the network comes first. */
  readonly token: string;
  readonly email: string;
  readonly password: string;
  readonly language: Language;
  readonly person: NewPerson;
  readonly workspace: NewWorkspace;
}

/** Creates the first workspace and administrator of an installation without accounts, exactly once. */
@Injectable()
export class BeginFirstRun {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly key: SecretsKey,
  ) {}

  async execute(wanted: FirstRun, origin: SignInOrigin): Promise<OpenedSession> {
    if (!(await this.isOpen())) throw accountProblems.alreadySetUp();
    if (!this.key.isSetUpToken(wanted.token)) throw accountProblems.wrongSetUpToken();
    const email = normalAddress(wanted.email);
    await demandStrongPassword(this.passwords, wanted.password, email);
    const hash = await this.passwords.hash(wanted.password);
    return this.database.write(systemActor(newId()), async (tx) => {
      const accounts = tx.get(AccountRepository);
      if (!(await accounts.lockFirstRun())) throw accountProblems.alreadySetUp();
      const accountId = newId();
      await accounts.add({ id: accountId, email, language: wanted.language }, tx.now);
      await accounts.setPassword(accountId, hash, tx.now);
      await openWorkspace(tx, { ...wanted.workspace, secondFactor: wanted.workspace.secondFactor ?? true });
      await joinWorkspace(tx, accountId, { ...wanted.person, roles: ['administrator'] });
      return openSession(tx, accountId, origin);
    });
  }

  async isOpen(): Promise<boolean> {
    return this.database.read(systemActor(null), async (tx) => !(await tx.get(AccountRepository).anyExists()));
  }
}
