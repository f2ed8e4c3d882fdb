import { Injectable } from '@nestjs/common';
import { AnswerLedger, AuthenticationKey, InstallationKey } from '../../platform/sealing/index.js';

/** What opens waiting answers: two keys and the ledger, none of them in the database. */
@Injectable()
export class OpeningKeys {
  constructor(
    readonly answers: InstallationKey,
    readonly authentication: AuthenticationKey,
    readonly ledger: AnswerLedger,
  ) {}
}
