import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { loadSecret } from './key-file.js';

/**
 * The secret from which the program derives what must not be guessed from the database: keys of webhooks, the set-up
 * token, marks of imported files and of attempts to sign in. It is stored in a file, never in the database, and opens no
 * answers.
 */
export class SecretsKey {
  private constructor(private readonly secret: Buffer) {}

  static load(file: string): SecretsKey {
    return new SecretsKey(loadSecret(file));
  }

  /** For tests and commands that store nothing. */
  static temporary(): SecretsKey {
    return new SecretsKey(randomBytes(32));
  }

  /** Demanded of the first administrator. Derived from the key, so that all processes and starts have the same. */
  get setUpToken(): string {
    const text = this.hmac('set-up token', 'first administrator').toString('hex').slice(0, 20);
    return text.match(/.{5}/g)!.join('-');
  }

  isSetUpToken(text: string): boolean {
    const [given, expected] = [text.trim().toLowerCase(), this.setUpToken].map((each) => this.hmac('comparison', each));
    return timingSafeEqual(given!, expected!);
  }

  /** A keyed hash (HMAC-SHA-256) for one purpose; without the key it cannot be computed or verified. */
  hmac(purpose: string, data: Buffer | string): Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.secret, Buffer.alloc(0), `tripartite ${purpose}`, 32));
    return createHmac('sha256', key).update(data).digest();
  }
}
