import { holds, notPermitted } from '../../../kernel/actor.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { conducts } from '../domain/group-access.js';
import type { Meeting } from '../domain/meeting.js';
import { meetingNotFound } from '../domain/meeting-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import type { Roundtable } from '../domain/roundtable.js';
import { chairs } from '../domain/working-group.js';
import type { WorkingGroup } from '../domain/working-group.js';
import { workingGroupNotFound } from '../domain/working-group-problems.js';
import type { ConstituencyGroupEntity } from '../persistence/constituency-group.entity.js';
import { ConstituencyGroupRepository } from '../persistence/constituency-group.repository.js';
import { GroupAcceptanceRepository } from '../persistence/group-acceptance.repository.js';
import { SeatRepository } from '../persistence/seat.repository.js';
import { WorkingGroupRepository } from '../persistence/working-group.repository.js';
import { openRoundtable } from './open-roundtable.js';

/** The locked roundtable, working group or constituency's group of a meeting. */
export type OpenBody =
  | { readonly kind: 'roundtable'; readonly id: string; readonly roundtable: Roundtable }
  | { readonly kind: 'working-group'; readonly id: string; readonly chaired: boolean }
  | (Pick<ConstituencyGroupEntity, 'id' | 'roundtableId' | 'constituency'> & {
      readonly kind: 'constituency-group';
      readonly chaired: boolean;
    });

/** Ids of what a meeting belongs to, of which one is set; and of the meeting, if it is opened for one. */
export type Belonging = Pick<Meeting, 'roundtableId' | 'workingGroupId' | 'constituencyGroupId'> & {
  readonly id?: string;
};

/** What belongs to the roundtable itself. */
export function ofRoundtable(roundtableId: string): Belonging {
  return { roundtableId, workingGroupId: null, constituencyGroupId: null };
}

/** Locks what a meeting belongs to until commit; a closed roundtable is refused. */
export async function openBody(
  tx: Transaction,
  { roundtableId, workingGroupId, constituencyGroupId, id }: Belonging,
): Promise<OpenBody> {
  if (roundtableId !== null)
    return { kind: 'roundtable', id: roundtableId, roundtable: await openRoundtable(tx, roundtableId) };
  if (workingGroupId !== null) return openWorkingGroup(tx, workingGroupId);
  if (constituencyGroupId === null) throw meetingNotFound();
  return openConstituencyGroup(tx, constituencyGroupId, id);
}

/** Locks a working group until commit. */
export async function findGroup(tx: Transaction, id: string): Promise<WorkingGroup> {
  const group = await tx.get(WorkingGroupRepository).lock(id);
  if (group === null) throw workingGroupNotFound();
  return group;
}

/** Locks a working group until commit, and says whether the current user chairs it. */
export async function openWorkingGroup(tx: Transaction, id: string): Promise<OpenBody> {
  await findGroup(tx, id);
  const members = await tx.get(WorkingGroupRepository).membersOf(id);
  return { kind: 'working-group', id, chaired: chairs(members, tx.actor.personId) };
}

/** Locks the group of a constituency until commit. Only its members see it; what they do there is recorded for them only. */
export async function openConstituencyGroup(tx: Transaction, id: string, meetingId?: string): Promise<OpenBody> {
  const group = await tx.get(ConstituencyGroupRepository).lock(id);
  if (group === null) throw meetingNotFound();
  tx.confineTo(group.id, meetingId);
  const all = await tx.get(SeatRepository).ofRoundtable(group.roundtableId);
  const seats = all.filter(({ constituency }) => constituency === group.constituency);
  const acceptances = await tx.get(GroupAcceptanceRepository).current(group);
  const { personId } = tx.actor;
  const { roundtableId, constituency } = group;
  const chaired = personId !== null && conducts({ seats, acceptances }, personId);
  return { kind: 'constituency-group', id, roundtableId, constituency, chaired };
}

/**
 * What the permission allows for every meeting of a roundtable or working group, those who chair a group may do for its
 * own. The meetings of a constituency's group are conducted by its members alone.
 */
export function demandConduct(tx: Transaction, body: OpenBody, permission: string): void {
  if (body.kind !== 'roundtable' && body.chaired) return;
  const byRole = body.kind !== 'constituency-group' || tx.actor.kind === 'system';
  if (!byRole || !holds(tx.actor, dialoguePermissions, permission)) throw notPermitted(permission);
}

/** The subject of the events of a meeting. */
export function bodyIdOf(meeting: Belonging & Pick<Meeting, 'id'>): string {
  return meeting.roundtableId ?? meeting.workingGroupId ?? meeting.constituencyGroupId ?? meeting.id;
}
