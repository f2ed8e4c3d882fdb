import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Question {
  readonly challenge: string;
}

/** `PUBLIC_URL` of programs whose passkeys are tried without a browser. */
export const passkeyOrigin = 'http://localhost:8080';

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: Buffer): string => data.toString('base64url');

/** CBOR, as far as an attestation without a statement and an elliptic key need it. */
const text = (value: string): Buffer => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
function bytes(value: Buffer): Buffer {
  const head = value.length < 256 ? [0x58, value.length] : [0x59, value.length >> 8, value.length & 255];
  return Buffer.concat([Buffer.from(head), value]);
}

/** A passkey without a device: it signs whatever it is asked to, also for another website. */
export class TestPasskey {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly credential = randomBytes(32);
  /** Reported with each answer; a device counts upwards. */
  counter = 0;

  constructor(private readonly origin: string) {}

  get id(): string {
    return base64url(this.credential);
  }

  created({ challenge }: Question, origin = this.origin): Record<string, unknown> {
    const data = this.clientData('webauthn.create', challenge, origin);
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x!, 'base64url')),
      Buffer.from([0x22]),
      bytes(Buffer.from(y!, 'base64url')),
    ]);
    const length = Buffer.from([0, this.credential.length]);
    const authData = Buffer.concat([this.state(0x41, origin), Buffer.alloc(16), length, this.credential, key]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(authData)],
    ]);
    return this.answer({ clientDataJSON: base64url(data), attestationObject: base64url(attestation) });
  }

  signed({ challenge }: Question, origin = this.origin): Record<string, unknown> {
    const data = this.clientData('webauthn.get', challenge, origin);
    const state = this.state(0x01, origin);
    const signature = sign('sha256', Buffer.concat([state, sha256(data)]), this.keys.privateKey);
    return this.answer({
      clientDataJSON: base64url(data),
      authenticatorData: base64url(state),
      signature: base64url(signature),
    });
  }

  private clientData(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private state(flags: number, origin: string): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), count]);
  }

  private answer(response: Record<string, string>): Record<string, unknown> {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }
}
