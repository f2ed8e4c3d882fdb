import { Injectable } from '@nestjs/common';
import type { Settings } from '../../platform/config/environment.js';
import { AnswerLedger, AuthenticationKey, InstallationKey } from '../../platform/sealing/index.js';

/** What opens waiting answers: two keys and the ledger, none of them in the database. */
@Injectable()
export class OpeningKeys {
  constructor(
    readonly answers: InstallationKey,
    readonly authentication: AuthenticationKey,
    readonly ledger: AnswerLedger,
  ) {}

  /** For commands. */
  static load(settings: Settings, answers = InstallationKey.load(settings.answerKeyFile)): OpeningKeys {
    const authentication = AuthenticationKey.load(settings.authenticationKeyFile);
    const ledger = new AnswerLedger(settings.answerLedgerFile, authentication);
    return new OpeningKeys(answers, authentication, ledger);
  }
}
