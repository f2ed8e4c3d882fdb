import { Secret, TOTP } from 'otpauth';

/** The code that an authenticator app with this secret shows at a moment. */
export function codeAt(base32: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(base32) }).generate({ timestamp: at.getTime() });
}
