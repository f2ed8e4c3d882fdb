import { type Actor, holds, type PermissionTable, roles, rolesSeeingSex, type Role } from '../../../kernel/actor.js';

const moderating: readonly Role[] = ['administrator', 'facilitator'];

export const livePermissions: PermissionTable = {
  'live.room.join': roles,
  'live.room.pause': moderating,
  'live.room.close': moderating,
  'live.hand.raise': roles,
  'live.hand.lower': roles,
  'live.floor.give': moderating,
  /** Speakers may end their own speech; the room refuses to end someone else's. */
  'live.floor.end': roles,
  'live.floor.propose': moderating,
  'live.floor.read-by-sex': rolesSeeingSex,
  'live.cursor.move': moderating,
  /** People with a seat may record their own arrival and departure; the use case refuses those of others. */
  'live.attendance.record': roles,
};

/** Roles that can enter every room of the workspace; other members can enter only if they have a seat. */
const serving: readonly Role[] = ['administrator', 'facilitator', 'rapporteur', 'interpreter', 'analyst', 'observer'];

export function mayEnter(actor: Actor, seated: boolean): boolean {
  return seated || actor.kind === 'system' || actor.roles.some((role) => serving.includes(role));
}

export function moderates(actor: Actor): boolean {
  return holds(actor, livePermissions, 'live.floor.give');
}
