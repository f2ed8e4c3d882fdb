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
 * Sealed boxes: X25519 with one key pair for at most a thousand boxes, HKDF-SHA-256 and AES-256-GCM, all from
 * `node:crypto` (the scheme of RFC 9180, base mode, without its framing). Sealing needs the public key only.
 *
 * Layout: fingerprint of the key (8) · public key of that pair (32) · nonce (12) · ciphertext · tag (16).
 */
const fingerprintBytes = 8;
const publicBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** The last 32 bytes of the DER form are the key itself (RFC 8410). */
function rawOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(-publicBytes);
}

const derPrefix = Buffer.from('302a300506032b656e032100', 'hex');

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([derPrefix, raw]), format: 'der', type: 'spki' });
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

const boxesPerPair = 1_000;

/**
 * Seals each text separately. Creating a key pair takes four times as long as sealing a box, so one pair serves many
 * boxes; this reveals no more about when a box was written than the order of transactions does.
 */
export class BoxSealer {
  private head: Buffer = Buffer.alloc(0);
  private key: Buffer = Buffer.alloc(0);
  private left = 0;

  constructor(private readonly publicKey: KeyObject) {}

  /** `length` in bytes, the same for all texts that must not differ by it. Throws RangeError if the text does not fit. */
  seal(text: string, length: number): Buffer {
    if (this.left === 0) this.renew();
    this.left -= 1;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(this.head);
    const sealed = cipher.update(padded(text, length));
    return Buffer.concat([this.head, nonce, sealed, cipher.final(), cipher.getAuthTag()]);
  }

  private renew(): void {
    const { publicKey } = this;
    const pair = generateKeyPairSync('x25519');
    const pairPublic = rawOf(pair.publicKey);
    this.key = keyFor(diffieHellman({ privateKey: pair.privateKey, publicKey }), pairPublic, rawOf(publicKey));
    this.head = Buffer.concat([fingerprintOf(publicKey), pairPublic]);
    this.left = boxesPerPair;
  }
}

/** Opens boxes; caches the derived key of each pair. Throws if a box was sealed for another key or was changed. */
export class BoxOpener {
  private readonly keys = new Map<string, Buffer>();
  private readonly publicRaw: Buffer;
  readonly fingerprint: Buffer;

  constructor(private readonly privateKey: KeyObject) {
    const publicKey = createPublicKey(privateKey);
    this.publicRaw = rawOf(publicKey);
    this.fingerprint = fingerprintOf(publicKey);
  }

  open(box: Buffer): string {
    if (!fingerprintIn(box).equals(this.fingerprint)) throw new Error('this box was sealed for another key');
    const pair = box.subarray(fingerprintBytes, fingerprintBytes + publicBytes);
    const body = fingerprintBytes + publicBytes + nonceBytes;
    const decipher = createDecipheriv('aes-256-gcm', this.keyOf(pair), box.subarray(body - nonceBytes, body))
      .setAAD(box.subarray(0, fingerprintBytes + publicBytes))
      .setAuthTag(box.subarray(-tagBytes));
    const whole = Buffer.concat([decipher.update(box.subarray(body, -tagBytes)), decipher.final()]);
    return whole.subarray(4, 4 + whole.readUInt32BE(0)).toString('utf8');
  }

  private keyOf(pair: Buffer): Buffer {
    const name = pair.toString('base64');
    const known = this.keys.get(name);
    if (known !== undefined) return known;
    const shared = diffieHellman({ privateKey: this.privateKey, publicKey: publicKeyOf(pair) });
    const key = keyFor(shared, pair, this.publicRaw);
    this.keys.set(name, key);
    return key;
  }
}
