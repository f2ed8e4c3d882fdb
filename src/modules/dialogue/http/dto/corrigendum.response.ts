import { ApiProperty } from '@nestjs/swagger';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { LocalizedTextResponse, NamedResponse } from '../../../../platform/http/dto.js';
import { type CorrigendumState, corrigendumStates, type ObjectedAs, objectedAsAll } from '../../domain/corrigendum.js';

export class CorrigendumObjectionResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty() reason: string;
  @ApiProperty({
    enum: objectedAsAll,
    description: 'recorder: a facilitator or rapporteur entered a written objection.',
  })
  recordedAs: ObjectedAs;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty() objectedAt: Date;
}

export class CorrigendumResponse {
  @ApiProperty() id: string;
  @ApiProperty({ description: '1, 2, 3 … of the conclusion.' }) number: number;
  @ApiProperty({ type: LocalizedTextResponse, description: 'The text with the error.' })
  corrects: LocalizedTextResponse;
  @ApiProperty({ type: LocalizedTextResponse, description: 'The corrected text.' }) text: LocalizedTextResponse;
  @ApiProperty({ description: 'What the clerical error is.' }) error: string;
  @ApiProperty({ format: 'date', description: 'The last day for objections.' }) objectBy: string;
  @ApiProperty({ enum: corrigendumStates, description: 'in-effect: no group objected within the term.' })
  state: CorrigendumState;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty() proposedAt: Date;
  @ApiProperty({ type: CorrigendumObjectionResponse, nullable: true }) objection: CorrigendumObjectionResponse | null;
  @ApiProperty({
    enum: constituencies,
    isArray: true,
    description: 'Groups for which the current user may object now.',
  })
  objectFor: Constituency[];
}

export class ProposedCorrigendumResponse {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date', description: 'The last day for objections.' }) objectBy: string;
}
