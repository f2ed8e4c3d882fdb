import { holds, notPermitted } from '../../../kernel/actor.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { workingGroupNotFound } from '../domain/conclusion-problems.js';
import type { Meeting } from '../domain/meeting.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import type { Roundtable } from '../domain/roundtable.js';
import { chairs } from '../domain/working-group.js';
import { WorkingGroupRepository } from '../persistence/working-group.repository.js';
import { openRoundtable } from './open-roundtable.js';

/** The locked roundtable or working group of a meeting. */
export type OpenBody =
  | { readonly kind: 'roundtable'; readonly id: string; readonly roundtable: Roundtable }
  | { readonly kind: 'working-group'; readonly id: string; readonly chaired: boolean };

/** Locks the roundtable or working group of a meeting until commit; a closed roundtable is refused. */
export async function openBody(
  tx: Transaction,
  { roundtableId, workingGroupId }: Pick<Meeting, 'roundtableId' | 'workingGroupId'>,
): Promise<OpenBody> {
  if (roundtableId !== null)
    return { kind: 'roundtable', id: roundtableId, roundtable: await openRoundtable(tx, roundtableId) };
  if (workingGroupId === null) throw meetingNotFound();
  return openWorkingGroup(tx, workingGroupId);
}

/** Locks a working group until commit, and says whether the current user chairs it. */
export async function openWorkingGroup(tx: Transaction, id: string): Promise<OpenBody> {
  const repository = tx.get(WorkingGroupRepository);
  if ((await repository.lock(id)) === null) throw workingGroupNotFound();
  return { kind: 'working-group', id, chaired: chairs(await repository.membersOf(id), tx.actor.personId) };
}

/** What the permission allows for every meeting, the chair of a working group may do for its own. */
export function demandConduct(tx: Transaction, body: OpenBody, permission: string): void {
  const chaired = body.kind === 'working-group' && body.chaired;
  if (!chaired && !holds(tx.actor, dialoguePermissions, permission)) throw notPermitted(permission);
}

/** The subject of the events of a meeting. */
export function bodyIdOf({
  id,
  roundtableId,
  workingGroupId,
}: Pick<Meeting, 'id' | 'roundtableId' | 'workingGroupId'>): string {
  return roundtableId ?? workingGroupId ?? id;
}
