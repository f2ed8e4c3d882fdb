import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import { ListOf, Text } from '../../../../../platform/http/dto.js';
import type { Direction, Estimator } from '../../../domain/definitions/definition.js';
import { type UnitCode, unitCodes } from '../../../domain/definitions/units.js';

export const directions = [
  'higher_is_better',
  'lower_is_better',
  'target_parity',
  'target_zero',
  'target_one',
  'context',
] as const satisfies readonly Direction[];
export const estimators = [
  'total',
  'mean',
  'proportion',
  'ratio',
  'quantile',
  'index',
] as const satisfies readonly Estimator[];

/** The check reports missing fields, with their place. */
export class DefinitionNameRequest {
  @Text({ min: 0, max: 200 })
  en: string;

  @Text({ min: 0, max: 200 })
  zh: string;
}

export class DefinitionNotesRequest {
  @Text({ min: 0, max: 2000 })
  en: string;

  @Text({ min: 0, max: 2000 })
  zh: string;
}

export class SdgLinkRequest {
  @Text({ min: 0, max: 10 })
  code: string;

  @ApiProperty({ enum: ['adapted', 'context'] })
  @IsIn(['adapted', 'context'])
  link: 'adapted' | 'context';
}

export class DefinitionContentRequest {
  @ApiProperty({ type: DefinitionNameRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => DefinitionNameRequest)
  name: DefinitionNameRequest;

  @Text({ min: 0, max: 60 })
  group: string;

  @Text({ min: 0, max: 2000 })
  universe: string;

  @Text({ min: 0, max: 2000 })
  numerator: string;

  @Text({ min: 0, max: 2000 })
  denominator: string;

  @ApiProperty({ enum: estimators })
  @IsIn(estimators)
  estimator: Estimator;

  @ApiProperty({ enum: unitCodes })
  @IsIn(unitCodes)
  unit: UnitCode;

  @ApiProperty({ type: [String], maxItems: 12 })
  @IsArray()
  @ArrayMaxSize(12)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  disaggregations: string[];

  @ApiProperty({ enum: directions })
  @IsIn(directions)
  direction: Direction;

  @ListOf(SdgLinkRequest, { most: 12 })
  sdg: SdgLinkRequest[];

  @ApiProperty({ type: DefinitionNotesRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => DefinitionNotesRequest)
  notes: DefinitionNotesRequest;

  @ApiProperty({ description: 'No longer computed; runs that used it keep their figures' })
  @IsBoolean()
  retired: boolean;
}

export class CheckDefinitionRequest extends DefinitionContentRequest {
  @Text({ min: 0, max: 80 })
  id: string;

  @ApiProperty({ description: 'Whether this is a new indicator' })
  @IsBoolean()
  isNew: boolean;
}

export class DefineIndicatorRequest extends DefinitionContentRequest {
  @Text({ max: 80 })
  id: string;

  @Text({ max: 500 })
  reason: string;
}

/** Contains only the fields to change, and the reason. */
export class ReviseDefinitionRequest extends PartialType(DefinitionContentRequest) {
  @Text({ max: 500 })
  reason: string;
}
