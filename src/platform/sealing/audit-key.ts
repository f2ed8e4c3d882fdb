import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { loadKey, newKey } from './key-file.js';

/**
 * The key that signs changes of records and the audit chain (Ed25519). It is stored in a file, never in the database:
 * with the database alone, no one can sign.
 */
export class AuditKey {
  private readonly publicKey: KeyObject;

  private constructor(private readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
  }

  static load(file: string): AuditKey {
    return new AuditKey(loadKey(file, 'ed25519'));
  }

  /** For commands and tests whose signatures are not kept. */
  static temporary(): AuditKey {
    return new AuditKey(newKey('ed25519'));
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey).toString('base64');
  }

  hasSigned(text: string, signature: string): boolean {
    return verify(null, Buffer.from(text), this.publicKey, Buffer.from(signature, 'base64'));
  }
}
