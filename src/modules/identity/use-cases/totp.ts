import { Secret, TOTP } from 'otpauth';

/** Authenticator apps use these values of RFC 6238 whatever else an address names. */
const stepSeconds = 30;
const digits = 6;
const issuer = 'Tripartite';
/** Steps before and after the present one that are accepted, because clocks differ (RFC 6238, section 5.2). */
const tolerance = 1;

function totp(secret: Buffer, account = ''): TOTP {
  const buffer = new Uint8Array(secret).buffer;
  return new TOTP({ issuer, label: account, secret: new Secret({ buffer }), period: stepSeconds, digits });
}

/** The time step to which a code belongs, or null if it is wrong, too old or too new. Chinese keyboards write wide digits. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const token = code.normalize('NFKC').replace(/\s/g, '');
  // the library throws for other characters of the same number
  if (!/^[0-9]{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token, timestamp, window: tolerance });
  return delta === null ? null : Math.floor(timestamp / 1000 / stepSeconds) + delta;
}

/** The address that an authenticator app reads from a QR code, and the secret for typing. */
export function totpSetUp(secret: Buffer, account: string): { readonly address: string; readonly secret: string } {
  const made = totp(secret, account);
  return { address: made.toString(), secret: made.secret.base32 };
}
