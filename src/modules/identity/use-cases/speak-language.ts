import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Language } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { ownAccount } from '../domain/account.js';

/** Sets the language of the account, which is used for emails and as the default of a new device. */
@Injectable()
export class SpeakLanguage {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, language: Language): Promise<void> {
    const { accountId } = ownAccount(actor);
    await this.database.write(systemActor(null), (tx) => tx.get(AccountRepository).speak(accountId, language));
  }
}
