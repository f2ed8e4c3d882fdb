import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Language } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { ownAccount } from './own-account.js';

/** The language of the current account: letters are written in it and a new device starts with it. */
@Injectable()
export class SpeakLanguage {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, language: Language): Promise<void> {
    const { accountId } = ownAccount(actor);
    await this.database.write(systemActor(null), (tx) => tx.get(AccountRepository).speak(accountId, language));
  }
}
