import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { StartRefused } from '../config/start-refused.js';
import { decryptKey, encryptKey, type EncryptedKey } from './encrypted-key.js';
import { loadFile, newPem, pemOf, replaceFile } from './key-file.js';
import { fingerprintOf } from './sealed-box.js';

/** How long a process knows the key after the passphrase was entered. */
const unlockedMs = 3_600_000;

/**
 * The secret key of this installation, the only key that decrypts waiting answers in the database. It is stored in a
 * file, never in the database; if a passphrase was set, encrypted. Then a process knows it for an hour after someone
 * entered the passphrase, and sealing, which needs the public key only, goes on without it.
 */
export class InstallationKey {
  private until: Date | null = null;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    readonly publicKey: KeyObject,
    private known: KeyObject | null,
    private readonly encrypted: EncryptedKey | null,
    private readonly file: string,
  ) {}

  static load(file: string): InstallationKey {
    return loadFile(file, {
      fresh: () => newPem('x25519'),
      parse: (content) => {
        const encrypted = content.startsWith('{') ? (JSON.parse(content) as EncryptedKey) : null;
        const known = encrypted === null ? createPrivateKey(content) : null;
        const publicKey = createPublicKey(known ?? encrypted!.publicKey);
        if (publicKey.asymmetricKeyType !== 'x25519') throw new Error('not an x25519 key');
        return new InstallationKey(publicKey, known, encrypted, file);
      },
    });
  }

  /** For tests and commands that store nothing. */
  static temporary(): InstallationKey {
    const key = createPrivateKey(newPem('x25519'));
    return new InstallationKey(createPublicKey(key), key, null, '');
  }

  get hasPassphrase(): boolean {
    return this.encrypted !== null;
  }

  get privateKey(): KeyObject {
    if (this.known === null) throw new Error('The answer key is locked: its passphrase is needed.');
    return this.known;
  }

  /** Without a time: as far as this process knows the key. */
  isLocked(now?: Date): boolean {
    if (now !== undefined && this.until !== null && now >= this.until) this.lock();
    return this.known === null;
  }

  /** False: it is another passphrase. A key without a passphrase is always unlocked. */
  async unlock(passphrase: string, now: Date): Promise<boolean> {
    if (this.encrypted === null) return true;
    const key = await decryptKey(this.encrypted, passphrase);
    if (key === null) return false;
    this.lock();
    this.known = key;
    this.until = new Date(now.getTime() + unlockedMs);
    this.timer = setTimeout(() => this.lock(), unlockedMs).unref();
    return true;
  }

  /** Writes the file anew, encrypted, or readable if the passphrase is null. Other processes read it when they start. */
  async write(passphrase: string | null): Promise<void> {
    const content = passphrase === null ? null : await encryptKey(this.privateKey, passphrase);
    replaceFile(this.file, content === null ? pemOf(this.privateKey) : `${JSON.stringify(content, null, 2)}\n`);
  }

  private lock(): void {
    if (this.encrypted === null) return;
    clearTimeout(this.timer);
    this.known = null;
    this.until = null;
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
