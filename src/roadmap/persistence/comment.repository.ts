import type { EntityManager } from 'typeorm';
import { CommentEntity, CommentMentionEntity } from './comment.entity.js';

export class CommentRepository {
  constructor(private readonly em: EntityManager) {}

  async insert(comment: CommentEntity, mentionedIds: readonly string[]): Promise<void> {
    await this.em.insert(CommentEntity, comment);
    const { workspaceId, id: commentId } = comment;
    const rows = mentionedIds.map((personId) => ({ workspaceId, commentId, personId }));
    if (rows.length > 0) await this.em.insert(CommentMentionEntity, rows);
  }

  async lock(actionId: string, id: string): Promise<CommentEntity | null> {
    await this.em.query('SELECT FROM roadmap_comment WHERE id = $1 FOR UPDATE', [id]);
    return this.em.findOneBy(CommentEntity, { actionId, id });
  }

  /** Removes the text and the mentions, and keeps who wrote the comment, when, and who deleted it. */
  async erase(id: string, by: Pick<CommentEntity, 'deletedAt' | 'deletedById'>): Promise<void> {
    await this.em.delete(CommentMentionEntity, { commentId: id });
    await this.em.update(CommentEntity, { id }, { text: '', ...by });
  }
}
