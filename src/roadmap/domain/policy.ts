import type { Actor, PermissionTable } from '../../kernel/actor.js';
import { holds, roles } from '../../kernel/actor.js';
import { isLeadOwner, isOwner } from './action.js';
import type { Part } from './status.js';
import type { OwnedAction } from './validation.js';

/** All members of a workspace may read the roadmap; who may change an action depends on the role and on `partsOf`. */
export const roadmapPermissions: PermissionTable = {
  'roadmap.read': roles,
  'roadmap.evidence.read': [
    'administrator',
    'facilitator',
    'analyst',
    'member',
    'rapporteur',
    'interpreter',
    'park-coordinator',
  ],
  'roadmap.action.open': ['administrator', 'facilitator', 'rapporteur'],
  'roadmap.action.edit': ['administrator', 'facilitator', 'rapporteur'],
  'roadmap.action.steer': ['administrator', 'facilitator'],
  'roadmap.action.change-status': ['administrator', 'facilitator', 'member', 'park-coordinator'],
  'roadmap.action.report': ['administrator', 'facilitator', 'member', 'park-coordinator'],
  'roadmap.action.validate': ['administrator', 'facilitator', 'rapporteur', 'member'],
  'roadmap.action.record-verdict': ['facilitator', 'rapporteur'],
  'roadmap.comment.add': roles.filter((role) => role !== 'observer'),
  'roadmap.evidence.add': ['administrator', 'facilitator', 'member', 'park-coordinator'],
  /** Of the job that deletes what was abandoned. */
  'roadmap.upload.expire': ['administrator'],
  'roadmap.target.set': ['administrator', 'facilitator', 'analyst'],
  'roadmap.milestone.edit': ['administrator', 'facilitator', 'rapporteur', 'member', 'park-coordinator'],
  'roadmap.dependency.edit': ['administrator', 'facilitator', 'rapporteur'],
  'roadmap.action.import': ['administrator', 'facilitator'],
  'roadmap.register.edit': ['administrator', 'facilitator'],
  'roadmap.public.propose': ['administrator', 'facilitator', 'rapporteur'],
  'roadmap.public.agree': ['administrator', 'facilitator', 'rapporteur', 'member'],
  'roadmap.view.save': roles.filter((role) => role !== 'observer'),
  'roadmap.view.share': ['administrator', 'facilitator', 'rapporteur'],
  'roadmap.overdue.propose': ['administrator', 'facilitator'],
};

/** The roles of an actor for an action, before a claim is considered. */
export function partsOf(actor: Actor, action: OwnedAction): readonly Part[] {
  const held: Part[] = [];
  if (isLeadOwner(actor, action)) held.push('lead');
  if (isOwner(actor, action)) held.push('owner');
  if (holds(actor, roadmapPermissions, 'roadmap.action.steer')) held.push('steward');
  return held;
}

/** Who may edit an action may edit its milestones, and so may its owner. */
export function mayEditMilestones(actor: Actor, action: OwnedAction): boolean {
  if (!holds(actor, roadmapPermissions, 'roadmap.milestone.edit')) return false;
  return isOwner(actor, action) || holds(actor, roadmapPermissions, 'roadmap.action.edit');
}

/** The person who added evidence may remove it, as long as no progress report refers to it. */
export function mayRemoveEvidence(
  actor: Pick<Actor, 'personId'>,
  evidence: { readonly personId: string | null; readonly updateId: string | null },
): boolean {
  return actor.personId !== null && actor.personId === evidence.personId && evidence.updateId === null;
}
