import { newId } from '../../kernel/ids.js';
import type { ReadTransaction, Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { confirmedContent, type CorrectedText, type EffectOnConfirmations } from '../domain/changes.js';
import { roadmapEvents } from '../domain/events.js';
import { claimedStatuses } from '../domain/status.js';
import { restoredConfirmations, standingVerdicts } from '../domain/validation.js';
import { RegisterRepository } from '../persistence/register.repository.js';
import { ReportRepository } from '../persistence/report.repository.js';
import type { ValidationEntity } from '../persistence/update.entity.js';
import { settleStatus } from './settle-status.js';

/** What other groups confirm of an action as it is now. */
export async function contentNow(tx: ReadTransaction, action: ActionState): Promise<string> {
  return confirmedContent(action, await tx.get(RegisterRepository).targets(action.id));
}

interface Edited {
  /** What was confirmed before the edit. */
  readonly before: string;
  /** The locked action after the edit. */
  readonly next: ActionState;
  readonly effect: EffectOnConfirmations;
}

/**
 * Settles confirmations after an edit: those of another content lapse and are requested again; those of this content
 * that had lapsed count again; after a correction of wording they still count. A dispute remains in force.
 */
export async function settleConfirmations(tx: Transaction, { before, next, effect }: Edited): Promise<ActionState> {
  if (!claimedStatuses.includes(next.status)) return next;
  const reports = tx.get(ReportRepository);
  const claim = await reports.lastClaim(next.id);
  if (claim === null) return next;
  const given = await reports.verdicts(next.id);
  const counted = standingVerdicts(given, claim.id).filter(({ verdict }) => verdict === 'confirmed');
  if (effect.of === 'wording' && counted.length > 0) await correct(tx, next, { texts: effect.corrected, counted });
  const lapsed = effect.of === 'content' ? given.filter(isConfirmation) : [];
  const restored = restoredConfirmations(given, claim.id, await contentNow(tx, next));
  if (lapsed.length === 0 && restored.length === 0) return next;
  await reports.lapse(idsOf(lapsed), tx.now, before);
  await reports.restore(idsOf(restored));
  const settled = await settleStatus(tx, next, claim.id);
  const moved = { number: next.number, from: next.status, to: settled.status };
  if (lapsed.length > 0 && effect.of === 'content')
    await tx.record({
      type: roadmapEvents.verdictReopened,
      subject: next.id,
      payload: {
        ...{ ...moved, fields: effect.fields },
        ...{ constituencies: groupsOf(counted), personIds: peopleOf(counted) },
      },
    });
  if (restored.length > 0)
    await tx.record({
      type: roadmapEvents.verdictRestored,
      subject: next.id,
      payload: { ...moved, constituencies: groupsOf(restored), personIds: peopleOf(restored) },
    });
  return settled;
}

async function correct(
  tx: Transaction,
  action: ActionState,
  { texts, counted }: { readonly texts: readonly CorrectedText[]; readonly counted: readonly ValidationEntity[] },
): Promise<void> {
  const { workspaceId, id: actionId, number } = action;
  const { personId } = tx.actor;
  const correction = { id: newId(), workspaceId, actionId, texts, personId, correctedAt: tx.now };
  await tx.get(ReportRepository).insertCorrection(correction);
  await tx.record({
    type: roadmapEvents.wordingCorrected,
    subject: actionId,
    payload: { number, correctionId: correction.id, constituencies: groupsOf(counted), personIds: peopleOf(counted) },
  });
}

const isConfirmation = ({ verdict, withdrawnAt }: ValidationEntity) => verdict === 'confirmed' && withdrawnAt === null;
const idsOf = (given: readonly ValidationEntity[]) => given.map(({ id }) => id);
const groupsOf = (given: readonly ValidationEntity[]) => [...new Set(given.map((one) => one.constituency))];
const peopleOf = (given: readonly ValidationEntity[]) => [...new Set(given.map((one) => one.personId))];
