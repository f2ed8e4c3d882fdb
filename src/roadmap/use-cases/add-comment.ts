import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand, notPermitted } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import { Database } from '../../platform/database/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { mayBeMentioned } from '../domain/comment.js';
import { roadmapEvents } from '../domain/events.js';
import { roadmapPermissions } from '../domain/policy.js';
import { mentionRefused } from '../domain/problems-of-comments.js';
import * as problems from '../domain/problems.js';
import { isWritable, normalizeText } from '../domain/text.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { CommentRepository } from '../persistence/comment.repository.js';

export interface AddCommentInput {
  readonly actionId: string;
  readonly text: string;
  /** People to notify. */
  readonly mentionIds?: readonly string[];
}

/** Adds a comment to an action. People who are mentioned are notified; only those who may read the action can be. */
@Injectable()
export class AddComment {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor, input: AddCommentInput): Promise<{ id: string }> {
    demand(actor, roadmapPermissions, 'roadmap.comment.add');
    const { personId, constituency, language } = actor;
    if (personId === null) throw notPermitted('roadmap.comment.add');
    const text = normalizeText(input.text);
    if (text === '') throw problems.textMissing('/text');
    if (!isWritable(text)) throw problems.textUnwritable('/text');
    return this.database.write(actor, async (tx) => {
      const action = await tx.get(ActionRepository).lock(input.actionId);
      if (!action) throw problems.actionNotFound();
      const mentionedIds = await this.mentioned(tx, input.mentionIds ?? []);
      const { workspaceId, now } = tx;
      const comment = {
        ...{ id: newId(now.getTime()), workspaceId, actionId: action.id, personId, constituency, text, language },
        ...{ recordedAt: now, deletedAt: null, deletedById: null },
      };
      await tx.get(CommentRepository).insert(comment, mentionedIds);
      await tx.record({
        type: roadmapEvents.commentAdded,
        subject: action.id,
        payload: { number: action.number, commentId: comment.id, mentionedIds },
      });
      return { id: comment.id };
    });
  }

  private async mentioned(tx: ReadTransaction, ids: readonly string[]): Promise<readonly string[]> {
    const asked = [...new Set(ids)];
    if (asked.length === 0) return [];
    const people = new Map((await this.identity.readers(tx, asked)).map(({ actor }) => [actor.personId, actor]));
    for (const [index, id] of ids.entries()) {
      const person = people.get(id);
      if (person === undefined || !mayBeMentioned(person)) throw mentionRefused(index);
    }
    return asked;
  }
}
