import { newId } from '../../kernel/ids.js';
import type { Transaction } from '../../platform/database/index.js';
import type { ActionState } from '../domain/action.js';
import { type OwningGroup, sideOf } from '../domain/own-side.js';
import type { ActionStatus } from '../domain/status.js';
import type { UpdateEntity } from '../persistence/update.entity.js';

type GroupAt = Pick<UpdateEntity, 'groupPersonIds' | 'groupOrganisationIds' | 'groupConstituencies'>;

function groupAt({ owningGroup }: { readonly owningGroup: OwningGroup | null }): GroupAt {
  if (owningGroup === null) return { groupPersonIds: null, groupOrganisationIds: null, groupConstituencies: null };
  const { personIds, organisationIds, constituencies } = sideOf(owningGroup);
  return {
    groupPersonIds: [...personIds],
    groupOrganisationIds: [...organisationIds],
    groupConstituencies: [...constituencies],
  };
}

/**
 * An update with its author's current constituency and organisation, and the owning working group: they are copied, so that later changes do not
 * affect it.
 */
export function updateRow(
  tx: Transaction,
  action: ActionState & { readonly owningGroup: OwningGroup | null },
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
    ...groupAt(action),
    recordedAt: tx.now,
  };
}
