import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Constituency } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';
import { CalendarDate, unlessNull } from '../../../platform/http/dto.js';
import { longestNextStep } from '../../domain/next-step.js';
import type { ActionStatus } from '../../domain/status.js';
import { actionStatuses } from '../../domain/status.js';
import type { Verdict } from '../../domain/validation.js';
import { verdicts } from '../../domain/validation.js';

export class ReportProgressRequest {
  @ApiProperty({ maxLength: 8000 })
  @IsString()
  @MaxLength(8000)
  text: string;

  @ApiPropertyOptional({ minimum: 0, maximum: 100 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  progress?: number;

  @ApiPropertyOptional({ enum: actionStatuses })
  @IsOptional()
  @IsIn(actionStatuses)
  status?: ActionStatus;

  @ApiPropertyOptional({
    maxLength: longestNextStep,
    description: 'What the owner does next, in one line. If absent, the action has no next step any more.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(longestNextStep)
  nextStep?: string;

  @CalendarDate({ optional: true, nullable: true, description: 'The day of the next step.' })
  nextStepOn?: string | null;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  evidenceIds?: string[];
}

export class CorrectReportRequest {
  @ApiProperty({ maxLength: 8000, description: 'The whole corrected text.' })
  @IsString()
  @MaxLength(8000)
  text: string;
}

export class ValidateClaimRequest {
  @ApiProperty({ enum: verdicts })
  @IsIn(verdicts)
  verdict: Verdict;

  @ApiProperty({ maxLength: 4000 })
  @IsString()
  @MaxLength(4000)
  words: string;

  @ApiPropertyOptional({
    enum: constituencies,
    nullable: true,
    description: 'The group that responds; absent: the group of the current user.',
  })
  @unlessNull
  @IsIn(constituencies)
  constituency?: Constituency | null;
}

const decimal = /^-?\d{1,15}(\.\d{1,6})?$/;

export class SetTargetRequest {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'A decimal number in the scale of the estimates; a share is 0 to 1.',
  })
  @unlessNull
  @Matches(decimal)
  baseline?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 40 })
  @unlessNull
  @IsString()
  @MaxLength(40)
  baselinePeriod?: string | null;

  @ApiProperty({ description: 'A decimal number in the scale of the estimates; a share is 0 to 1.' })
  @Matches(decimal)
  target: string;

  @CalendarDate({ optional: true, nullable: true })
  targetOn?: string | null;
}
