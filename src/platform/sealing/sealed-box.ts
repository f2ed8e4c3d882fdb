import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/**
 * Sealed boxes: X25519 with a key pair for each box, HKDF-SHA-256 and AES-256-GCM, all from
 * `node:crypto` (the scheme of RFC 9180, base mode, without its framing). Sealing needs the public key only.
 *
 * Layout: fingerprint of the key (8) · public key of the pair of this box (32) · nonce (12) · ciphertext · tag (16).
 */
const fingerprintBytes = 8;
const publicBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** As JWK (RFC 8037): Node 20 needs 1 microsecond for it, and 57 for the DER form, of which the key is the end. */
function rawOf(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
}

/**
 * The public key is encoded while the pair is made. Exporting it afterwards can stop the process for ever: Node 20 holds
 * a lock of the key meanwhile, which freeing what made the pair needs too, and memory may be freed at that moment.
 */
function newPair(): { readonly privateKey: KeyObject; readonly publicRaw: Buffer } {
  const encoding = { publicKeyEncoding: { format: 'jwk' } } as never;
  const pair: unknown = generateKeyPairSync('x25519', encoding);
  const { privateKey, publicKey } = pair as {
    readonly privateKey: KeyObject;
    readonly publicKey: { readonly x: string };
  };
  return { privateKey, publicRaw: Buffer.from(publicKey.x, 'base64url') };
}

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }, format: 'jwk' });
}

/** Identifies the key for which a box was sealed without revealing it: the first 8 bytes of its SHA-256. */
export function fingerprintOf(publicKey: KeyObject): Buffer {
  return createHash('sha256').update(rawOf(publicKey)).digest().subarray(0, fingerprintBytes);
}

export function fingerprintIn(box: Buffer): Buffer {
  return box.subarray(0, fingerprintBytes);
}

function keyFor(shared: Buffer, pair: Buffer, receiver: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([pair, receiver]), 'tripartite sealed box 1', 32));
}

/** Four bytes of length, the text, and zeros up to `length`, so that all texts have the same length. */
function padded(text: string, length: number): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (4 + bytes.length > length) throw new RangeError(`a text of ${bytes.length} bytes for a box of ${length}`);
  const whole = Buffer.alloc(length);
  whole.writeUInt32BE(bytes.length, 0);
  bytes.copy(whole, 4);
  return whole;
}

/**
 * Seals each text with a key pair of its own: boxes of one process or one hour have nothing in common. `about` is
 * authenticated with the box (associated data), so that it opens only as the row for which it was made.
 */
export class BoxSealer {
  private readonly receiver: Buffer;
  private readonly fingerprint: Buffer;

  constructor(private readonly publicKey: KeyObject) {
    this.receiver = rawOf(publicKey);
    this.fingerprint = fingerprintOf(publicKey);
  }

  /** `length` in bytes, the same for all texts that must not differ by it. Throws RangeError if the text does not fit. */
  seal(text: string, about: string, length: number): Buffer {
    const whole = padded(text, length);
    const pair = newPair();
    const pairPublic = pair.publicRaw;
    const shared = diffieHellman({ privateKey: pair.privateKey, publicKey: this.publicKey });
    const head = Buffer.concat([this.fingerprint, pairPublic]);
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', keyFor(shared, pairPublic, this.receiver), nonce);
    cipher.setAAD(Buffer.concat([head, Buffer.from(about)]));
    return Buffer.concat([head, nonce, cipher.update(whole), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens boxes. Throws if a box was sealed for another key or about something else, or was changed. */
export class BoxOpener {
  private readonly publicRaw: Buffer;
  readonly fingerprint: Buffer;

  constructor(private readonly privateKey: KeyObject) {
    const publicKey = createPublicKey(privateKey);
    this.publicRaw = rawOf(publicKey);
    this.fingerprint = fingerprintOf(publicKey);
  }

  open(box: Buffer, about: string): string {
    if (!fingerprintIn(box).equals(this.fingerprint)) throw new Error('this box was sealed for another key');
    const head = box.subarray(0, fingerprintBytes + publicBytes);
    const pair = head.subarray(fingerprintBytes);
    const body = head.length + nonceBytes;
    const shared = diffieHellman({ privateKey: this.privateKey, publicKey: publicKeyOf(pair) });
    const key = keyFor(shared, pair, this.publicRaw);
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(head.length, body))
      .setAAD(Buffer.concat([head, Buffer.from(about)]))
      .setAuthTag(box.subarray(-tagBytes));
    const whole = Buffer.concat([decipher.update(box.subarray(body, -tagBytes)), decipher.final()]);
    return whole.subarray(4, 4 + whole.readUInt32BE(0)).toString('utf8');
  }
}
