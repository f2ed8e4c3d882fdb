import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { ListOf } from '../../../../platform/http/dto.js';
import { RoundtableOrganisationRequest } from './roundtable.request.js';
import { BilingualText, DialogueTextRequest } from './text.request.js';

export class SaveAgendaTemplateRequest {
  @ApiProperty({ format: 'uuid', description: 'A meeting of a roundtable, whose topics are saved.' })
  @IsUUID()
  meetingId: string;
  @BilingualText() name: DialogueTextRequest;
}

export class SetOrganisationsRequest {
  @ListOf(RoundtableOrganisationRequest, { most: 50 }) organisations: RoundtableOrganisationRequest[];
}

export class SetWomenShareTargetRequest {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: 100,
    description: 'Share of women among titular seats, in percent. Null: no target.',
  })
  @ValidateIf(({ percent }: SetWomenShareTargetRequest) => percent !== null)
  @IsInt()
  @Min(1)
  @Max(100)
  percent: number | null;
}
