import { newId } from '../../kernel/ids.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import type { NextStep } from '../domain/next-step.js';
import { type Owners, sideAtReport } from '../domain/own-side.js';
import type { ActionStatus } from '../domain/status.js';
import { ReportRepository } from '../persistence/report.repository.js';
import type { UpdateEntity } from '../persistence/update.entity.js';

/**
 * An update with its author's current constituency and organisation, and for a report of completion the own side: they
 * are copied, so that later changes do not affect it.
 */
export async function updateRow(
  tx: Transaction,
  action: ActionState & Owners,
  said: {
    readonly text: string;
    readonly statusAfter: ActionStatus;
    readonly progress: number;
    /** Only of a report. */
    readonly nextStep?: NextStep;
  },
): Promise<UpdateEntity> {
  const isClaim = said.statusAfter === 'claimed-done';
  const before = isClaim ? await tx.get(ReportRepository).lastClaim(action.id) : null;
  return {
    id: newId(),
    workspaceId: tx.workspaceId,
    actionId: action.id,
    text: said.text,
    language: tx.actor.language,
    progress: said.progress,
    statusBefore: action.status,
    statusAfter: said.statusAfter,
    personId: tx.actor.personId,
    organisationId: tx.actor.organisationId,
    constituency: tx.actor.constituency,
    nextStep: said.nextStep?.text ?? null,
    nextStepOn: said.nextStep?.on ?? null,
    side: isClaim ? sideAtReport(action, tx.actor, before) : null,
    recordedAt: tx.now,
    progressBefore: action.progress,
    withdrawnAt: null,
  };
}
