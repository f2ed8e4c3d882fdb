import { ApiProperty } from '@nestjs/swagger';
import { capacities, constituencies, sexes } from '../../../../kernel/actor.js';
import type { Capacity, Constituency, Sex } from '../../../../kernel/actor.js';

/** A text of the dialogue; an empty side is a translation that is still to follow. */
export class DialogueText {
  @ApiProperty() en: string;
  @ApiProperty() zh: string;
}

export class DialoguePlace {
  @ApiProperty() id: string;
  @ApiProperty({ type: DialogueText }) name: DialogueText;
}

export class DialogueOrganisation {
  @ApiProperty() id: string;
  @ApiProperty({ type: DialogueText }) name: DialogueText;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
}

export class DialoguePerson {
  @ApiProperty() id: string;
  @ApiProperty({ type: DialogueText }) name: DialogueText;
}

/** Who somebody was when seated; constituency or capacity, never both. */
export class StandingResponse {
  @ApiProperty({ type: DialoguePerson }) person: DialoguePerson;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ enum: capacities, nullable: true }) capacity: Capacity | null;
  @ApiProperty({ enum: sexes }) sex: Sex;
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
}

export class CreatedResponse {
  @ApiProperty() id: string;
}

export class VersionResponse {
  @ApiProperty() version: number;
}
