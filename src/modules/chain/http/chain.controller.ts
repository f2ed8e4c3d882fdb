import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/index.js';
import type { ChainNode, NodeType } from '../domain/node.js';
import { nodeTypes } from '../domain/node.js';
import { nodeNotFound } from '../domain/problems.js';
import { ReadGaps } from '../use-cases/read-gaps.js';
import { ReadGraph } from '../use-cases/read-graph.js';
import { ReadPlaceInLoop } from '../use-cases/read-place-in-loop.js';
import { ReadNeeds } from '../use-cases/read-needs.js';
import { ReadOverview } from '../use-cases/read-overview.js';
import { ReadActivity } from '../use-cases/read-activity.js';
import { ListActivityRequest } from './dto/chain.request.js';
import {
  ActivityResponse,
  ChainGraphResponse,
  GapsResponse,
  LoopNumbersResponse,
  NeedListResponse,
  PlaceInLoopResponse,
} from './dto/chain.response.js';

@ApiTags('chain')
@Controller('workspaces/:workspaceId/chain')
export class ChainController {
  constructor(
    private readonly overviews: ReadOverview,
    private readonly places: ReadPlaceInLoop,
    private readonly gaps: ReadGaps,
    private readonly needs: ReadNeeds,
    private readonly activities: ReadActivity,
  ) {}

  @Get('overview')
  @Permit('chain.read')
  @ApiOkResponse({ type: LoopNumbersResponse })
  async overview(@CurrentActor() actor: Actor): Promise<LoopNumbersResponse> {
    return this.overviews.execute(actor);
  }

  @Get('of/:type/:id')
  @Permit('chain.read')
  @ApiOkResponse({ type: PlaceInLoopResponse })
  async of(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id') id: string,
  ): Promise<PlaceInLoopResponse> {
    if (!nodeTypes.includes(type as NodeType)) throw nodeNotFound();
    return this.places.execute(actor, type as NodeType, id);
  }

  @Get('report')
  @Permit('chain.read')
  @ApiOkResponse({ type: GapsResponse })
  async report(@CurrentActor() actor: Actor): Promise<GapsResponse> {
    return this.gaps.execute(actor);
  }

  @Get('what-needs-me')
  @Permit('chain.read')
  @ApiOkResponse({ type: NeedListResponse })
  async whatNeedsMe(@CurrentActor() actor: Actor): Promise<NeedListResponse> {
    return { items: await this.needs.execute(actor) };
  }

  @Get('activity')
  @Permit('chain.activity.read')
  @ApiOkResponse({ type: ActivityResponse })
  async activity(@CurrentActor() actor: Actor, @Query() filter: ListActivityRequest): Promise<ActivityResponse> {
    return this.activities.page(actor, filter);
  }
}

@ApiTags('chain')
@Controller('workspaces/:workspaceId/chain/of/:type/:id/graph')
export class GraphController {
  constructor(private readonly graphs: ReadGraph) {}

  @Get()
  @Permit('chain.read')
  @ApiOkResponse({ type: ChainGraphResponse })
  async graph(
    @CurrentActor() actor: Actor,
    @Param('type') type: string,
    @Param('id') id: string,
  ): Promise<ChainGraphResponse> {
    if (!nodeTypes.includes(type as NodeType)) throw nodeNotFound();
    const { from, to, ...graph } = await this.graphs.execute(actor, type as NodeType, id);
    const stepsOf = (steps: readonly (readonly ChainNode[])[]) => steps.map((nodes) => ({ nodes }));
    return { ...graph, from: stepsOf(from), to: stepsOf(to) };
  }
}
