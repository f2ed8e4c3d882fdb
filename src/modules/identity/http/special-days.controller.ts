import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { LoadSpecialDays } from '../use-cases/load-special-days.js';
import { ReadSpecialDays } from '../use-cases/read-special-days.js';
import { SpecialDaysRequest } from './dto/special-days.request.js';
import { SpecialDaysResponse } from './dto/special-days.response.js';

/** Public holidays and make-up working days, for terms of working days. */
@ApiTags('identity')
@Controller('workspaces/:workspaceId/special-days')
export class SpecialDaysController {
  constructor(
    private readonly days: ReadSpecialDays,
    private readonly table: LoadSpecialDays,
  ) {}

  @Get()
  @Permit('identity.workspace.read')
  @ApiOkResponse({ type: SpecialDaysResponse })
  async read(@CurrentActor() actor: Actor): Promise<SpecialDaysResponse> {
    return { days: await this.days.execute(actor) };
  }

  @Put()
  @Permit('identity.workspace.edit')
  @ApiOkResponse({ type: SpecialDaysResponse })
  async load(@CurrentActor() actor: Actor, @Body() { text }: SpecialDaysRequest): Promise<SpecialDaysResponse> {
    return { days: await this.table.execute(actor, text) };
  }
}
