import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { type InvitationAnswer, invitationAnswers } from '../../domain/invitation.js';

export class InvitationAnswerRequest {
  @ApiProperty({ enum: invitationAnswers, description: '`substitute`: someone else comes for this person.' })
  @IsIn(invitationAnswers)
  answer: InvitationAnswer;
}

export class PrintLettersRequest {
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'The letter of this person only.' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;
}
