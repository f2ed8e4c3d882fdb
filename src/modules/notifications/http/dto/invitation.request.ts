import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type InvitationAnswer, invitationAnswers } from '../../domain/invitation.js';

export class InvitationAnswerRequest {
  @ApiProperty({ enum: invitationAnswers, description: '`substitute`: someone else comes for this person.' })
  @IsIn(invitationAnswers)
  answer: InvitationAnswer;
}
