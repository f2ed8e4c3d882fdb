import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { mostImportRows } from '../../domain/import/problems.js';
import { ActionFields } from './action.request.js';

class CommonChangeRequest extends PickType(ActionFields, [
  'ownerOrganisationId',
  'ownerWorkingGroupId',
  'policyAreas',
  'placeId',
  'startOn',
  'dueOn',
] as const) {
  @ApiPropertyOptional({ description: 'Days by which start and due dates move; negative: earlier.' })
  @IsOptional()
  @IsInt()
  @Min(-3660)
  @Max(3660)
  moveBy?: number;
}

export class CheckChangesRequest {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: mostImportRows })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostImportRows)
  @IsUUID(undefined, { each: true })
  actionIds: string[];

  @ApiProperty({ type: CommonChangeRequest, description: 'A field that is left out stays as it is.' })
  @IsObject()
  @ValidateNested()
  @Type(() => CommonChangeRequest)
  change: CommonChangeRequest;

  @ApiPropertyOptional({ maxLength: 2000, description: 'Reason for new due dates; required only for these.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

export class ChangeActionsRequest extends CheckChangesRequest {
  @ApiProperty({ description: 'Of the check whose changes were reviewed.', maxLength: 64 })
  @IsString()
  @MaxLength(64)
  basis: string;
}
