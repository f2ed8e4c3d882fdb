import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CalendarDate, ListOf, unlessNull } from '../../../platform/http/dto.js';
import { type DatePrecision, datePrecisions } from '../../domain/lateness.js';
import { type FindingKind, findingKinds, mostParts, type PlanKind, planKinds } from '../../domain/plan.js';
import type { Tag } from '../../domain/tags.js';
import { PassageRequest, TitleRequest } from './action.request.js';
import { Tags } from './tags.request.js';

export class AddObjectiveRequest {
  @ApiProperty({ minimum: 1, maximum: 9 })
  @IsInt()
  @Min(1)
  @Max(9)
  policyArea: number;

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
}

export class EditObjectiveRequest {
  @ApiPropertyOptional({ type: TitleRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TitleRequest)
  title?: TitleRequest;

  @ApiPropertyOptional({ type: PassageRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PassageRequest)
  description?: PassageRequest;
}

class UnitRequest {
  @ApiProperty({ maxLength: 60 })
  @IsString()
  @MaxLength(60)
  en: string;

  @ApiProperty({ maxLength: 60 })
  @IsString()
  @MaxLength(60)
  zh: string;
}

class PlanTargetRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Absent for a new target.' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ type: TitleRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => TitleRequest)
  title: TitleRequest;

  @CalendarDate({ optional: true, nullable: true, description: 'The last day of the year, month or day.' })
  dueOn?: string | null;

  @ApiPropertyOptional({ enum: datePrecisions })
  @IsOptional()
  @IsIn(datePrecisions)
  duePrecision?: DatePrecision;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'A decimal number.', example: '85.5' })
  @unlessNull
  @Matches(/^-?\d{1,15}(\.\d{1,6})?$/)
  value?: string | null;

  @ApiPropertyOptional({ type: UnitRequest, nullable: true })
  @unlessNull
  @IsObject()
  @ValidateNested()
  @Type(() => UnitRequest)
  unit?: UnitRequest | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 80 })
  @unlessNull
  @IsString()
  @MaxLength(80)
  indicatorId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @unlessNull
  @IsUUID()
  instrumentId?: string | null;
}

class FindingRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Absent for a new finding.' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ enum: findingKinds })
  @IsIn(findingKinds)
  kind: FindingKind;

  @ApiProperty({ type: PassageRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => PassageRequest)
  text: PassageRequest;
}

class PlanFields {
  @ApiPropertyOptional({ type: PassageRequest, nullable: true })
  @unlessNull
  @IsObject()
  @ValidateNested()
  @Type(() => PassageRequest)
  note?: PassageRequest | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000, description: 'The address of the document.' })
  @unlessNull
  @IsString()
  @MaxLength(1000)
  link?: string | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1900, maximum: 2200 })
  @unlessNull
  @IsInt()
  @Min(1900)
  @Max(2200)
  fromYear?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1900, maximum: 2200 })
  @unlessNull
  @IsInt()
  @Min(1900)
  @Max(2200)
  toYear?: number | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid' })
  @unlessNull
  @IsUUID()
  placeId?: string | null;

  @Tags()
  tags?: Tag[];

  @ListOf(PlanTargetRequest, {
    ...{ most: mostParts, optional: true, description: 'All targets; those that are left out are removed.' },
  })
  targets?: PlanTargetRequest[];

  @ListOf(FindingRequest, {
    ...{
      most: mostParts,
      optional: true,
      description: 'All findings of a study; those that are left out are removed.',
    },
  })
  findings?: FindingRequest[];
}

export class AddPlanRequest extends PlanFields {
  @ApiProperty({ enum: planKinds })
  @IsIn(planKinds)
  kind: PlanKind;

  @ApiProperty({ type: TitleRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => TitleRequest)
  title: TitleRequest;
}

export class EditPlanRequest extends PlanFields {
  @ApiPropertyOptional({ enum: planKinds })
  @IsOptional()
  @IsIn(planKinds)
  kind?: PlanKind;

  @ApiPropertyOptional({ type: TitleRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TitleRequest)
  title?: TitleRequest;

  @ApiPropertyOptional({ description: 'No longer offered for actions.' })
  @IsOptional()
  @IsBoolean()
  retired?: boolean;
}
