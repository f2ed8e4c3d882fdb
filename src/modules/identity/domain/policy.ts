import { roles, rolesSeeingSex } from '../../../kernel/actor.js';
import type { Actor, PermissionTable, Role } from '../../../kernel/actor.js';

export const identityPermissions = {
  'identity.workspace.read': roles,
  'identity.workspace.edit': ['administrator'],
  'identity.person.read': roles,
  'identity.person.read-sex': rolesSeeingSex,
  /** Addresses for invitations, for those who prepare meetings; the address of an account is not among them. */
  'identity.person.read-email': ['administrator', 'facilitator'],
  /** Those who prepare meetings add people; only administrators decide who may sign in. */
  'identity.person.edit': ['administrator', 'facilitator'],
  'identity.membership.read': ['administrator'],
  'identity.membership.edit': ['administrator'],
  'identity.invitation.read': ['administrator'],
  'identity.invitation.edit': ['administrator'],
} as const satisfies PermissionTable;

/**
 * Whether the actor may manage the account: with a session, never with an API token, which must not extend its own
 * rights.
 */
export function keepsOwnAccount(actor: Actor): boolean {
  return actor.kind === 'person' && actor.accountId !== null && actor.sessionId !== null;
}

interface Membership {
  readonly accountId: string;
  readonly roles: readonly Role[];
}

/** Whether a change leaves at least one administrator: a workspace without one could never get one again. */
export function leavesAnAdministrator(
  members: readonly Membership[],
  change: { readonly accountId: string; readonly roles: readonly Role[] },
): boolean {
  if (change.roles.includes('administrator')) return true;
  return members.some((member) => member.accountId !== change.accountId && member.roles.includes('administrator'));
}
