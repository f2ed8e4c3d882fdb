import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { loadSecret } from './key-file.js';

/** What is authenticated; each has a key of its own. */
export type Authenticated = 'collector' | 'waiting answer' | 'opened answer' | 'line of the ledger';

/**
 * The secret with which the program recognises what it has written itself: the public key with which answers are sealed
 * is no secret, and an owner of the database can insert rows. It is stored in a file, never in the database.
 */
export class AuthenticationKey {
  private readonly keys = new Map<Authenticated, Buffer>();

  private constructor(private readonly secret: Buffer) {}

  static load(file: string): AuthenticationKey {
    return new AuthenticationKey(loadSecret(file));
  }

  /** For tests and commands that store nothing. */
  static temporary(): AuthenticationKey {
    return new AuthenticationKey(randomBytes(32));
  }

  /** HMAC-SHA-256 (RFC 2104) of the parts and the content; 32 bytes. */
  tag(of: Authenticated, parts: readonly (string | null)[], content: Buffer = Buffer.alloc(0)): Buffer {
    return createHmac('sha256', this.keyFor(of))
      .update(`${JSON.stringify(parts)}\n`)
      .update(content)
      .digest();
  }

  isTag(tag: Buffer, of: Authenticated, parts: readonly (string | null)[], content?: Buffer): boolean {
    const expected = this.tag(of, parts, content);
    return tag.length === expected.length && timingSafeEqual(tag, expected);
  }

  private keyFor(of: Authenticated): Buffer {
    const known = this.keys.get(of);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', this.secret, Buffer.alloc(0), `tripartite authentic ${of}`, 32));
    this.keys.set(of, key);
    return key;
  }
}
