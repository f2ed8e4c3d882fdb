import { type Actor, holds, type PermissionTable, roles, rolesSeeingSex, type Role } from '../../../kernel/actor.js';

const moderating: readonly Role[] = ['administrator', 'facilitator'];

export const livePermissions: PermissionTable = {
  'live.room.join': roles,
  /** In the room of a group also its chair conducts the session; the room refuses all others. */
  'live.room.pause': roles,
  'live.room.close': roles,
  /** Of a roundtable, with the rooms of all its meetings. */
  'live.roundtable.close': moderating,
  'live.substitution.plan': moderating,
  'live.hand.raise': roles,
  'live.hand.lower': roles,
  'live.floor.give': roles,
  /** Speakers may end their own speech; the room refuses to end someone else's. */
  'live.floor.end': roles,
  'live.floor.propose': roles,
  'live.floor.read-by-sex': rolesSeeingSex,
  'live.cursor.move': roles,
  /** Only by those who conduct the meeting; the use case refuses all others. */
  'live.screen.pair': roles,
  /** By the program itself, for a screen that names its secret. */
  'live.screen.show': [],
  /** People with a seat may record their own arrival and departure; the use case refuses those of others. */
  'live.attendance.record': roles,
};

/** Roles that can enter every room of the workspace; other members can enter only if they have a seat. */
const serving: readonly Role[] = ['administrator', 'facilitator', 'rapporteur', 'interpreter', 'analyst', 'observer'];

export function mayEnter(actor: Actor, seated: boolean): boolean {
  return seated || actor.kind === 'system' || actor.roles.some((role) => serving.includes(role));
}

/**
 * Who conducts a meeting: facilitators, and those who chair its working group. The meetings of one constituency are
 * conducted by its own members alone.
 */
export function moderates(
  actor: Actor,
  body: { readonly kind: string; readonly chairIds: readonly string[] },
): boolean {
  const chairs = actor.personId !== null && body.chairIds.includes(actor.personId);
  const byRole = body.kind !== 'constituency-group' || actor.kind === 'system';
  return chairs || (byRole && holds(actor, livePermissions, 'live.roundtable.close'));
}
