import { newId } from '../../kernel/ids.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import type { ActionStatus } from '../domain/status.js';
import type { UpdateEntity } from '../persistence/update.entity.js';

/**
 * An update with its author's current constituency and organisation: they are copied, so that later changes do not
 * affect it.
 */
export function updateRow(
  tx: Transaction,
  action: ActionState,
  said: { readonly text: string; readonly statusAfter: ActionStatus; readonly progress: number },
): UpdateEntity {
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
    recordedAt: tx.now,
  };
}
