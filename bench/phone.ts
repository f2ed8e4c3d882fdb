import path from 'node:path';
import { buildPhonePage } from '../test/support/phone-server.js';
import { PHONE_LIMIT_BYTES, phoneSize } from '../test/support/phone-size.js';

/** Bytes transferred before the first question is shown, and the limit. */
export async function run(): Promise<Record<string, unknown>> {
  const built = path.resolve('node_modules/.cache/phone-page-bench');
  await buildPhonePage(built);
  const { parts, total, later } = phoneSize(built);
  return { figures: { beforeFirstQuestion: total, limit: PHONE_LIMIT_BYTES }, unit: 'bytes, gzip -6', parts, later };
}
