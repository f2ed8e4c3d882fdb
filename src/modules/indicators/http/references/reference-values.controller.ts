import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../../platform/auth/index.js';
import { BaseVersion } from '../../../../platform/http/index.js';
import { referenceProblems } from '../../domain/references/problems.js';
import { type ReferenceKind, referenceKinds } from '../../domain/references/reference-value.js';
import { ReadReferenceValues } from '../../use-cases/references/read-reference-values.js';
import { RemoveReferenceValue } from '../../use-cases/references/remove-reference-value.js';
import { SetReferenceValue } from '../../use-cases/references/set-reference-value.js';
import { SetReferenceValueRequest } from '../dto/references/reference-value.request.js';
import { ReferenceValueListResponse } from '../dto/references/reference-value.response.js';

function kindOf(text: string): ReferenceKind {
  const kind = referenceKinds.find((each) => each === text);
  if (kind === undefined) throw referenceProblems.notFound();
  return kind;
}

/** The target and the baseline of an indicator. */
@ApiTags('indicators')
@Controller('workspaces/:workspaceId/indicators/:indicatorId/references')
export class ReferenceValuesController {
  constructor(
    private readonly values: ReadReferenceValues,
    private readonly set: SetReferenceValue,
    private readonly remove: RemoveReferenceValue,
  ) {}

  @Get()
  @Permit('indicators.indicator.read')
  @ApiOkResponse({ type: ReferenceValueListResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('indicatorId') indicatorId: string,
  ): Promise<ReferenceValueListResponse> {
    return { items: await this.values.of(actor, indicatorId) };
  }

  @Put(':kind')
  @Permit('indicators.reference.set')
  @ApiOkResponse({ type: ReferenceValueListResponse })
  async put(
    @CurrentActor() actor: Actor,
    @Param('indicatorId') indicatorId: string,
    @Param('kind') kind: string,
    @BaseVersion() baseVersion: number,
    @Body() { value, onDate, source }: SetReferenceValueRequest,
  ): Promise<ReferenceValueListResponse> {
    await this.set.execute(actor, { indicatorId, kind: kindOf(kind), baseVersion, value, onDate, source });
    return this.list(actor, indicatorId);
  }

  @Delete(':kind')
  @Permit('indicators.reference.set')
  @ApiOkResponse({ type: ReferenceValueListResponse })
  async delete(
    @CurrentActor() actor: Actor,
    @Param('indicatorId') indicatorId: string,
    @Param('kind') kind: string,
    @BaseVersion() baseVersion: number,
  ): Promise<ReferenceValueListResponse> {
    await this.remove.execute(actor, { indicatorId, kind: kindOf(kind), baseVersion });
    return this.list(actor, indicatorId);
  }
}
