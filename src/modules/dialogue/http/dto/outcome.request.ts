import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { type OutcomeKind, outcomeKinds } from '../../../../kernel/outcome-kind.js';
import { BilingualText, DialogueTextRequest } from './text.request.js';

export class RecordOutcomeRequest {
  @ApiProperty({ enum: outcomeKinds, description: 'Which kinds a meeting may record depends on whose meeting it is.' })
  @IsIn(outcomeKinds)
  kind: OutcomeKind;
  @ApiProperty({ type: String, required: false, nullable: true, description: 'An item of the agenda of the meeting.' })
  @IsOptional()
  @IsUUID()
  agendaItemId?: string | null;
  @BilingualText() text: DialogueTextRequest;
}
