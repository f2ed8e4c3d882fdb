import { ApiProperty } from '@nestjs/swagger';
import { capacities, constituencies, sexes } from '../../../../kernel/actor.js';
import type { Capacity, Constituency, Sex } from '../../../../kernel/actor.js';
import { LocalizedTextResponse, NamedResponse } from '../../../../platform/http/dto.js';

export class DialogueOrganisation {
  @ApiProperty() id: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
}

/** Who somebody was when seated; constituency or capacity, never both. */
export class StandingResponse {
  @ApiProperty({ type: NamedResponse }) person: NamedResponse;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ enum: capacities, nullable: true }) capacity: Capacity | null;
  @ApiProperty({ enum: sexes, nullable: true, type: String, description: 'Null for those who may not see it.' })
  sex: Sex | null;
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
}

/** A group or an organisation that somebody may speak for at a roundtable; one of the two. */
export class BehalfResponse {
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
}

export class CreatedResponse {
  @ApiProperty() id: string;
}

export class VersionResponse {
  @ApiProperty() version: number;
}
