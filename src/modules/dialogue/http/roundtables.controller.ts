import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { IdPipe, pdfFile, Prints } from '../../../platform/http/index.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { ChangeRoundtableState } from '../use-cases/change-roundtable-state.js';
import { ChangeSeat, VacateSeat } from '../use-cases/change-seat.js';
import { CreateRoundtable } from '../use-cases/create-roundtable.js';
import { EditRoundtable } from '../use-cases/edit-roundtable.js';
import { ReadRoundtables } from '../use-cases/read-roundtables.js';
import { SeatPeople } from '../use-cases/seat-people.js';
import { DialogueResponses } from './dialogue-responses.js';
import { VersionResponse } from './dto/parts.response.js';
import * as requests from './dto/roundtable.request.js';
import * as responses from './dto/roundtable.response.js';
import { namePlates } from './print-name-plates.js';

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId/roundtables')
export class RoundtablesController {
  constructor(
    private readonly roundtables: ReadRoundtables,
    private readonly create: CreateRoundtable,
    private readonly edit: EditRoundtable,
    private readonly state: ChangeRoundtableState,
  ) {}

  @Get()
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: responses.RoundtableListResponse })
  async list(@CurrentActor() actor: Actor): Promise<responses.RoundtableListResponse> {
    const { items, shown } = await this.roundtables.list(actor);
    const made = new DialogueResponses(actor, shown);
    return { items: items.map(({ placeId, ...row }) => ({ ...row, place: made.place(placeId) })) };
  }

  @Post()
  @Permit('dialogue.roundtable.create')
  @ApiCreatedResponse({ type: responses.CreatedRoundtableResponse })
  async add(
    @CurrentActor() actor: Actor,
    @Body() body: requests.CreateRoundtableRequest,
  ): Promise<responses.CreatedRoundtableResponse> {
    return this.create.execute(actor, body);
  }

  @Get(':roundtableId')
  @Permit('dialogue.roundtable.read')
  @ApiOkResponse({ type: responses.RoundtableResponse })
  async show(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<responses.RoundtableResponse> {
    const read = await this.roundtables.one(actor, roundtableId);
    return new DialogueResponses(actor, read.shown).roundtable(read);
  }

  @Patch(':roundtableId')
  @Permit('dialogue.roundtable.edit')
  @ApiOkResponse({ type: VersionResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @BaseVersion() baseVersion: number,
    @Body() changes: requests.EditRoundtableRequest,
  ): Promise<VersionResponse> {
    return this.edit.execute(actor, { roundtableId, baseVersion, changes });
  }

  @Post(':roundtableId/transitions')
  @HttpCode(200)
  @Permit('dialogue.roundtable.change-state')
  @ApiOkResponse({ type: responses.StateChangedResponse })
  async move(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() body: requests.ChangeStateRequest,
  ): Promise<responses.StateChangedResponse> {
    return this.state.execute(actor, { roundtableId, ...body });
  }
}

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class SeatsController {
  constructor(
    private readonly roundtables: ReadRoundtables,
    private readonly seat: SeatPeople,
    private readonly changeSeat: ChangeSeat,
    private readonly vacateSeat: VacateSeat,
  ) {}

  @Get('roundtables/:roundtableId/candidates')
  @Permit('dialogue.seat.change')
  @ApiOkResponse({ type: responses.CandidatesResponse })
  async candidates(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<responses.CandidatesResponse> {
    const { items, shown } = await this.roundtables.candidates(actor, roundtableId);
    const made = new DialogueResponses(actor, shown);
    return { items: items.map((person) => made.standing(person)) };
  }

  @Post('roundtables/:roundtableId/seats')
  @Permit('dialogue.seat.change')
  @ApiCreatedResponse({ type: responses.SeatedResponse })
  async take(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @Body() { people }: requests.SeatPeopleRequest,
  ): Promise<responses.SeatedResponse> {
    return (await this.seat.execute(actor, { roundtableId, people })) as responses.SeatedResponse;
  }

  @Get('roundtables/:roundtableId/name-plates.pdf')
  @Permit('dialogue.seat.change')
  @Prints()
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async namePlates(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
  ): Promise<StreamableFile> {
    const read = await this.roundtables.one(actor, roundtableId);
    return pdfFile(`${read.roundtable.label}-name-plates.pdf`, await namePlates(read, read.readAt));
  }

  @Patch('seats/:seatId')
  @Permit('dialogue.seat.change')
  @ApiOkResponse({ type: responses.ChangedSeatResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('seatId', IdPipe) seatId: string,
    @BaseVersion() baseVersion: number,
    @Body() body: requests.ChangeSeatRequest,
  ): Promise<responses.ChangedSeatResponse> {
    return (await this.changeSeat.execute(actor, { seatId, baseVersion, ...body })) as responses.ChangedSeatResponse;
  }

  @Delete('seats/:seatId')
  @Permit('dialogue.seat.change')
  @ApiOkResponse({ type: responses.ParityAfterResponse })
  async vacate(
    @CurrentActor() actor: Actor,
    @Param('seatId', IdPipe) seatId: string,
    @BaseVersion() baseVersion: number,
  ): Promise<responses.ParityAfterResponse> {
    return (await this.vacateSeat.execute(actor, { seatId, baseVersion })) as responses.ParityAfterResponse;
  }
}
