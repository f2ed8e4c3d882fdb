import { createPublicKey, type KeyObject } from 'node:crypto';
import { StartRefused } from '../config/instance-lock.js';
import { loadKey, newKey } from './key-file.js';
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

  static load(file: string): InstallationKey {
    return InstallationKey.of(loadKey(file, 'x25519'), file);
  }

  /** For tests and commands that store nothing. */
  static temporary(): InstallationKey {
    return InstallationKey.of(newKey('x25519'), '');
  }

  private static of(privateKey: KeyObject, file: string): InstallationKey {
    return new InstallationKey(privateKey, createPublicKey(privateKey), file);
  }

  /**
   * Refuses to start if the database contains boxes that this key cannot open; `fingerprints` come from those boxes.
   */
  demandOpens(fingerprints: readonly Buffer[]): void {
    const ours = fingerprintOf(this.publicKey);
    if (fingerprints.every((fingerprint) => fingerprint.equals(ours))) return;
    throw new StartRefused(
      `Answers are waiting that were sealed with another key than ${this.file}. Put the file of that key back from its backup. If it is lost, the answers are lost too: \`node dist/cli.js waiting-answers\` lists their waves and deletes them with --discard, and the next start succeeds.`,
    );
  }
}
