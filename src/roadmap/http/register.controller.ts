import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, Permit } from '../../platform/auth/index.js';
import { BaseVersion, IdPipe } from '../../platform/http/index.js';
import { policyAreaNames, policyAreas } from '../domain/policy-area.js';
import { AddObjective } from '../use-cases/add-objective.js';
import { EditObjective } from '../use-cases/edit-objective.js';
import { EditPlan } from '../use-cases/edit-plan.js';
import { ReadRegister } from '../use-cases/read-register.js';
import { RegisterPlan } from '../use-cases/register-plan.js';
import { AddObjectiveRequest, AddPlanRequest, EditObjectiveRequest, EditPlanRequest } from './dto/register.request.js';
import { ObjectiveResponse, PlanListResponse, PlanResponse, PolicyAreaListResponse } from './dto/register.response.js';

/** Records that actions refer to: policy areas with their objectives, plans and instruments with their targets. */
@ApiTags('roadmap')
@Controller('workspaces/:workspaceId/roadmap')
export class RegisterController {
  constructor(
    private readonly register: ReadRegister,
    private readonly addObjective: AddObjective,
    private readonly editObjective: EditObjective,
    private readonly registerPlan: RegisterPlan,
    private readonly editPlan: EditPlan,
  ) {}

  @Get('objectives')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: PolicyAreaListResponse })
  async objectives(@CurrentActor() actor: Actor): Promise<PolicyAreaListResponse> {
    const objectives = await this.register.objectives(actor);
    return {
      items: policyAreas.map((area) => ({
        area,
        name: policyAreaNames[area],
        objectives: objectives.filter(({ policyArea }) => policyArea === area),
      })),
    };
  }

  @Post('objectives')
  @Permit('roadmap.register.edit')
  @ApiCreatedResponse({ type: ObjectiveResponse })
  async add(@CurrentActor() actor: Actor, @Body() body: AddObjectiveRequest): Promise<ObjectiveResponse> {
    const { id, policyArea, title, description, version } = await this.addObjective.execute(actor, body);
    return { id, policyArea, title, description, version, actions: 0 };
  }

  @Patch('objectives/:objectiveId')
  @Permit('roadmap.register.edit')
  @ApiOkResponse({ type: ObjectiveResponse })
  async edit(
    @CurrentActor() actor: Actor,
    @Param('objectiveId', IdPipe) objectiveId: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: EditObjectiveRequest,
  ): Promise<ObjectiveResponse> {
    const edited = await this.editObjective.execute(actor, { objectiveId, baseVersion, changes });
    const objectives = await this.register.objectives(actor);
    const { id, policyArea, title, description, version } = edited;
    const actions = objectives.find((objective) => objective.id === id)?.actions ?? 0;
    return { id, policyArea, title, description, version, actions };
  }

  @Get('plans')
  @Permit('roadmap.read')
  @ApiOkResponse({ type: PlanListResponse })
  async plans(@CurrentActor() actor: Actor): Promise<PlanListResponse> {
    return { items: await this.register.plans(actor) };
  }

  @Post('plans')
  @Permit('roadmap.register.edit')
  @ApiCreatedResponse({ type: PlanResponse })
  async addPlan(@CurrentActor() actor: Actor, @Body() body: AddPlanRequest): Promise<PlanResponse> {
    return this.register.plan(actor, await this.registerPlan.execute(actor, body));
  }

  @Patch('plans/:planId')
  @Permit('roadmap.register.edit')
  @ApiOkResponse({ type: PlanResponse })
  async changePlan(
    @CurrentActor() actor: Actor,
    @Param('planId', IdPipe) planId: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: EditPlanRequest,
  ): Promise<PlanResponse> {
    await this.editPlan.execute(actor, { planId, baseVersion, changes });
    return this.register.plan(actor, planId);
  }
}
