import { ApiProperty } from '@nestjs/swagger';
import { capacities, constituencies, sexes } from '../../../../kernel/actor.js';
import type { Capacity, Constituency, Sex } from '../../../../kernel/actor.js';
import { LocalizedTextResponse, NamedResponse } from '../../../../platform/http/dto.js';
import { foundTextKinds } from '../../domain/text.js';
import type { FoundTextKind } from '../../domain/text.js';

export class DialogueOrganisation {
  @ApiProperty() id: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
}

/** A person's affiliation when seated: a constituency or a capacity, never both. */
export class StandingResponse {
  @ApiProperty({ type: NamedResponse }) person: NamedResponse;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ enum: capacities, nullable: true }) capacity: Capacity | null;
  @ApiProperty({ enum: sexes, nullable: true, type: String, description: 'Null if the current user may not see it.' })
  sex: Sex | null;
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
}

/** Either a group or an organisation for which a person may speak at a roundtable. */
export class BehalfResponse {
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
}

export class FoundTextResponse {
  @ApiProperty({ enum: foundTextKinds }) kind: FoundTextKind;
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null for a group.' }) roundtableId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Only for a working group.' }) workingGroupId:
    string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Only for a group meeting: its roundtable.' })
  groupRoundtableId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Only for a reservation.' }) conclusionId: string | null;
  @ApiProperty({ type: String, nullable: true }) agendaItemId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'RT2/D-07',
    description: 'Id of the roundtable or of the conclusion; null for a group.',
  })
  label: string | null;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Only for an agenda item.' })
  title: LocalizedTextResponse | null;
  @ApiProperty({ type: LocalizedTextResponse, description: 'The part that contains the search words.' })
  text: LocalizedTextResponse;
}

export class TextSearchResponse {
  @ApiProperty({ type: [FoundTextResponse] }) items: FoundTextResponse[];
}

export class CreatedResponse {
  @ApiProperty() id: string;
}

export class VersionResponse {
  @ApiProperty() version: number;
}
