import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '../config/instance-lock.js';
import { fingerprintOf } from './sealed-box.js';

/**
 * The secret key of this installation, the only key that decrypts waiting answers in the database. It is stored in a
 * file, never in the database.
 */
export class InstallationKey {
  private constructor(
    readonly privateKey: KeyObject,
    readonly publicKey: KeyObject,
    private readonly file: string,
  ) {}

  /**
   * Reads the key file, or creates it at the first start. Two processes that start at the same time end up with the
   * same key.
   */
  static load(file: string): InstallationKey {
    if (!existsSync(file)) create(file);
    try {
      const privateKey = createPrivateKey(readFileSync(file));
      if (privateKey.asymmetricKeyType !== 'x25519') throw new Error('not an X25519 key');
      return new InstallationKey(privateKey, createPublicKey(privateKey), file);
    } catch (error) {
      throw new StartRefused(
        `The key of this installation, ${file}, cannot be read (${error instanceof Error ? error.message : String(error)}). Put the file back from its backup.`,
      );
    }
  }

  /** For tests and commands that store nothing. */
  static temporary(): InstallationKey {
    const { privateKey, publicKey } = generateKeyPairSync('x25519');
    return new InstallationKey(privateKey, publicKey, '');
  }

  /**
   * Refuses to start if the database contains boxes that this key cannot open; `fingerprints` come from those boxes.
   */
  demandOpens(fingerprints: readonly Buffer[]): void {
    const ours = fingerprintOf(this.publicKey);
    if (fingerprints.every((fingerprint) => fingerprint.equals(ours))) return;
    throw new StartRefused(
      `Answers are waiting that were sealed with another key than ${this.file}. Put the file of that key back from its backup. If it is lost, the answers are lost too: \`node dist/cli.js discard-sealed\` deletes them, and the next start succeeds.`,
    );
  }

  /** A keyed hash (HMAC-SHA-256) for one purpose; without the key it cannot be computed or verified. */
  hmac(purpose: string, data: Buffer | string): Buffer {
    const secret = this.privateKey.export({ type: 'pkcs8', format: 'der' });
    const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `tripartite ${purpose}`, 32));
    return createHmac('sha256', key).update(data).digest();
  }
}

function create(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const pem = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, pem, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
