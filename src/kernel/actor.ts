import type { Language } from './localized-text.js';
import { Problem } from './problem.js';

/** The three groups of the ILO's tripartite structure; there is no fourth (ILO Constitution, art. 3). */
export type Constituency = 'government' | 'employers' | 'workers';
export const constituencies: readonly Constituency[] = ['government', 'employers', 'workers'];

/** The role of a person or organisation that belongs to none of the three groups. */
export type Capacity = 'secretariat' | 'agency' | 'adviser' | 'observer' | 'resource-person' | 'interpreter';
export const capacities: readonly Capacity[] = [
  'secretariat',
  'agency',
  'adviser',
  'observer',
  'resource-person',
  'interpreter',
];

/** Sex as recorded, for sex-disaggregated figures. */
export type Sex = 'female' | 'male' | 'not-stated';
export const sexes: readonly Sex[] = ['female', 'male', 'not-stated'];

export type Role =
  | 'administrator'
  | 'facilitator'
  | 'analyst'
  | 'fieldwork-manager'
  | 'member'
  | 'rapporteur'
  | 'interpreter'
  | 'park-coordinator'
  | 'observer';
export const roles: readonly Role[] = [
  'administrator',
  'facilitator',
  'analyst',
  'fieldwork-manager',
  'member',
  'rapporteur',
  'interpreter',
  'park-coordinator',
  'observer',
];

/**
 * The roles that see the sex of an individual: those who maintain the directory, assign seats and record meetings.
 * Other roles see only totals for a whole meeting; otherwise the protected figures (speaking time by sex) could be
 * derived from a list of names.
 */
export const rolesSeeingSex: readonly Role[] = ['administrator', 'facilitator', 'rapporteur'];

/**
 * The person or program that makes a request. `workspaceId` is the workspace of the request, `roles` are the roles
 * held in it.
 */
export interface Actor {
  readonly kind: 'person' | 'system' | 'nobody';
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly workspaceId: string | null;
  readonly roles: readonly Role[];
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly organisationId: string | null;
  /** For a park coordinator: the only park whose fieldwork this person sees. */
  readonly parkId: string | null;
  readonly language: Language;
}

/** The settings of a transaction on which the row policies depend; all of them, because connections are used again. */
export function rowSettings({ kind, workspaceId, personId, constituency }: Actor): Readonly<Record<string, string>> {
  return {
    'app.workspace': workspaceId ?? '',
    'app.person': personId ?? '',
    'app.constituency': constituency ?? '',
    // the program itself sends invitations and seals events, so it sees the meetings of all groups
    'app.groups': kind === 'system' ? 'all' : '',
  };
}

export const nobody: Actor = {
  kind: 'nobody',
  accountId: null,
  personId: null,
  sessionId: null,
  workspaceId: null,
  roles: [],
  constituency: null,
  capacity: null,
  organisationId: null,
  parkId: null,
  language: 'en',
};

/** The actor of subscribers, jobs and the demonstration data. It has every permission but sees one workspace only. */
export function systemActor(workspaceId: string | null): Actor {
  return { ...nobody, kind: 'system', workspaceId };
}

/** Maps each permission to the roles that hold it. Each context has one such table, in `domain/policy.ts`. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>;

export function holds(actor: Actor, table: PermissionTable, permission: string): boolean {
  if (actor.kind === 'system') return true;
  const allowed = table[permission];
  return allowed !== undefined && actor.roles.some((role) => allowed.includes(role));
}

/**
 * Throws unless the actor has the permission. Every use case calls it: a check at the HTTP edge may be out of date by
 * the time the work is done.
 */
export function demand(actor: Actor, table: PermissionTable, permission: string): void {
  if (!holds(actor, table, permission)) throw notPermitted(permission);
}

export function notPermitted(permission: string): Problem {
  return new Problem(
    'forbidden',
    'platform.auth.not-permitted',
    { en: 'Your role does not allow this.', zh: '您的角色无权进行此操作。' },
    {
      detail: {
        en: 'Ask an administrator of the workspace for the role that does.',
        zh: '请向工作区管理员申请相应角色。',
      },
      facts: { permission },
    },
  );
}
