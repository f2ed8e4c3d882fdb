import { createHash } from 'node:crypto';
import { type ApprovedRun, approvedText, type ReleasePlan } from '../../domain/releases/release.js';

/** SHA-256 of the figures and of everything that the author decided: what an approval binds. */
export function releaseHash(release: ReleasePlan, run: ApprovedRun): string {
  return createHash('sha256').update(approvedText(release, run)).digest('hex');
}
