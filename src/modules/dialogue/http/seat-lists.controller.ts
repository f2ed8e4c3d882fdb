import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe } from '../../../platform/http/index.js';
import { seatListFaultWords } from '../domain/seat-list-problems.js';
import { AssignSeatList } from '../use-cases/assign-seat-list.js';
import { SeatListRequest } from './dto/roundtable.request.js';
import { CheckedSeatListResponse, SeatedByListResponse } from './dto/roundtable.response.js';

/** Seats assigned by a list from a spreadsheet. */
@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/roundtables/:roundtableId')
export class SeatListsController {
  constructor(private readonly lists: AssignSeatList) {}

  /** Shows what each row does; writes nothing. */
  @Post('seat-list-checks')
  @HttpCode(200)
  @Permit('dialogue.seat.change')
  @ApiOkResponse({ type: CheckedSeatListResponse })
  async check(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: SeatListRequest,
  ): Promise<CheckedSeatListResponse> {
    const { rows, leftOut, ignored, organisations } = await this.lists.check(actor, { roundtableId, ...body });
    const known = new Map(organisations.map(({ id, name, constituency }) => [id, { id, name, constituency }]));
    return {
      leftOut,
      ignored: [...ignored],
      rows: rows.map(({ personId: _person, adds, namesake, organisationId, faults, cells, ...row }) => ({
        ...row,
        adds: adds !== null,
        namesake: namesake && {
          ...{ name: namesake.name, constituency: namesake.constituency },
          organisation: known.get(namesake.organisationId ?? '') ?? null,
        },
        organisation: known.get(organisationId ?? '') ?? null,
        errors: faults.map(({ kind, column }) => ({
          ...{ column, value: cells[column] ?? '', detail: seatListFaultWords(kind) },
        })),
      })),
    };
  }

  @Post('seat-lists')
  @Permit('dialogue.seat.change')
  @ApiCreatedResponse({ type: SeatedByListResponse })
  async assign(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: SeatListRequest,
  ): Promise<SeatedByListResponse> {
    return (await this.lists.execute(actor, { roundtableId, ...body })) as SeatedByListResponse;
  }
}
