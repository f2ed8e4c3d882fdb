import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { statusAfterVerdicts } from '../domain/validation.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { ReportRepository } from '../persistence/report.repository.js';

/** Updates the status of a locked action from the responses to its claim, as a new version. */
export async function settleStatus(tx: Transaction, current: ActionState, claimId: string): Promise<ActionState> {
  const status = statusAfterVerdicts(await tx.get(ReportRepository).verdicts(current.id), claimId);
  const version = current.version + 1;
  const changes: Partial<ActionState> = {
    status,
    version,
    updatedAt: tx.now,
    fieldVersions: { ...current.fieldVersions, ...(status !== current.status && { status: version }) },
  };
  await tx.get(ActionRepository).update(current, changes);
  return { ...current, ...changes };
}
