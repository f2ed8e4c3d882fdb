import { createHmac } from 'node:crypto';

/** The signature of Standard Webhooks (version 1): HMAC-SHA256 of id, time in seconds and body. */
export function signatureOf(
  secret: Buffer,
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
