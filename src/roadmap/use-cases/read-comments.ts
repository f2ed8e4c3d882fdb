import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Database } from '../../platform/database/index.js';
import { roadmapPermissions } from '../domain/policy.js';
import { actionNotFound } from '../domain/problems.js';
import { ActionRepository } from '../persistence/action.repository.js';
import { type CommentRow, commentsBefore, peopleOf } from '../queries/comments.query.js';
import { ActionNames, type ShownRecords } from './read-action-names.js';

export interface ReadCommentPage {
  readonly comments: readonly CommentRow[];
  readonly shown: ShownRecords;
}

/** The comments before those that the page of an action shows. */
@Injectable()
export class ReadComments {
  constructor(
    private readonly database: Database,
    private readonly names: ActionNames,
  ) {}

  execute(actor: Actor, actionId: string, beforeId: string | null): Promise<ReadCommentPage> {
    demand(actor, roadmapPermissions, 'roadmap.read');
    return this.database.read(actor, async (tx) => {
      if ((await tx.get(ActionRepository).find(actionId)) === null) throw actionNotFound();
      const comments = await commentsBefore(tx, actionId, beforeId);
      return { comments, shown: await this.names.of(tx, [], peopleOf(comments)) };
    });
  }
}
