import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { ReadViews } from '../use-cases/read-views.js';
import { DeleteView, EditView, SaveView } from '../use-cases/save-view.js';
import { EditViewRequest, SaveViewRequest } from './dto/view.request.js';
import { SavedViewListResponse, SavedViewResponse, ViewVersionResponse } from './dto/view.response.js';

/** Filters of the roadmap that are saved under a name. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/views')
export class ViewsController {
  constructor(
    private readonly views: ReadViews,
    private readonly save: SaveView,
    private readonly edit: EditView,
    private readonly remove: DeleteView,
  ) {}

  @Get()
  @Permit('roadmap.read')
  @ApiOkResponse({ type: SavedViewListResponse })
  async list(@CurrentActor() actor: Actor): Promise<SavedViewListResponse> {
    const views = await this.views.execute(actor);
    return { items: views.map(({ personId: _person, ...view }) => ({ ...view, gone: [...view.gone] })) };
  }

  @Post()
  @Permit('roadmap.view.save')
  @ApiCreatedResponse({ type: SavedViewResponse })
  add(@CurrentActor() actor: Actor, @Body() body: SaveViewRequest): Promise<SavedViewResponse> {
    return this.save.execute(actor, body);
  }

  @Patch(':viewId')
  @Permit('roadmap.view.save')
  @ApiOkResponse({ type: ViewVersionResponse })
  change(
    @CurrentActor() actor: Actor,
    @Param('viewId', IdPipe) viewId: string,
    @BaseVersion() baseVersion: number,
    @Body() body: EditViewRequest,
  ): Promise<ViewVersionResponse> {
    return this.edit.execute(actor, { viewId, baseVersion, ...body });
  }

  @Delete(':viewId')
  @HttpCode(204)
  @Permit('roadmap.view.save')
  @ApiNoContentResponse()
  async delete(@CurrentActor() actor: Actor, @Param('viewId', IdPipe) viewId: string): Promise<void> {
    await this.remove.execute(actor, viewId);
  }
}
