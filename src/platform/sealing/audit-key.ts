import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { loadKey, newPem } from './key-file.js';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * The key that signs changes of records and the audit chain (Ed25519). It is stored in a file, never in the database:
 * with the database alone, no one can sign.
 */
export class AuditKey {
  private readonly publicKey: KeyObject;

  private readonly hashKey: Buffer;
  private readonly encryptionKey: Buffer;

  private constructor(private readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
    const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
    const derived = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `tripartite ${purpose}`, 32));
    this.hashKey = derived('keyed hashes of records');
    this.encryptionKey = derived('encrypted digests');
  }

  static load(file: string): AuditKey {
    return new AuditKey(loadKey(file, 'ed25519'));
  }

  /** For commands and tests whose signatures are not kept. */
  static temporary(): AuditKey {
    return new AuditKey(createPrivateKey(newPem('ed25519')));
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text), this.privateKey).toString('base64');
  }

  hasSigned(text: string, signature: string): boolean {
    return verify(null, Buffer.from(text), this.publicKey, Buffer.from(signature, 'base64'));
  }

  /** HMAC-SHA-256: without the key it cannot be computed or compared with a guess. */
  hmac(text: string): Buffer {
    return createHmac('sha256', this.hashKey).update(text).digest();
  }

  /** AES-256-GCM; `about` is authenticated as well, so that a text cannot stand in the place of another one. */
  encrypt(text: string, about: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.encryptionKey, nonce).setAAD(Buffer.from(about));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Null if it was not encrypted with this key about the same thing, or was changed. */
  decrypt(box: Buffer, about: string): string | null {
    if (box.length < nonceBytes + tagBytes) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.encryptionKey, box.subarray(0, nonceBytes))
      .setAAD(Buffer.from(about))
      .setAuthTag(box.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(box.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
