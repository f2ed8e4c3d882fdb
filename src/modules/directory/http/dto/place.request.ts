import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { LocalizedTextRequest, PageRequest } from '../../../../platform/http/dto.js';
import { placeLevels } from '../../domain/place.js';
import type { PlaceLevel } from '../../domain/place.js';

export class AddPlaceRequest {
  @ApiProperty({ enum: placeLevels })
  @IsIn(placeLevels)
  level: PlaceLevel;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @ApiProperty({ type: LocalizedTextRequest })
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  name: LocalizedTextRequest;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'ISO 3166-1 alpha-2' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  countryCode?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'ISO 3166-2' })
  @IsOptional()
  @Matches(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
  isoCode?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'GB/T 2260' })
  @IsOptional()
  @Matches(/^[1-9][0-9]{5}$/)
  gbCode?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Number in an official register: of an enterprise the unified social credit code, of a park its code',
  })
  @IsOptional()
  @Matches(/^[0-9A-Z][0-9A-Z-]{1,39}$/)
  registerNumber?: string | null;

  @ApiPropertyOptional({ type: LocalizedTextRequest, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  note?: LocalizedTextRequest | null;
}

/** Contains only the fields to change. */
export class ChangePlaceRequest extends PartialType(
  PickType(AddPlaceRequest, [
    'parentId',
    'name',
    'countryCode',
    'isoCode',
    'gbCode',
    'registerNumber',
    'note',
  ] as const),
) {}

export class ListPlacesRequest extends PageRequest {
  @ApiPropertyOptional({ enum: placeLevels })
  @IsOptional()
  @IsIn(placeLevels)
  level?: PlaceLevel;

  @ApiPropertyOptional({ type: String, format: 'uuid' })
  @IsOptional()
  @IsUUID()
  parentId?: string;
}
