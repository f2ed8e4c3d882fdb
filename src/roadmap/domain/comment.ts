import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/actor.js';
import { roadmapPermissions } from './policy.js';

export const longestComment = 4000;
export const mostMentions = 20;

/** Whether a person can be mentioned: only members of the workspace who may read the roadmap. */
export function mayBeMentioned(person: Actor): boolean {
  return person.accountId !== null && holds(person, roadmapPermissions, 'roadmap.read');
}

/** Its author, or those who steer the roadmap, may delete a comment. */
export function mayDeleteComment(
  actor: Actor,
  comment: { readonly personId: string; readonly deletedAt: Date | null },
): boolean {
  if (comment.deletedAt !== null || !holds(actor, roadmapPermissions, 'roadmap.comment.add')) return false;
  return actor.personId === comment.personId || holds(actor, roadmapPermissions, 'roadmap.action.steer');
}
