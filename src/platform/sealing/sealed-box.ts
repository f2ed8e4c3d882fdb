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
 * Sealed boxes: X25519 with a key pair made for each batch, HKDF-SHA-256 and AES-256-GCM, all of `node:crypto` (the scheme of
 * RFC 9180, base mode, without its framing). Whoever seals needs the public key only.
 *
 * Layout: fingerprint of the key (8) · public key of the batch (32) · nonce (12) · ciphertext · tag (16).
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

/** Which key a box was sealed for, without telling the key: first 8 bytes of its SHA-256. */
export function fingerprintOf(publicKey: KeyObject): Buffer {
  return createHash('sha256').update(rawOf(publicKey)).digest().subarray(0, fingerprintBytes);
}

export function fingerprintIn(box: Buffer): Buffer {
  return box.subarray(0, fingerprintBytes);
}

function keyFor(shared: Buffer, batch: Buffer, receiver: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([batch, receiver]), 'tripartite sealed box 1', 32));
}

/** Four bytes of length, the text, zeros up to a multiple of `step`: texts up to one step have one length. */
function padded(text: string, step: number): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Math.ceil((4 + bytes.length) / step) * step;
  const whole = Buffer.alloc(length);
  whole.writeUInt32BE(bytes.length, 0);
  bytes.copy(whole, 4);
  return whole;
}

/** Seals each text by itself; a batch shares its key pair, since it shares its transaction too. `step` in bytes. */
export function sealAll(publicKey: KeyObject, texts: readonly string[], step: number): Buffer[] {
  const batch = generateKeyPairSync('x25519');
  const batchPublic = rawOf(batch.publicKey);
  const key = keyFor(diffieHellman({ privateKey: batch.privateKey, publicKey }), batchPublic, rawOf(publicKey));
  const head = Buffer.concat([fingerprintOf(publicKey), batchPublic]);
  return texts.map((text) => {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head);
    const sealed = Buffer.concat([cipher.update(padded(text, step)), cipher.final()]);
    return Buffer.concat([head, nonce, sealed, cipher.getAuthTag()]);
  });
}

/** Opens boxes of many batches; the key of a batch is worked out once. Throws on a box of another key or a changed one. */
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
    const batch = box.subarray(fingerprintBytes, fingerprintBytes + publicBytes);
    const body = fingerprintBytes + publicBytes + nonceBytes;
    const decipher = createDecipheriv('aes-256-gcm', this.keyOf(batch), box.subarray(body - nonceBytes, body))
      .setAAD(box.subarray(0, fingerprintBytes + publicBytes))
      .setAuthTag(box.subarray(-tagBytes));
    const whole = Buffer.concat([decipher.update(box.subarray(body, -tagBytes)), decipher.final()]);
    return whole.subarray(4, 4 + whole.readUInt32BE(0)).toString('utf8');
  }

  private keyOf(batch: Buffer): Buffer {
    const name = batch.toString('base64');
    const known = this.keys.get(name);
    if (known !== undefined) return known;
    const shared = diffieHellman({ privateKey: this.privateKey, publicKey: publicKeyOf(batch) });
    const key = keyFor(shared, batch, this.publicRaw);
    this.keys.set(name, key);
    return key;
  }
}
