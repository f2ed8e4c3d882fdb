import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { mayDeleteComment } from '../domain/comment.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import { commentNotFound, commentOfOthers } from '../domain/problems-of-comments.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { CommentRepository } from '../persistence/comment.repository.js';

/** Deletes the text of a comment; that there was one, of whom and when, stays visible. */
@Injectable()
export class DeleteComment {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { actionId, commentId }: { actionId: string; commentId: string }): Promise<void> {
    demand(actor, roadmapPermissions, 'roadmap.comment.add');
    await this.database.write(actor, async (tx) => {
      const comments = tx.get(CommentRepository);
      const comment = await comments.lock(actionId, commentId);
      if (comment === null || comment.deletedAt !== null) throw commentNotFound();
      if (!mayDeleteComment(actor, comment)) throw commentOfOthers();
      await comments.erase(commentId, { deletedAt: tx.now, deletedById: actor.personId });
      const number = (await tx.get(ActionRepository).numbers([actionId])).get(actionId);
      await tx.record({ type: roadmapEvents.commentDeleted, subject: actionId, payload: { number, commentId } });
    });
  }
}
