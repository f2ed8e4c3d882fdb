import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { AddMilestone } from '../use-cases/add-milestone.js';
import { EditMilestone } from '../use-cases/edit-milestone.js';
import { ReadSchedule } from '../use-cases/read-schedule.js';
import { ReadTimeline } from '../use-cases/read-timeline.js';
import { RemoveDependency } from '../use-cases/remove-dependency.js';
import { RemoveMilestone } from '../use-cases/remove-milestone.js';
import { SetDependency } from '../use-cases/set-dependency.js';
import { askedActions } from './asked-actions.js';
import { ScheduledActionsRequest } from './dto/list-actions.request.js';
import {
  ActionScheduleRequest,
  DatesPreviewRequest,
  DependencyRequest,
  MilestoneRequest,
} from './dto/schedule.request.js';
import { ActionScheduleResponse, DatesPreviewResponse, TimelineResponse } from './dto/schedule.response.js';
import { previewResponse, scheduleResponse, timelineResponse } from './schedule-responses.js';

const usualDelay = 30;

@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap')
export class ScheduleController {
  constructor(
    private readonly schedules: ReadSchedule,
    private readonly timeline: ReadTimeline,
  ) {}

  @Get('schedule')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: TimelineResponse })
  async all(
    @CurrentActor() actor: Actor,
    @Query() { limit, offset, ...filter }: ScheduledActionsRequest,
  ): Promise<TimelineResponse> {
    return timelineResponse(actor, await this.timeline.execute(actor, askedActions(filter), { limit, offset }));
  }

  @Get('actions/:actionId/schedule')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: ActionScheduleResponse })
  async one(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Query() { delay }: ActionScheduleRequest,
  ): Promise<ActionScheduleResponse> {
    return scheduleResponse(await this.schedules.one(actor, actionId, delay));
  }

  @Get('actions/:actionId/schedule/preview')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: DatesPreviewResponse })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Query() dates: DatesPreviewRequest,
  ): Promise<DatesPreviewResponse> {
    return previewResponse(
      await this.schedules.preview(actor, actionId, { startOn: dates.startOn ?? null, dueOn: dates.dueOn }),
    );
  }
}

/** Milestones and deliverables of an action. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId/milestones')
export class MilestonesController {
  constructor(
    private readonly schedules: ReadSchedule,
    private readonly addMilestone: AddMilestone,
    private readonly editMilestone: EditMilestone,
    private readonly removeMilestone: RemoveMilestone,
  ) {}

  @Post()
  @Permit('roadmap.milestone.edit')
  @ApiCreatedResponse({ type: ActionScheduleResponse })
  async add(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Body() { dueOn = null, doneOn = null, ...content }: MilestoneRequest,
  ): Promise<ActionScheduleResponse> {
    await this.addMilestone.execute(actor, { actionId, ...content, dueOn, doneOn });
    return scheduleResponse(await this.schedules.one(actor, actionId, usualDelay));
  }

  @Put(':milestoneId')
  @Permit('roadmap.milestone.edit')
  @ApiOkResponse({ type: ActionScheduleResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('milestoneId', IdPipe) milestoneId: string,
    @BaseVersion() baseVersion: number,
    @Body() { dueOn = null, doneOn = null, ...content }: MilestoneRequest,
  ): Promise<ActionScheduleResponse> {
    await this.editMilestone.execute(actor, { actionId, milestoneId, baseVersion, ...content, dueOn, doneOn });
    return scheduleResponse(await this.schedules.one(actor, actionId, usualDelay));
  }

  @Delete(':milestoneId')
  @Permit('roadmap.milestone.edit')
  @ApiOkResponse({ type: ActionScheduleResponse })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('milestoneId', IdPipe) milestoneId: string,
    @BaseVersion() baseVersion: number,
  ): Promise<ActionScheduleResponse> {
    await this.removeMilestone.execute(actor, { actionId, milestoneId, baseVersion });
    return scheduleResponse(await this.schedules.one(actor, actionId, usualDelay));
  }
}

/** What an action depends on. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap/actions/:actionId/predecessors/:predecessorId')
export class DependenciesController {
  constructor(
    private readonly schedules: ReadSchedule,
    private readonly setDependency: SetDependency,
    private readonly removeDependency: RemoveDependency,
  ) {}

  @Put()
  @Permit('roadmap.dependency.edit')
  @ApiOkResponse({ type: ActionScheduleResponse })
  async put(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('predecessorId', IdPipe) predecessorId: string,
    @BaseVersion() baseVersion: number,
    @Body() { kind, lagDays }: DependencyRequest,
  ): Promise<ActionScheduleResponse> {
    await this.setDependency.execute(actor, { successorId: actionId, predecessorId, baseVersion, kind, lagDays });
    return scheduleResponse(await this.schedules.one(actor, actionId, usualDelay));
  }

  @Delete()
  @Permit('roadmap.dependency.edit')
  @ApiOkResponse({ type: ActionScheduleResponse })
  async remove(
    @CurrentActor() actor: Actor,
    @Param('actionId', IdPipe) actionId: string,
    @Param('predecessorId', IdPipe) predecessorId: string,
    @BaseVersion() baseVersion: number,
  ): Promise<ActionScheduleResponse> {
    await this.removeDependency.execute(actor, { successorId: actionId, predecessorId, baseVersion });
    return scheduleResponse(await this.schedules.one(actor, actionId, usualDelay));
  }
}
