import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { IdPipe } from '../../platform/http/index.js';
import { AddComment } from '../use-cases/add-comment.js';
import { DeleteComment } from '../use-cases/delete-comment.js';
import { ReadActions } from '../use-cases/read-actions.js';
import { ReadComments } from '../use-cases/read-comments.js';
import { ReadMentionable } from '../use-cases/read-mentionable.js';
import { commentListResponse, detailResponse } from './action-responses.js';
import { ActionDetailResponse } from './dto/action.response.js';
import { AddCommentRequest, ListCommentsRequest } from './dto/comment.request.js';
import { CommentListResponse, MentionableResponse } from './dto/comment.response.js';

/** Comments on actions. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap')
export class CommentsController {
  constructor(
    private readonly actions: ReadActions,
    private readonly add: AddComment,
    private readonly remove: DeleteComment,
    private readonly people: ReadMentionable,
    private readonly comments: ReadComments,
  ) {}

  @Get('mentionable-people')
  @Permit('roadmap.comment.add')
  @ApiOkResponse({ type: MentionableResponse })
  async mentionable(@CurrentActor() actor: Actor): Promise<MentionableResponse> {
    return { items: (await this.people.execute(actor)).map(({ id, name }) => ({ id, name })) };
  }

  @Get('actions/:actionId/comments')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: CommentListResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Query() { before }: ListCommentsRequest,
  ): Promise<CommentListResponse> {
    return commentListResponse(actor, await this.comments.execute(actor, actionId, before ?? null));
  }

  @Post('actions/:actionId/comments')
  @Permit('roadmap.comment.add')
  @ApiCreatedResponse({ type: ActionDetailResponse })
  async comment(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Body() body: AddCommentRequest,
  ): Promise<ActionDetailResponse> {
    await this.add.execute(actor, { actionId, ...body });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }

  @Delete('actions/:actionId/comments/:commentId')
  @Permit('roadmap.comment.add')
  @ApiOkResponse({ type: ActionDetailResponse })
  async erase(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('commentId', IdPipe) commentId: string,
  ): Promise<ActionDetailResponse> {
    await this.remove.execute(actor, { actionId, commentId });
    return detailResponse(actor, await this.actions.one(actor, actionId));
  }
}
