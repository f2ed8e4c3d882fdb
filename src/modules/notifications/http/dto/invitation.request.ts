import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
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

  @ApiPropertyOptional({
    ...{ type: Boolean, default: false },
    description: 'Letters for all seats, not only for people without an email address.',
  })
  @IsOptional()
  @IsBoolean()
  all?: boolean;
}

export class InvitationTextRequest {
  @ApiPropertyOptional({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'The person whose link for the answer the text contains; without it the text has no link.',
  })
  @IsOptional()
  @IsUUID()
  personId?: string | null;
}
