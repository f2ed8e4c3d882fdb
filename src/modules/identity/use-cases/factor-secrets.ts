import { Injectable } from '@nestjs/common';
import { plainCode } from '../../../kernel/readable-code.js';
import { SecretsKey } from '../../../platform/sealing/index.js';

/** RFC 4226, section 4: 160 bits are recommended. */
const totpBytes = 20;

/**
 * What second factors are compared with. Both are derived from the key of `SECRETS_KEY_FILE`, so that a copy of the
 * database allows no one to compute a code of an app or to guess recovery codes.
 */
@Injectable()
export class FactorSecrets {
  constructor(private readonly key: SecretsKey) {}

  /** The secret that an authenticator app has; it is stored nowhere else. */
  ofApp(accountId: string, factorId: string): Buffer {
    return this.key.hmac('second factor', `${accountId}\n${factorId}`).subarray(0, totpBytes);
  }

  ofRecoveryCode(accountId: string, code: string): Buffer {
    return this.key.hmac('recovery code', `${accountId}\n${plainCode(code)}`);
  }

  /** The key under which wrong codes of an account are counted. */
  ofAttempts(accountId: string): Buffer {
    return this.key.hmac('second factor attempts', accountId);
  }
}
