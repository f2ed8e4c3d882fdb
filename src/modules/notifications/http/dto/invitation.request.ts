import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsEmail, IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { unlessNull } from '../../../../platform/http/dto.js';
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

export class PrintNoticesRequest {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Organisations of the directory that are invited.' })
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  organisationIds: string[];
}

export class OrganisationMessageRequest {
  @ApiProperty({ format: 'uuid', description: 'The organisation that is invited.' })
  @IsUUID()
  organisationId: string;

  @ApiProperty({ type: String, format: 'email', maxLength: 254, nullable: true, description: 'Null: nothing is sent.' })
  @unlessNull
  @IsEmail()
  @MaxLength(254)
  email: string | null;
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
