import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Constituency } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';
import { CalendarDate, ListOf, unlessNull } from '../../../platform/http/dto.js';
import { mostBudgetLines } from '../../domain/budget.js';
import type { DatePrecision } from '../../domain/lateness.js';
import { datePrecisions } from '../../domain/lateness.js';
import type { GenderTag, PolicyArea } from '../../domain/policy-area.js';
import { genderTags } from '../../domain/policy-area.js';
import type { ActionStatus } from '../../domain/status.js';
import { actionStatuses } from '../../domain/status.js';
import type { Tag } from '../../domain/tags.js';
import { BudgetLineRequest } from './budget.request.js';
import { RiskRequest } from './risk.request.js';
import { Tags } from './tags.request.js';

export class TitleRequest {
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @MaxLength(300)
  en: string;

  @ApiProperty({ maxLength: 300 })
  @IsString()
  @MaxLength(300)
  zh: string;
}

export class PassageRequest {
  @ApiProperty({ maxLength: 8000 })
  @IsString()
  @MaxLength(8000)
  en: string;

  @ApiProperty({ maxLength: 8000 })
  @IsString()
  @MaxLength(8000)
  zh: string;
}

/** A language that is left out keeps its text. */
class TitleChangeRequest {
  @ApiPropertyOptional({ maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  en?: string;

  @ApiPropertyOptional({ maxLength: 300 })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  zh?: string;
}

/** A language that is left out keeps its text. */
class PassageChangeRequest {
  @ApiPropertyOptional({ maxLength: 8000 })
  @IsOptional()
  @IsString()
  @MaxLength(8000)
  en?: string;

  @ApiPropertyOptional({ maxLength: 8000 })
  @IsOptional()
  @IsString()
  @MaxLength(8000)
  zh?: string;
}

export class ActionFields {
  @ApiPropertyOptional({ type: [String], description: 'The conclusions that the action implements.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  conclusionIds?: string[];

  @ApiPropertyOptional({ type: [String], description: 'The findings of studies that the action follows.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  findingIds?: string[];

  @Tags()
  tags?: Tag[];

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @unlessNull
  @IsUUID()
  objectiveId?: string | null;

  @ApiPropertyOptional({ type: [Number], description: 'Policy areas 1 to 9 of the ILO just-transition guidelines.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @IsInt({ each: true })
  policyAreas?: PolicyArea[];

  @ApiPropertyOptional({ enum: genderTags, nullable: true })
  @unlessNull
  @IsIn(genderTags)
  genderTag?: GenderTag | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @unlessNull
  @IsUUID()
  ownerOrganisationId?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'uuid',
    description: 'The working group that owns the action instead of an organisation.',
  })
  @unlessNull
  @IsUUID()
  ownerWorkingGroupId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @unlessNull
  @IsUUID()
  ownerPersonId?: string | null;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  coOwnerOrganisationIds?: string[];

  @CalendarDate({ optional: true, nullable: true })
  startOn?: string | null;

  @CalendarDate({ optional: true, nullable: true })
  dueOn?: string | null;

  @ApiPropertyOptional({ enum: datePrecisions })
  @IsOptional()
  @IsIn(datePrecisions)
  duePrecision?: DatePrecision;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @unlessNull
  @IsUUID()
  placeId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @unlessNull
  @IsUUID()
  planId?: string | null;

  @ApiPropertyOptional({
    enum: constituencies,
    nullable: true,
    description: 'The only group that may confirm; null: any other group.',
  })
  @unlessNull
  @IsIn(constituencies)
  validatorConstituency?: Constituency | null;

  @ApiPropertyOptional({ type: RiskRequest, nullable: true, description: 'The main risk; null: none is stated.' })
  @unlessNull
  @IsObject()
  @ValidateNested()
  @Type(() => RiskRequest)
  risk?: RiskRequest | null;

  @ListOf(BudgetLineRequest, {
    ...{ most: mostBudgetLines, optional: true, description: 'One line for each source and currency.' },
  })
  budget?: BudgetLineRequest[];
}

export class OpenActionRequest extends ActionFields {
  @ApiProperty({ type: TitleRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => TitleRequest)
  title: TitleRequest;

  @ApiPropertyOptional({ type: PassageRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PassageRequest)
  description?: PassageRequest;

  @ApiPropertyOptional({ description: 'The work started before the action was entered.' })
  @IsOptional()
  @IsBoolean()
  underWay?: boolean;

  @ApiPropertyOptional({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'The meeting in whose room the action is created: the owner must be in the meeting. Not stored.',
  })
  @IsOptional()
  @IsUUID()
  meetingId?: string | null;
}

export class EditActionRequest extends ActionFields {
  @ApiPropertyOptional({ type: TitleChangeRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TitleChangeRequest)
  title?: TitleChangeRequest;

  @ApiPropertyOptional({ type: PassageChangeRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PassageChangeRequest)
  description?: PassageChangeRequest;

  @ApiPropertyOptional({
    maxLength: 2000,
    description: 'Reason for changing an agreed due date; required only for such a change.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({
    description: 'Changed texts only correct the wording, so that confirmations of other groups still count.',
  })
  @IsOptional()
  @IsBoolean()
  isWording?: boolean;
}

export class ChangeStatusRequest {
  @ApiProperty({ enum: actionStatuses })
  @IsIn(actionStatuses)
  status: ActionStatus;

  @ApiPropertyOptional({ maxLength: 4000 })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  reason?: string;
}
