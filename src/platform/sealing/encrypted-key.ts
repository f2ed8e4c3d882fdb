import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto';

/** A private key as its file has it once a passphrase was set; all bytes in Base64. */
export interface EncryptedKey {
  /** PEM: answers are sealed without the passphrase. */
  readonly publicKey: string;
  readonly scrypt: { readonly N: number; readonly r: number; readonly p: number; readonly salt: string };
  readonly nonce: string;
  /** AES-256-GCM of the PKCS #8 key, with its tag; the public key is authenticated as well. */
  readonly box: string;
}

/** NIST SP 800-63B-4 for a password that is the only factor. */
export const minimumPassphrase = 15;

// OWASP Password Storage Cheat Sheet: 128 MB of memory and about half a second for each attempt
const cost = { N: 2 ** 17, r: 8, p: 1 };
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export async function encryptKey(privateKey: KeyObject, passphrase: string): Promise<EncryptedKey> {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const [salt, nonce] = [randomBytes(keyBytes), randomBytes(nonceBytes)];
  const key = await derived(passphrase, { ...cost, salt: salt.toString('base64') });
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(publicKey));
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  const box = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return {
    publicKey,
    scrypt: { ...cost, salt: salt.toString('base64') },
    nonce: nonce.toString('base64'),
    box: box.toString('base64'),
  };
}

/** Null: another passphrase, or the file was changed. */
export async function decryptKey(encrypted: EncryptedKey, passphrase: string): Promise<KeyObject | null> {
  const box = Buffer.from(encrypted.box, 'base64');
  const key = await derived(passphrase, encrypted.scrypt);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(encrypted.nonce, 'base64'))
      .setAAD(Buffer.from(encrypted.publicKey))
      .setAuthTag(box.subarray(-tagBytes));
    const secret = Buffer.concat([decipher.update(box.subarray(0, -tagBytes)), decipher.final()]);
    return createPrivateKey({ key: secret, type: 'pkcs8', format: 'der' });
  } catch {
    return null;
  }
}

/** The same passphrase typed on different keyboards is the same bytes (Unicode NFKC). */
function derived(passphrase: string, { N, r, p, salt }: EncryptedKey['scrypt']): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), keyBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
