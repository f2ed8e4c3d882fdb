import { ApiProperty } from '@nestjs/swagger';
import { type Constituency, constituencies, type Sex, sexes } from '../../../../kernel/actor.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import {
  type Delegate,
  type DelegateSeat,
  delegateSeats,
  type SlipSource,
  slipSources,
  type SlipState,
  slipStates,
} from '../../domain/reply-slip.js';
import { SeatListErrorResponse } from './roundtable.response.js';

const text = { type: LocalizedTextResponse };
const timeOrNull = { type: String, format: 'date-time', nullable: true };
const stringOrNull = { type: String, nullable: true };

export class AskedForDelegatesResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class DelegateResponse implements Delegate {
  @ApiProperty() name: string;
  @ApiProperty({ description: 'The function in the organisation.' }) post: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: delegateSeats }) seat: DelegateSeat;
  @ApiProperty({ enum: sexes }) sex: Sex;
}

export class DelegatesResponse {
  @ApiProperty({ type: [DelegateResponse] }) items: readonly DelegateResponse[];
}

export class NamingOrganisationResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(text) name: LocalizedTextResponse;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
}

export class ReplySlipResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: NamingOrganisationResponse }) organisation: NamingOrganisationResponse;
  @ApiProperty({ type: 'integer' }) titularSeats: number;
  @ApiProperty({ type: 'integer' }) substituteSeats: number;
  @ApiProperty({ type: [DelegateResponse] }) delegates: readonly DelegateResponse[];
  @ApiProperty({ ...stringOrNull, description: 'Number and date of the nomination letter.' }) letter: string | null;
  @ApiProperty({ ...stringOrNull, description: 'Who filled in the slip.' }) contact: string | null;
  @ApiProperty({ enum: slipSources, nullable: true }) source: SlipSource | null;
  @ApiProperty({ enum: slipStates, description: 'Only an open slip can be filled in.' }) state: SlipState;
  @ApiProperty({ description: 'Whether the sex of delegates is asked for.' }) asksSex: boolean;
  @ApiProperty({ format: 'date-time' }) askedAt: Date;
  @ApiProperty(timeOrNull) answeredAt: Date | null;
  @ApiProperty(timeOrNull) acceptedAt: Date | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class ReplySlipsResponse {
  @ApiProperty({ type: [ReplySlipResponse] }) items: readonly ReplySlipResponse[];
}

export class NamedRoundtableResponse {
  @ApiProperty({ example: 'RT2' }) label: string;
  @ApiProperty(text) title: LocalizedTextResponse;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
}

/** The slip of a link, for the contact of an organisation, who need not sign in. */
export class OpenedSlipResponse extends ReplySlipResponse {
  @ApiProperty(text) workspace: LocalizedTextResponse;
  @ApiProperty({ type: NamedRoundtableResponse }) roundtable: NamedRoundtableResponse;
}

export class PlannedDelegateResponse {
  @ApiProperty({ type: 'integer', description: 'The number of the delegate on the slip, from 1.' }) row: number;
  @ApiProperty({ description: 'The person is added to the directory.' }) adds: boolean;
  @ApiProperty({ type: [SeatListErrorResponse] }) errors: readonly SeatListErrorResponse[];
}

export class PlannedDelegatesResponse {
  @ApiProperty({ type: [PlannedDelegateResponse] }) items: readonly PlannedDelegateResponse[];
}

export class AcceptedDelegatesResponse {
  @ApiProperty({ type: [String], format: 'uuid', description: 'The seats.' }) ids: string[];
}
