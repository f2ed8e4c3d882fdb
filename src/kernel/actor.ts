import type { Language } from './localized-text.js';
import { Problem } from './problem.js';

/** The three groups of the ILO's tripartite structure; there is no fourth (ILO Constitution, art. 3). */
export type Constituency = 'government' | 'employers' | 'workers';
export const constituencies: readonly Constituency[] = ['government', 'employers', 'workers'];

/** What someone is who belongs to no constituency. */
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
  | 'member'
  | 'rapporteur'
  | 'interpreter'
  | 'park-coordinator'
  | 'observer';
export const roles: readonly Role[] = [
  'administrator',
  'facilitator',
  'analyst',
  'member',
  'rapporteur',
  'interpreter',
  'park-coordinator',
  'observer',
];

/**
 * Who sees the sex of a single person: those who keep the directory, seat people and record. Everyone else sees the balance
 * of a whole table, so that what is protected in figures (floor time by sex) cannot be put together from a list of names.
 */
export const rolesSeeingSex: readonly Role[] = ['administrator', 'facilitator', 'rapporteur'];

/** Who asks. `workspaceId` is the workspace of this request, `roles` those held in it. */
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
  /** Of a park coordinator: the only park whose fieldwork is shown. */
  readonly parkId: string | null;
  readonly language: Language;
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

/** The program itself: subscribers, jobs, seeds. It passes every permission and still sees one workspace only. */
export function systemActor(workspaceId: string | null): Actor {
  return { ...nobody, kind: 'system', workspaceId };
}

/** Permission -> roles that hold it; each context owns one such table in `domain/policy.ts`. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>;

export function holds(actor: Actor, table: PermissionTable, permission: string): boolean {
  if (actor.kind === 'system') return true;
  const allowed = table[permission];
  return allowed !== undefined && actor.roles.some((role) => allowed.includes(role));
}

/** Asked by every use case itself, at each call: a right checked at the edge an hour ago proves nothing. */
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
